"""What members do with projects: enter, correct, and say what money they have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from daodi.hub.cooperation.programmes.entering import NONE, Evidence, fill
from daodi.hub.cooperation.programmes.models import Money, Place, Plan, Project
from daodi.hub.cooperation.programmes.plans import shown_alike
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record

DAYS = ("planned_start", "actual_start", "planned_end", "actual_end")
PROJECT = (
    *("title", "titles", "about", "identifier", "identifiers", "stage", "sectors", "countries", "source", "imported"),
    *DAYS,
)
MONEY = ("kind", "value", "currency", "on", "begins", "ends", "provider", "receiver")


@transaction.atomic
def add_project(*, actor: Actor, plan: Plan | None = None, places: Iterable[Place] = (), **facts: Any) -> Project:
    """A project of the actor's organisation, of its own plan or of none. Facts: ``PROJECT``."""
    owner = acting_for(actor)
    if plan is not None:
        may_change(actor, plan)
    project = Project(owner=owner, plan=plan, example=owner.example)
    changes = fill(project, facts, PROJECT)
    project.save(force_insert=True)
    _set_places(actor, project, places)
    record(actor=actor, verb="add-project", subject=project, changes=changes)
    shown_alike(actor=actor, subject=project, plan=plan)
    return project


@transaction.atomic
def change_project(*, actor: Actor, project: Project, places: Iterable[Place] | None = None, **facts: Any) -> Project:
    """Corrects what is stated of a project."""
    may_change(actor, project)
    changes = fill(project, facts, PROJECT)
    project.save()
    if places is not None:
        _set_places(actor, project, places)
    record(actor=actor, verb="change-project", subject=project, changes=changes)
    return project


@transaction.atomic
def add_money(*, actor: Actor, project: Project, evidence: Evidence = NONE, **facts: Any) -> Money:
    """An amount of a project, in the currency it was stated in. Facts: ``MONEY``."""
    may_change(actor, project)
    money = Money(project=project)
    facts = {**facts, **evidence.facts()}
    changes = fill(money, facts, (*MONEY, *evidence.facts()))
    money.save(force_insert=True)
    record(actor=actor, verb="add-money", subject=project, changes={"money": str(money.pk), **changes})
    return money


def _set_places(actor: Actor, project: Project, places: Iterable[Place]) -> None:
    chosen = list(places)
    for place in chosen:
        may_change(actor, place)
    project.places.set(chosen)
