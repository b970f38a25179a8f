"""What an actor may see of lots, reports and requests. Everything begins with ``visible``."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Kind, Organisation, Standing
from daodi.hub.core.search.queries import matching
from daodi.hub.materia.laboratory.models import Lot, Report, ResultRow, TestRequest, VerdictRecord

M = TypeVar("M", bound=Model)
MOST_NAMED = 20
WHOSE = ("own", "shared", "published")


def lots(actor: Actor, *, whose: str = "", text: str = "") -> QuerySet[Lot]:
    """The lots this actor may see, newest first: all, or their own, those shared with them, those published."""
    seen = visible(Lot.objects.select_related("owner"), actor)
    if text := text.strip():
        seen = seen.filter(pk__in=matching(text, actor, Lot))
    own = Q(owner=actor.organisation) if actor.organisation else Q(pk__in=[])
    if whose == "own":
        return seen.filter(own)
    if whose == "published":
        return seen.filter(~own, visibility="published")
    return seen.filter(~own, visibility="private") if whose == "shared" else seen


def with_results(seen: QuerySet[Lot]) -> QuerySet[Lot]:
    """The same lots with all that a check needs, in a few queries however many they are."""
    return seen.prefetch_related(Prefetch("results", ResultRow.objects.select_related("report")), "identities")


def lot(actor: Actor, lot_id: UUID | str) -> Lot:
    """One lot with its results, or ``NotFound``."""
    return one(with_results(Lot.objects.select_related("owner")), actor, lot_id)


def reports(actor: Actor) -> QuerySet[Report]:
    """The reports of the actor's own organisation, newest first, and those shared with it."""
    return visible(Report.objects.select_related("document", "owner"), actor)


def report(actor: Actor, report_id: UUID | str) -> Report:
    """One report, or ``NotFound``."""
    return one(Report.objects.select_related("document", "owner"), actor, report_id)


def lots_of(actor: Actor, kept: Report) -> QuerySet[Lot]:
    """The lots that a report told of, as far as the actor may see them."""
    return with_results(lots(actor)).filter(results__report=kept).distinct()


def readable(actor: Actor, seen: Lot) -> set[UUID]:
    """The reports of a lot that the actor may see themselves; who sees the lot need not see its papers."""
    return set(reports(actor).filter(results__lot=seen).values_list("pk", flat=True))


def latest(seen: Lot) -> dict[str, VerdictRecord]:
    """The last verdict kept of a lot in each market."""
    last: dict[str, VerdictRecord] = {}
    for kept in seen.records.order_by("made_at"):
        last[kept.market] = kept
    return last


def record(actor: Actor, record_id: UUID | str) -> VerdictRecord:
    """One kept verdict of a lot that the actor may see, or ``NotFound``."""
    return found(VerdictRecord.objects.filter(lot__in=lots(actor)).select_related("lot", "made_by"), pk=record_id)


def rechecked(actor: Actor, seen: Lot | None = None) -> QuerySet[VerdictRecord]:
    """Verdicts that came out other when rules changed, newest first: of one lot, or of all the actor's own."""
    own = Lot.objects.filter(owner=actor.organisation) if actor.organisation else Lot.objects.none()
    found = VerdictRecord.objects.filter(follows__isnull=False).select_related("lot", "follows")
    return found.filter(lot=seen) if seen else found.filter(lot__in=own)


def requests(actor: Actor) -> QuerySet[TestRequest]:
    """The test requests that the actor's organisation sent or received, newest first."""
    return visible(TestRequest.objects.select_related("owner", "laboratory", "lot"), actor)


def request(actor: Actor, request_id: UUID | str) -> TestRequest:
    """One request, or ``NotFound``."""
    return one(TestRequest.objects.select_related("owner", "laboratory", "lot", "report"), actor, request_id)


def others(actor: Actor) -> QuerySet[Organisation]:
    """The members that something may be shared with."""
    members = Organisation.objects.filter(standing=Standing.APPROVED)
    return members.exclude(pk=actor.organisation.pk) if actor.organisation else members.none()


def others_named(actor: Actor, text: str) -> list[Organisation]:
    """The members that a name or number means: the one so called, else those that it finds, at most twenty."""
    if not (text := text.strip()):
        return []
    said = Q(name__icontains=text) | Q(names__text__icontains=text) | Q(identifiers__value__iexact=text)
    members = list(others(actor).filter(said).distinct()[:MOST_NAMED])
    called = [one for one in members if one.name.casefold() == text.casefold()]
    return called if len(called) == 1 else members


def laboratories(actor: Actor) -> QuerySet[Organisation]:
    """The member laboratories that a request may be sent to."""
    return others(actor).filter(kind=Kind.LABORATORY)
