"""When rules changed: each lot with kept verdicts is checked again, and what came out other is kept and told.

The work goes owner by owner, in parts; where it is cut short it goes on from its place. A verdict that is kept already
by the same rules is left alone, so that nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from daodi.check import Verdict
from daodi.check.rules import Rulebook
from daodi.hub.core.access.actor import WRITE, Actor
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.core.rulebook.laid import book, edition_of
from daodi.hub.materia.laboratory import judging, queries
from daodi.hub.materia.laboratory.changes import Change, changes
from daodi.hub.materia.laboratory.models import Lot, VerdictRecord

PART = 50
DONE = "-"
NAMED = 5
PAGE = "/materia/laboratory/changes"


@dataclass(frozen=True)
class Place:
    """How far the work came: whose lots, after which one, and what of that owner's came out other."""

    owner: str = ""
    after: str = ""
    done: int = 0
    other: int = 0
    codes: list[str] = field(default_factory=list)


class Other(NamedTuple):
    """A verdict that is other than the one kept last."""

    before: VerdictRecord
    now: Verdict
    changed: list[Change]


class Part(NamedTuple):
    """The next lots of an owner (none: the owner is done), and what is other of each."""

    owner: str
    lots: Sequence[Lot]
    other: dict[Lot, list[Other]]
    rules: str


def checked() -> QuerySet[Lot]:
    """The lots that have a kept verdict."""
    return Lot.objects.filter(Exists(VerdictRecord.objects.filter(lot=OuterRef("pk"))))


def next_part(at: Place) -> Part | None:
    """What comes next; None where every owner is done. Nothing is kept yet."""
    owner = at.owner or _next_owner("")
    if owner in ("", DONE):
        return None
    found = queries.with_results(checked().filter(owner_id=UUID(owner)).select_related("owner").order_by("pk"))
    lots = list((found.filter(pk__gt=at.after) if at.after else found)[:PART])
    rules = book()
    return Part(owner, lots, _other(lots, rules, timezone.localdate()), edition_of(rules))


def keep(at: Place, part: Part) -> Place:
    """Keeps what is other, and tells the owner's people when the last of their lots was looked at."""
    followed = set(VerdictRecord.objects.filter(follows__lot__in=part.lots).values_list("follows_id", flat=True))
    for lot, other in part.other.items():
        _keep(lot, [one for one in other if one.before.pk not in followed], part.rules)
    codes = [*at.codes, *(lot.code for lot in part.other)]
    at = replace(at, owner=part.owner, other=at.other + len(part.other), codes=codes[:NAMED])
    if part.lots:
        return replace(at, after=str(part.lots[-1].pk), done=at.done + len(part.lots))
    if at.other:
        _tell(at)
    return Place(owner=_next_owner(part.owner) or DONE, done=at.done)


def _next_owner(after: str) -> str:
    owners = Organisation.objects.filter(Exists(checked().filter(owner=OuterRef("pk")))).order_by("pk")
    found = (owners.filter(pk__gt=after) if after else owners).values_list("pk", flat=True).first()
    return str(found) if found else ""


def _other(lots: Sequence[Lot], rules: Rulebook, today: date) -> dict[Lot, list[Other]]:
    kept = _last_of(lots)
    found: dict[Lot, list[Other]] = {}
    for lot in lots:
        waiting = [one for one in kept.get(lot.pk, ()) if one.rules != edition_of(rules)]
        if other := [each for each in _again(lot, waiting, rules, today) if each.changed]:
            found[lot] = other
    return found


def _again(lot: Lot, kept: Sequence[VerdictRecord], rules: Rulebook, today: date) -> Iterable[Other]:
    """A verdict of the day it was made is asked of today; one of another day is asked of that day again."""
    for on in {_day(one, today) for one in kept}:
        before = {one.market: one for one in kept if _day(one, today) == on}
        for now in judging.verdicts([lot], markets=list(before), on=on, rules=rules):
            one = before[now.market]
            yield Other(one, now, changes(judging.as_answered(one), now))


def _day(one: VerdictRecord, today: date) -> date:
    return one.on if one.on < timezone.localdate(one.made_at) else today


def _last_of(lots: Sequence[Lot]) -> dict[object, list[VerdictRecord]]:
    """The last verdict kept of each lot in each market."""
    of_lots = VerdictRecord.objects.filter(lot__in=lots).order_by("made_at")
    last = {(lot, market): pk for lot, market, pk in of_lots.values_list("lot", "market", "pk")}
    found: dict[object, list[VerdictRecord]] = {}
    for one in VerdictRecord.objects.filter(pk__in=last.values()).order_by("market"):
        found.setdefault(one.lot_id, []).append(one)
    return found


def _keep(lot: Lot, other: Sequence[Other], rules: str) -> None:
    if not other:
        return
    site = Actor(organisation=lot.owner, scopes=WRITE, via="rules")
    told = {one.now.market: [list(change) for change in one.changed] for one in other}
    record(actor=site, verb="recheck", subject=lot, changes={"rules": rules, "changed": told})
    VerdictRecord.objects.bulk_create(
        VerdictRecord(
            lot=lot,
            market=one.now.market,
            on=one.now.on,
            outcome=one.now.verdict,
            answer=one.now.to_dict(),
            rules=rules,
            follows=one.before,
        )
        for one in other
    )


def _tell(at: Place) -> None:
    for person in User.objects.filter(memberships__organisation_id=UUID(at.owner), is_active=True).distinct():
        tell(to=person, say=lambda: _said(at), path=PAGE)


def _said(at: Place) -> str:
    named = ", ".join(at.codes) + ("…" if at.other > len(at.codes) else "")
    said = ngettext(
        "Rules changed: the verdict of %(n)d of your lots is other now (%(lots)s).",
        "Rules changed: the verdicts of %(n)d of your lots are other now (%(lots)s).",
        at.other,
    )
    return said % {"n": at.other, "lots": named}
