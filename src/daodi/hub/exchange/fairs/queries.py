"""What an actor may see of fairs. Whoever sees a fair sees its exhibitors; an interest is seen by its own alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from daodi.hub.core.access import keys
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Membership, Standing, User
from daodi.hub.exchange.catalogue.queries import listings
from daodi.hub.exchange.fairs.models import Fair, Feed, Interest, Kind, Meeting, MeetingState, Participant, Seat, State
from daodi.hub.exchange.fairs.times import slots


def fairs(actor: Actor, *, past: bool = False, today: date | None = None) -> QuerySet[Fair]:
    """The fairs that the actor may see: those to come, the next first; or the past ones, the latest first."""
    today = today or timezone.localdate()
    seen = visible(Fair.objects.select_related("owner"), actor)
    if past:
        return seen.filter(ends_on__lt=today).order_by("-starts_on", "id")
    return seen.filter(ends_on__gte=today)


def fair(actor: Actor, fair_id: object) -> Fair:
    """One fair, or ``NotFound``."""
    return one(Fair.objects.select_related("owner"), actor, str(fair_id))


def exhibitors(of: Fair) -> QuerySet[Participant]:
    """Who shows at a fair, by stand: for everybody who sees the fair."""
    return _whole(of).filter(kind=Kind.EXHIBITOR, state=State.ACCEPTED)


def applications(of: Fair) -> QuerySet[Participant]:
    """Exhibitors in every state and visitors, for the organiser alone; the caller has shown that it is."""
    return _whole(of).order_by("kind", "joined_at")


def part(actor: Actor, of: Fair) -> Participant | None:
    """How the person who asks takes part, in whatever state."""
    if actor.user is None or actor.organisation is None:
        return None
    return _whole(of).filter(person=actor.user, organisation=actor.organisation).first()


def participant(actor: Actor, participant_id: object) -> Participant:
    """Somebody's part in a fair: one's own, any for the organiser, those that take part for those that do, or
    an exhibitor's; else ``NotFound``."""
    seen = Participant.objects.filter(fair__in=visible(Fair.objects.all(), actor)).select_related(
        "fair__owner", "organisation", "person"
    )
    known = Q(kind=Kind.EXHIBITOR, state=State.ACCEPTED)
    if actor.organisation is not None and actor.user is not None:
        own = Participant.objects.filter(person=actor.user, organisation=actor.organisation)
        known |= Q(pk__in=own) | Q(fair__owner=actor.organisation)
        known |= Q(state=State.ACCEPTED, fair__in=own.filter(state=State.ACCEPTED).values("fair"))
    return found(seen.filter(known), pk=participant_id)


@dataclass(frozen=True, kw_only=True)
class Other:
    """Another who takes part, as one participant may see it: ``marked`` by that one, ``mutual`` once both did."""

    part: Participant
    marked: bool
    mutual: bool
    meeting: Meeting | None


def others(own: Participant) -> list[Other]:
    """Everybody else who takes part. Whether they marked an interest is only told where ``own`` did too."""
    marked = set(own.interests.values_list("of", flat=True))
    by_them = set(Interest.objects.filter(of=own, by__in=marked).values_list("by", flat=True))
    known = {(one.a_id if one.b_id == own.pk else one.b_id): one for one in meetings_of(own)}
    return [
        Other(part=each, marked=each.pk in marked, mutual=each.pk in by_them, meeting=known.get(each.pk))
        for each in _whole(own.fair).filter(state=State.ACCEPTED).exclude(pk=own.pk)
    ]


def is_mutual(own: Participant, other: Participant) -> bool:
    """Whether both want to meet."""
    pair = Q(by=own, of=other) | Q(by=other, of=own)
    return Interest.objects.filter(pair).count() == 2


def mutual_pairs(of: Fair) -> list[tuple[Participant, Participant]]:
    """Every two of a fair that want to meet each other and take part, in a lasting order."""
    returned = Interest.objects.filter(of__interests__of=F("by"))
    both = returned.filter(by__fair=of, by__state=State.ACCEPTED, of__state=State.ACCEPTED)
    ids = sorted({tuple(sorted((one, other), key=str)) for one, other in both.values_list("by", "of")}, key=str)
    known = {each.pk: each for each in _whole(of)}
    pairs = [(known[one], known[other]) for one, other in ids]
    return sorted(pairs, key=lambda pair: sorted((each.joined_at, str(each.pk)) for each in pair))


def meetings(actor: Actor) -> QuerySet[Meeting]:
    """The meetings of the person who asks, the cancelled ones too."""
    if actor.user is None or actor.organisation is None:
        return Meeting.objects.none()
    own = Participant.objects.filter(person=actor.user, organisation=actor.organisation)
    return _meetings().filter(Q(a__in=own) | Q(b__in=own))


def meeting(actor: Actor, meeting_id: object) -> Meeting:
    """One meeting of the person who asks, or ``NotFound``."""
    return found(meetings(actor), pk=meeting_id)


def meetings_of(own: Participant) -> QuerySet[Meeting]:
    """The meetings of one participant."""
    return _meetings().filter(Q(a=own) | Q(b=own))


def booked_pairs(of: Fair) -> set[frozenset[object]]:
    """The pairs of a fair that have a time."""
    known = Meeting.objects.filter(fair=of, state=MeetingState.BOOKED).values_list("a", "b")
    return {frozenset(pair) for pair in known}


def times(of: Fair) -> list[tuple[datetime, datetime]]:
    """All slots of a fair."""
    hours = (of.starts_on, of.ends_on, of.opens_at, of.closes_at)
    return list(slots(*hours, minutes=of.slot_minutes, zone=of.time_zone))


def taken(of: Fair, parts: Iterable[Participant]) -> dict[object, set[datetime]]:
    """At which times each of some participants can't: meetings here, and the person's meetings elsewhere."""
    persons = {each.person_id: each.pk for each in parts}
    held: dict[object, set[datetime]] = {pk: set() for pk in persons.values()}
    known = times(of)
    seats = Seat.objects.filter(person__in=persons, meeting__ends_at__gt=known[0][0]) if known else Seat.objects.none()
    for person, starts_at, ends_at in seats.values_list("person", "starts_at", "meeting__ends_at"):
        held[persons[person]].update(begin for begin, end in known if begin < ends_at and end > starts_at)
    return held


def person_of_feed(secret: str) -> User:
    """Whose calendar a secret address is, or ``NotFound``."""
    feed = found(Feed.objects.select_related("person"), secret_hash=keys.hashed(secret), person__is_active=True)
    return feed.person


def meetings_of_person(person: User) -> QuerySet[Meeting]:
    """A person's meetings, for the organisations that they still act for."""
    places = Membership.objects.filter(user=person, organisation__standing=Standing.APPROVED).values("organisation")
    own = Participant.objects.filter(person=person, organisation__in=places)
    return _meetings().filter(Q(a__in=own) | Q(b__in=own))


def own_listings(actor: Actor) -> list[tuple[str, str]]:
    """The actor's own listings, to be shown at a fair: id and title."""
    own = listings(actor).filter(owner=actor.organisation) if actor.organisation else listings(actor).none()
    return [(str(each.pk), str(each)) for each in own[:200]]


def _whole(of: Fair) -> QuerySet[Participant]:
    known = of.participants.select_related("fair__owner", "organisation", "person")
    return known.prefetch_related("shown__listing")


def _meetings() -> QuerySet[Meeting]:
    sides = (f"{side}__{name}" for side in ("a", "b") for name in ("organisation", "person", "fair"))
    return Meeting.objects.select_related("fair__owner", *sides)
