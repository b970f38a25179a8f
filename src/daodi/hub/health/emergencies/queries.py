"""What an actor may see: events and emergencies of its own and those shared with it; of matches, its own sides'.

Whoever reads an emergency reads its needs and offers, and how much of each is met. Who gives what to whom is read by
the two, and by the member that declared the emergency.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, DecimalField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Grant, Owned
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Organisation, Standing
from daodi.hub.health.emergencies.models import (
    AfterAction,
    Emergency,
    EmergencyState,
    Event,
    EventState,
    Match,
    MatchState,
    Report,
    Resource,
    ResourceState,
    Side,
)
from daodi.hub.health.emergencies.models.resource import UNSETTLED


def events(actor: Actor, *, state: str = "", text: str = "") -> QuerySet[Event]:
    """The events that the actor may see, those heard last first."""
    seen = visible(Event.objects.select_related("owner"), actor)
    if state in EventState.values:
        seen = seen.filter(state=state)
    for word in text.split()[:8]:
        said = Q(title__icontains=word) | Q(place__icontains=word) | Q(said_by__icontains=word)
        seen = seen.filter(said | Q(text__icontains=word))
    return seen


def event(actor: Actor, event_id: object) -> Event:
    """One event, or ``NotFound``."""
    return one(Event.objects.select_related("owner"), actor, str(event_id))


def emergencies(actor: Actor, *, state: str = "", text: str = "") -> QuerySet[Emergency]:
    """The emergencies that the actor may see, the latest first."""
    seen = visible(Emergency.objects.select_related("owner").prefetch_related("areas"), actor)
    if state in EmergencyState.values:
        seen = seen.filter(state=state)
    for word in text.split()[:8]:
        titles = Q(title__icontains=word) | Q(title_zh_hans__icontains=word) | Q(title_zh_hant__icontains=word)
        seen = seen.filter(titles | Q(about__icontains=word) | Q(areas__name__icontains=word)).distinct()
    return seen


def emergency(actor: Actor, emergency_id: object) -> Emergency:
    """One emergency, or ``NotFound``."""
    return one(Emergency.objects.select_related("owner", "event"), actor, str(emergency_id))


def readers(record: Owned) -> QuerySet[Organisation]:
    """The members that a record is shared with now. The caller has shown that the reader may know."""
    standing = Grant.objects.filter(
        Q(until=None) | Q(until__gt=timezone.now()),
        object_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        withdrawn_at=None,
    )
    return Organisation.objects.filter(pk__in=standing.values("to")).order_by("name", "id")


def to_choose(actor: Actor, record: Owned | None = None) -> QuerySet[Organisation]:
    """The members that a record of the actor's could still be shared with."""
    members = Organisation.objects.filter(standing=Standing.APPROVED).order_by("name", "id")
    if actor.organisation is not None:
        members = members.exclude(pk=actor.organisation.pk)
    return members if record is None else members.exclude(pk__in=readers(record).values("pk"))


def resources(actor: Actor, of: Emergency | None = None, *, side: str = "", sort: str = "") -> QuerySet[Resource]:
    """Needs and offers of the emergencies that the actor may see, with how much of each stands where."""
    seen = Resource.objects.filter(emergency__in=visible(Emergency.objects.all(), actor))
    facts = {"emergency": of, "side": side, "sort": sort}
    return counted(seen.filter(**{name: value for name, value in facts.items() if value}))


def resource(actor: Actor, resource_id: object) -> Resource:
    """One need or offer, or ``NotFound``."""
    return found(resources(actor), pk=str(resource_id))


def counted(seen: QuerySet[Resource]) -> QuerySet[Resource]:
    """The same, each with ``n_matched``, ``n_agreed``, ``n_sent`` and ``n_arrived``: amounts by how far they are."""
    seen = seen.select_related("organisation", "emergency__owner")
    for name, amount, states in (
        ("n_matched", "amount", (MatchState.MATCHED,)),
        ("n_agreed", "amount", (MatchState.AGREED,)),
        ("n_sent", "sent", (MatchState.SENT,)),
        ("n_arrived", "arrived", (MatchState.ARRIVED, MatchState.CLOSED)),
    ):
        seen = seen.annotate(**{name: _summed(amount, states)})
    return seen


