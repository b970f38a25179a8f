"""What members do with drafts: write them, give seats, say and answer comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.check.scope import market as market_of
from daodi.hub.cooperation.consensus.models import Clause, Comment, Disposition, Draft, Seat, State, Version
from daodi.hub.cooperation.consensus.policy import may_comment, may_draft, may_take
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, Standing
from daodi.resolve import resolve

FACTS = ("code", "title", "title_zh_hans", "title_zh_hant", "about", "force", "market", "use")
CLAUSE = ("number", "text", "analyte", "operator", "value", "unit", "material")


@transaction.atomic
def begin(*, actor: Actor, facts: Mapping[str, Any], supersedes: Draft | None = None) -> Draft:
    """A draft with an empty first version; its owner takes the first seat."""
    owner = acting_for(actor)
    draft = Draft(owner=owner, supersedes=supersedes, **{name: facts[name] for name in FACTS if name in facts})
    draft.market = _market(draft.market)
    if supersedes is not None:
        may_change(actor, supersedes)
    checked(draft).save(force_insert=True)
    Version.objects.create(draft=draft, number=1)
    Seat.objects.create(draft=draft, member=owner)
    record(actor=actor, verb="begin", subject=draft, changes={"code": draft.code, "title": draft.title})
    return draft


@transaction.atomic
def seat(*, actor: Actor, draft: Draft, member: Organisation) -> Seat:
    """Gives a member a seat: it sees the draft, comments, and votes in ballots opened from now on."""
    may_change(actor, draft)
    if member.standing != Standing.APPROVED:
        raise Invalid({"member": _("This organisation is not a member yet.")})
    if draft.seats.filter(member=member).exists():
        raise Invalid({"member": _("This member has a seat already.")})
    given = Seat.objects.create(draft=draft, member=member)
    access.share(actor=actor, subject=draft, to=member)
    record(actor=actor, verb="seat", subject=draft, changes={"member": str(member.pk)})
    for membership in member.memberships.select_related("user"):
        tell(
            to=membership.user,
            say=lambda: _("You have a seat in the draft “%s”.") % draft.title,
            path=f"/cooperation/consensus/{draft.pk}",
        )
    return given


@transaction.atomic
def write(*, actor: Actor, draft: Draft, facts: Mapping[str, Any], clause: Clause | None = None) -> Clause:
    """Adds a clause to the version being drafted, or changes one of it; a limit names its material by any name."""
    may_draft(actor, draft)
    version = draft.versions.all()[0]
    if clause is not None and clause.version_id != version.pk:
        raise Conflict(_("This clause belongs to an earlier version."))
    clause = clause or Clause(version=version, position=version.clauses.count() + 1)
    for name in CLAUSE:
        setattr(clause, name, str(facts.get(name, getattr(clause, name))).strip())
    _whole(clause)
    checked(clause).save()
    record(actor=actor, verb="write", subject=draft, changes={"clause": clause.number, "version": version.number})
    return clause


@transaction.atomic
def strike(*, actor: Actor, clause: Clause) -> None:
    """Takes a clause out of the version being drafted."""
    draft = clause.version.draft
    may_draft(actor, draft)
    if clause.version.frozen_at is not None:
        raise Conflict(_("This clause belongs to an earlier version."))
    record(actor=actor, verb="strike", subject=draft, changes={"clause": clause.number})
    clause.delete()


@transaction.atomic
def open_comment(*, actor: Actor, draft: Draft) -> None:
    """Fixes the version and asks those with a seat to comment."""
    step = may_take(actor, draft, "open-comment")
    version = draft.versions.all()[0]
    if not version.clauses.exists():
        raise Conflict(_("Write at least one clause first."))
    version.frozen_at = timezone.now()
    version.save(update_fields=["frozen_at"])
    move(actor, draft, "open-comment", step.after)


@transaction.atomic
def revise(*, actor: Actor, draft: Draft) -> Version:
    """A new version with the clauses of the last one; every comment must have its answer first."""
    step = may_take(actor, draft, "revise")
    answered(draft)
    last = draft.versions.all()[0]
    version = Version.objects.create(draft=draft, number=last.number + 1)
    for clause in last.clauses.all():
        Clause.objects.create(
            version=version, position=clause.position, **{name: getattr(clause, name) for name in CLAUSE}
        )
    move(actor, draft, "revise", step.after)
    return version


@transaction.atomic
def withdraw(*, actor: Actor, draft: Draft) -> None:
    """Gives a draft up; what was said stays on record."""
    move(actor, draft, "withdraw", may_take(actor, draft, "withdraw").after)


@transaction.atomic
def comment(*, actor: Actor, draft: Draft, facts: Mapping[str, Any]) -> Comment:
    """Says something of a clause, or of the whole where no clause is named."""
    may_comment(actor, draft)
    version = draft.versions.all()[0]
    said = Comment(version=version, member=actor.organisation)
    for name in ("clause", "kind", "text", "proposal"):
        setattr(said, name, facts.get(name, getattr(said, name)))
    if said.clause and not version.clauses.filter(number=said.clause).exists():
        raise Invalid({"clause": _("expected the number of a clause of this version")})
    checked(said).save(force_insert=True)
    record(actor=actor, verb="comment", subject=draft, changes={"comment": str(said.pk), "clause": said.clause})
    return said


@transaction.atomic
def dispose(*, actor: Actor, said: Comment, disposition: str, reason: str) -> None:
    """Says what was made of a comment, and why."""
    draft = said.version.draft
    may_change(actor, draft)
    if draft.state not in (State.COMMENT, State.RESOLUTION):
        raise Conflict(draft.get_state_display())
    if disposition not in Disposition.values or disposition == Disposition.OPEN:
        raise Invalid({"disposition": _("expected accepted, in part, not accepted, or noted")})
    if not reason.strip():
        raise Invalid({"reason": _("Say why, in a few words.")})
    said.disposition, said.reason = disposition, reason.strip()[:5000]
    said.save(update_fields=["disposition", "reason"])
    record(actor=actor, verb="dispose", subject=draft, changes={"comment": str(said.pk), "as": disposition})


def answered(draft: Draft) -> None:
    """``Conflict`` where a comment on the last version still waits for its answer."""
    waiting = draft.versions.all()[0].comments.filter(disposition=Disposition.OPEN).count()
    if waiting:
        raise Conflict(_("%d comments wait for an answer.") % waiting)


def move(actor: Actor, draft: Draft, verb: str, after: State) -> None:
    """Keeps where a draft stands now."""
    before, draft.state = draft.state, after
    draft.save(update_fields=["state"])
    record(actor=actor, verb=verb, subject=draft, changes={"state": [before, after]})


def _market(text: str) -> str:
    code = market_of(text)
    if code is None:
        raise Invalid({"market": _("expected a market: HK, EU, ISO …")})
    return code


def _whole(clause: Clause) -> None:
    """A limit has all its parts, or none; its material is one that is known."""
    parts = {"operator": clause.operator, "material": clause.material}
    if clause.operator != "absent":
        parts |= {"value": clause.value, "unit": clause.unit}
    if not clause.analyte:
        if any(parts.values()):
            raise Invalid({"analyte": _("Say what is measured, or leave the limit empty.")})
        return
    missing = {name: _("A limit needs this.") for name, value in parts.items() if not value}
    if missing:
        raise Invalid(missing)
    resolution = resolve(clause.material)
    if resolution.status != "match":
        raise Invalid({"material": _("“%s” is no name of one material.") % clause.material})
    clause.material = resolution.materials[0].id
