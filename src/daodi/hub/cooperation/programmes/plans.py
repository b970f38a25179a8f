"""What members do with plans and commitments: enter, correct, show to others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from daodi.hub.cooperation.programmes.entering import NONE, Evidence, fill
from daodi.hub.cooperation.programmes.models import Commitment, Indicator, Party, Place, Plan, Project
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import grants_of
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Organisation

PLAN = ("title", "titles", "about", "begins", "ends", "source")
COMMITMENT = ("text", "texts", "position", "state")


@transaction.atomic
def add_plan(*, actor: Actor, **facts: Any) -> Plan:
    """A plan of the actor's organisation, private at first. Facts: ``PLAN``."""
    owner = acting_for(actor)
    plan = Plan(owner=owner, example=owner.example)
    changes = fill(plan, facts, PLAN)
    plan.save(force_insert=True)
    record(actor=actor, verb="add-plan", subject=plan, changes=changes)
    return plan


@transaction.atomic
def change_plan(*, actor: Actor, plan: Plan, **facts: Any) -> Plan:
    """Corrects what is stated of a plan."""
    may_change(actor, plan)
    changes = fill(plan, facts, PLAN)
    plan.save()
    record(actor=actor, verb="change-plan", subject=plan, changes=changes)
    return plan


@transaction.atomic
def add_commitment(*, actor: Actor, plan: Plan, evidence: Evidence = NONE, **facts: Any) -> Commitment:
    """One thing the plan promises. Facts: ``COMMITMENT``."""
    may_change(actor, plan)
    made = Commitment(plan=plan, position=plan.commitments.count() + 1)
    facts = {**facts, **evidence.facts()}
    changes = fill(made, facts, (*COMMITMENT, *evidence.facts()))
    made.save(force_insert=True)
    record(actor=actor, verb="add-commitment", subject=plan, changes={"commitment": str(made.pk), **changes})
    return made


@transaction.atomic
def change_commitment(*, actor: Actor, commitment: Commitment, **facts: Any) -> Commitment:
    """Corrects a commitment, or says that it was changed or dropped."""
    may_change(actor, commitment.plan)
    changes = fill(commitment, facts, COMMITMENT)
    commitment.save()
    verb = "change-commitment"
    record(actor=actor, verb=verb, subject=commitment.plan, changes={"commitment": str(commitment.pk), **changes})
    return commitment


@transaction.atomic
def add_party(
    *, actor: Actor, of: Plan | Project, name: str = "", organisation: Organisation | None = None, **facts: Any
) -> Party:
    """A party of a plan or project: a member, or a name that stands in a source. Facts: role, identifier, kind."""
    may_change(actor, of)
    party = Party(plan=of if isinstance(of, Plan) else None, project=of if isinstance(of, Project) else None)
    said = {"name": name or (organisation.name if organisation else ""), "organisation": organisation, **facts}
    changes = fill(party, said, ("name", "organisation", "role", "identifier", "kind"))
    party.save(force_insert=True)
    record(actor=actor, verb="add-party", subject=of, changes=changes)
    return party


def whole(plan: Plan) -> Iterator[Owned]:
    """The plan and all that is shown with it."""
    yield plan
    yield from plan.projects.all()
    yield from Indicator.objects.filter(commitment__plan=plan)
    yield from Indicator.objects.filter(project__plan=plan)
    yield from plan.places.all()


@transaction.atomic
def show(*, actor: Actor, plan: Plan, visibility: str) -> None:
    """Shows a plan with its projects, indicators and places to everybody, or takes them back."""
    for subject in whole(plan):
        access.set_visibility(actor=actor, subject=subject, visibility=visibility)
    plan.visibility = visibility


@transaction.atomic
def share(*, actor: Actor, plan: Plan, to: Organisation, until: datetime | None = None) -> None:
    """Lets another member see a plan with all that belongs to it, until a time."""
    for subject in whole(plan):
        access.share(actor=actor, subject=subject, to=to, until=until)


@transaction.atomic
def withdraw(*, actor: Actor, plan: Plan, to: Organisation) -> None:
    """Ends what was shared of a plan; a member still sees the indicators that it is to report."""
    access.withdraw(actor=actor, subject=plan, to=to)
    for subject in list(whole(plan))[1:]:
        reports = isinstance(subject, Indicator) and subject.reports.filter(member=to).exists()
        if not reports and grants_of(subject, actor).filter(to=to).exists():
            access.withdraw(actor=actor, subject=subject, to=to)


def shown_alike(*, actor: Actor, subject: Project | Indicator | Place, plan: Plan | None) -> None:
    """What joins a plan later is seen by those who see the plan."""
    if plan is None:
        return
    if plan.visibility != subject.visibility:
        access.set_visibility(actor=actor, subject=subject, visibility=plan.visibility)
    for grant in grants_of(plan, actor):
        access.share(actor=actor, subject=subject, to=grant.to, until=grant.until)
