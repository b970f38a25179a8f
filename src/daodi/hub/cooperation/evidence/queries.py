"""What an actor may see of sources and facts. Everything begins with ``visible``; to others than the owner's people
only what a person confirmed is there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Model, Prefetch, Q, QuerySet

from daodi.check.show.text import one_line
from daodi.hub.cooperation.evidence import likeness
from daodi.hub.cooperation.evidence.models import Fact, Source, State, Version
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Organisation, Standing

M = TypeVar("M", bound=Model)
WHOSE = ("own", "shared", "published")


def sources(actor: Actor, *, whose: str = "", text: str = "") -> QuerySet[Source]:
    """The sources this actor may see, newest first, without their texts."""
    seen = visible(Source.objects.select_related("owner", "reprint_of"), actor)
    if text := one_line(text):
        seen = seen.filter(Q(title__icontains=text) | Q(url__icontains=text))
    own = Q(owner=actor.organisation) if actor.organisation else Q(pk__in=[])
    if whose == "own":
        return seen.filter(own)
    if whose == "published":
        return seen.filter(~own, visibility="published")
    return seen.filter(~own, visibility="private") if whose == "shared" else seen


def own_sources(actor: Actor) -> QuerySet[Source]:
    """The sources of the actor's own organisation."""
    return Source.objects.filter(owner=actor.organisation) if actor.organisation else Source.objects.none()


def source(actor: Actor, source_id: UUID | str) -> Source:
    """One source with its text, or ``NotFound``."""
    known = Source.objects.select_related("owner", "current__document", "original", "reprint_of")
    return one(known, actor, source_id)


def others(actor: Actor) -> QuerySet[Organisation]:
    """The members that a source may be shared with."""
    members = Organisation.objects.filter(standing=Standing.APPROVED)
    return members.exclude(pk=actor.organisation.pk) if actor.organisation else members.none()


def counts(actor: Actor, listed: Iterable[Source]) -> dict[UUID, dict[str, int]]:
    """How many facts of each source are in each state, as far as the actor may see them."""
    known: dict[UUID, dict[str, int]] = {each.pk: {} for each in listed}
    rows = _seen(actor).filter(source__in=list(known)).order_by().values_list("source", "state").annotate(Count("pk"))
    for source_id, state, many in rows:
        known[source_id][state] = many
    return known


def facts(actor: Actor, *, state: str = "") -> QuerySet[Fact]:
    """The facts this actor may see: of their own sources all of them, of others' only what was confirmed."""
    seen = _seen(actor).select_related("source__owner", "decided_by", "made_by")
    return seen.filter(state=state) if state else seen


def facts_of(actor: Actor, held: Source, *, state: str = "") -> QuerySet[Fact]:
    """The facts of one source that the actor may see, in the order of its text."""
    return facts(actor, state=state).filter(source=held)


def fact(actor: Actor, fact_id: UUID | str) -> Fact:
    """One fact, or ``NotFound``."""
    known = facts(actor).select_related("version", "into__source", "source__current", "source__owner")
    return found(known.prefetch_related(Prefetch("against", Fact.objects.select_related("source"))), pk=fact_id)


def confirmed(actor: Actor) -> QuerySet[Fact]:
    """The facts that a person confirmed: the only ones that count, leave, or are shown to everybody."""
    return facts(actor, state=State.CONFIRMED)


def like(actor: Actor, of: Fact, most: int = 30) -> list[Fact]:
    """Facts that may be the same as this one, or contradict it: the likeliest first."""
    others = facts(actor).filter(source__owner=of.source.owner).exclude(pk=of.pk)
    others = others.exclude(state__in=(State.SUPERSEDED, State.REJECTED, State.STALE))
    near = Q(quote=of.quote) | (Q(cluster=of.cluster) & ~Q(cluster=""))
    if of.value is not None:
        near |= Q(value=of.value) | Q(count_kind=of.count_kind, unit=of.unit, value__isnull=False)
    else:
        near |= Q(type=of.type, source=of.source_id)
    return sorted(others.filter(near)[:200], key=lambda each: _distance(of, each))[:most]


def _distance(of: Fact, other: Fact) -> tuple[bool, bool, bool, bool, int]:
    same = bool(of.cluster) and of.cluster == other.cluster
    return (
        not (same or of.quote == other.quote),
        of.value is None or of.value != other.value,
        of.count_kind != other.count_kind,
        of.source_id != other.source_id,
        abs(of.start - other.start),
    )


def reprinted(held: Source, version: Version) -> tuple[Source | None, float | None]:
    """The earlier source of the same owner that this text reprints, and how much of it stands there."""
    best: tuple[Source | None, float | None] = (None, None)
    others = Source.objects.filter(owner=held.owner, created_at__lt=held.created_at).exclude(pk=held.pk)
    for other in others.exclude(current=None).select_related("current").defer("current__text"):
        current = other.current
        assert current is not None
        same = current.sha256 == version.sha256
        share = 1.0 if same else likeness.contained(version.sketch, current.sketch)
        if share >= likeness.REPRINT and share > (best[1] or 0):
            best = (other.reprint_of if other.reprint_of_id else other), share
    return best


def _seen(actor: Actor) -> QuerySet[Fact]:
    whose = visible(Source.objects.all(), actor).values("pk")
    own = Q(source__owner=actor.organisation) if actor.organisation else Q(pk__in=[])
    return Fact.objects.filter(Q(source__in=whose) & (own | Q(state=State.CONFIRMED)))