def matches(actor: Actor, of: Emergency | None = None) -> QuerySet[Match]:
    """The matches that the actor may see: of its own needs and offers, and in emergencies that it declared."""
    if actor.organisation is None:
        return Match.objects.none()
    mine = Q(need__organisation=actor.organisation) | Q(offer__organisation=actor.organisation)
    seen = Match.objects.filter(mine | Q(emergency__owner=actor.organisation))
    seen = seen.filter(emergency__in=visible(Emergency.objects.all(), actor))
    seen = seen.select_related("emergency__owner", "need__organisation", "offer__organisation", "by")
    return seen if of is None else seen.filter(emergency=of)


def match(actor: Actor, match_id: object) -> Match:
    """One match, or ``NotFound``."""
    return found(matches(actor), pk=str(match_id))


def unsettled(of: Emergency) -> int:
    """How many matches are not settled: to be agreed, to be sent, or on their way."""
    return of.matches.filter(state__in=UNSETTLED).count()


def took_part(of: Emergency, party: Organisation) -> bool:
    """Whether a member has given or got anything here, or has something on its way."""
    sides = Q(need__organisation=party) | Q(offer__organisation=party)
    return of.matches.filter(sides).exclude(state=MatchState.CANCELLED).exists()


def reports(actor: Actor, of: Emergency | None = None) -> QuerySet[Report]:
    """The situation reports of the emergencies that the actor may see, the latest first."""
    seen = Report.objects.filter(emergency__in=visible(Emergency.objects.all(), actor))
    seen = seen.select_related("organisation", "emergency__owner").prefetch_related("versions")
    return seen if of is None else seen.filter(emergency=of)


def report(actor: Actor, report_id: object) -> Report:
    """One situation report, or ``NotFound``."""
    return found(reports(actor), pk=str(report_id))


def before(of: Report) -> Report | None:
    """The report of the same member before this one."""
    known = Report.objects.filter(emergency=of.emergency_id, organisation=of.organisation_id, number__lt=of.number)
    return known.prefetch_related("versions").first()


def lessons(of: Emergency) -> QuerySet[AfterAction]:
    """What was learnt, for those who may see the emergency; the caller has shown that."""
    return of.lessons.select_related("organisation")


def met(of: Emergency) -> list[dict[str, str]]:
    """How far the needs of an emergency are met: one line a sort and unit, amounts as text. Cancelled needs are out."""
    sums: dict[tuple[str, str], dict[str, Decimal]] = {}
    needs = counted(of.resources.filter(side=Side.NEED).exclude(state=ResourceState.CANCELLED))
    for need in needs:
        line = sums.setdefault((need.sort, need.unit), dict.fromkeys(STAGES, Decimal(0)))
        for name, amount in amounts(need).items():
            line[name] += amount
    return [
        {"sort": sort, "unit": unit, **{name: format(amount.normalize(), "f") for name, amount in line.items()}}
        for (sort, unit), line in sums.items()
    ]


STAGES = ("needed", "matched", "agreed", "sent", "arrived", "open")


def amounts(of: Resource) -> dict[str, Decimal]:
    """How much of a need or an offer stands where. ``open`` is what is left; of one that is closed, nothing."""
    known = {name: getattr(of, f"n_{name}") or Decimal(0) for name in ("matched", "agreed", "sent", "arrived")}
    left = of.amount - of.held if of.state == ResourceState.OPEN else Decimal(0)
    return {"needed": of.amount, **known, "open": left}


def counts(shown: Iterable[Emergency]) -> dict[object, tuple[int, int]]:
    """Needs and offers of which something is left, of each of some emergencies, for those who see them."""
    rows = (
        Resource.objects.filter(emergency__in=[one.pk for one in shown], state=ResourceState.OPEN, held__lt=F("amount"))
        .values_list("emergency")
        .annotate(needs=Count("pk", filter=Q(side=Side.NEED)), offers=Count("pk", filter=Q(side=Side.OFFER)))
    )
    return {pk: (needs, offers) for pk, needs, offers in rows}


def _summed(amount: str, states: Sequence[str]) -> Coalesce:
    of_it = Match.objects.filter(Q(need=OuterRef("pk")) | Q(offer=OuterRef("pk")), state__in=states).order_by()
    whole = of_it.annotate(one=Value(1, output_field=IntegerField())).values("one").annotate(total=Sum(amount))
    exact: DecimalField[Decimal, Decimal] = DecimalField(max_digits=18, decimal_places=4)
    return Coalesce(Subquery(whole.values("total")), Value(Decimal(0)), output_field=exact)
