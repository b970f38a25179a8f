"""What an actor may see: their own; and what is published to a network of theirs, whole within the owner's
jurisdiction, without what is withheld outside of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found
from daodi.hub.health.surveillance.models import (
    Alarm,
    Alert,
    AlertState,
    AlertStep,
    Area,
    Cell,
    Delivery,
    Judgement,
    Network,
    NetworkMember,
    Publication,
    Series,
    State,
    Tally,
)

OF_CELL = ("series__tally__owner", "series__area__within")


def is_outside(actor: Actor, tally: Tally) -> bool:
    """Whether the actor reads from another jurisdiction than that of the owner, and so without what is withheld."""
    here = actor.organisation
    return here is None or here.jurisdiction != tally.owner.jurisdiction


def areas(actor: Actor) -> QuerySet[Area]:
    """The areas of the actor's organisation."""
    known = Area.objects.select_related("within")
    return known.filter(owner=actor.organisation) if actor.organisation else known.none()


def area(actor: Actor, area_id: object) -> Area:
    """One of them, or ``NotFound``."""
    return found(areas(actor), pk=area_id)


def tallies(actor: Actor) -> QuerySet[Tally]:
    """One's own, and those published to a network in which both take part."""
    known = Tally.objects.select_related("owner")
    if actor.organisation is None:
        return known.none()
    return known.filter(Q(owner=actor.organisation) | Q(Exists(_published(actor, OuterRef("pk")))))


def tally(actor: Actor, tally_id: object) -> Tally:
    """One of them, or ``NotFound``."""
    return found(tallies(actor), pk=tally_id)


def series(actor: Actor) -> QuerySet[Series]:
    """The series of all tallies that the actor reads."""
    known = Series.objects.select_related("tally__owner", "area__within")
    return known.filter(tally__in=tallies(actor))


def one_series(actor: Actor, series_id: object) -> Series:
    """One of them, or ``NotFound``."""
    return found(series(actor), pk=series_id)


def cells(actor: Actor) -> QuerySet[Cell]:
    """The counts, each with ``masked``: that this actor does not read its number."""
    known = Cell.objects.select_related(*OF_CELL).filter(series__tally__in=tallies(actor))
    home = Q(series__tally__owner__jurisdiction=actor.organisation.jurisdiction) if actor.organisation else Q(pk__in=[])
    masked = Case(When(home, then=Value(False)), default=F("withheld"), output_field=BooleanField())
    return known.annotate(masked=masked)


def judgements(actor: Actor, of: Tally) -> QuerySet[Judgement]:
    """What the methods made of a tally's counts, as far as the actor reads them."""
    return Judgement.objects.filter(series__tally=of, outside=is_outside(actor, of))


def alerts(actor: Actor) -> QuerySet[Alert]:
    """The alerts of the series the actor reads; from outside, those that what is read there raised."""
    known = Alert.objects.select_related("series__tally__owner", "series__area__within")
    if actor.organisation is None:
        return known.none()
    home = Q(series__tally__owner__jurisdiction=actor.organisation.jurisdiction)
    return known.filter(Q(outside=True) | home, series__tally__in=tallies(actor))


def open_alerts(actor: Actor) -> QuerySet[Alert]:
    """Those that are not closed, the latest first."""
    return alerts(actor).exclude(state=AlertState.CLOSED)


def alert(actor: Actor, alert_id: object) -> Alert:
    """One of them, or ``NotFound``."""
    return found(alerts(actor), pk=alert_id)


def alarms(actor: Actor, of: Iterable[Alert]) -> dict[UUID, list[Alarm]]:
    """The numbers of each alert, the latest first: outside, those made of what is read there."""
    known = list(of)
    held: dict[UUID, list[Alarm]] = {one.pk: [] for one in known}
    outside = {one.pk: is_outside(actor, one.series.tally) for one in known}
    for each in Alarm.objects.filter(alert__in=list(held)):
        if each.outside == outside[each.alert_id]:
            held[each.alert_id].append(each)
    if lone := [pk for pk, numbers in held.items() if not numbers and not outside[pk]]:
        # Raised by what is read outside alone: at home its numbers are those.
        for each in Alarm.objects.filter(alert__in=lone):
            held[each.alert_id].append(each)
    return held


def steps(of: Alert) -> QuerySet[AlertStep]:
    """What was done about an alert, in order."""
    return of.steps.select_related("organisation", "person")


def networks(actor: Actor) -> QuerySet[Network]:
    """Those of the actor's organisation: its own, where it is a member, and where it is invited."""
    known = Network.objects.select_related("owner")
    if actor.organisation is None:
        return known.none()
    mine = NetworkMember.objects.filter(organisation=actor.organisation, state__in=(State.INVITED, State.ACCEPTED))
    return known.filter(Q(owner=actor.organisation) | Q(pk__in=mine.values("network")))


def network(actor: Actor, network_id: object) -> Network:
    """One of them, or ``NotFound``."""
    return found(networks(actor), pk=network_id)


def members(actor: Actor, of: Network) -> QuerySet[NetworkMember]:
    """Who takes part; those who declined, left or were removed are the organiser's to know."""
    known = of.members.select_related("organisation", "network")
    return known if actor.is_of(of.owner_id) else known.filter(state__in=(State.INVITED, State.ACCEPTED))


def member(actor: Actor, member_id: object) -> NetworkMember:
    """One place in a network: any for its organiser, one's own; else ``NotFound``."""
    if actor.organisation is None:
        return found(NetworkMember.objects.none(), pk=member_id)
    known = NetworkMember.objects.select_related("organisation", "network__owner")
    return found(known.filter(Q(network__owner=actor.organisation) | Q(organisation=actor.organisation)), pk=member_id)


def joined(actor: Actor) -> QuerySet[Network]:
    """The networks in which the actor's organisation is a member, and to which it may publish."""
    return (
        Network.objects.filter(members__organisation=actor.organisation, members__state=State.ACCEPTED)
        if actor.organisation
        else Network.objects.none()
    )


def publications(of: Tally) -> QuerySet[Publication]:
    """To which networks a tally is published now; the caller has shown that it is its own."""
    return of.publications.filter(withdrawn_at=None).select_related("network")


def published_in(actor: Actor, of: Network) -> QuerySet[Tally]:
    """What a network's members read there."""
    standing = Publication.objects.filter(network=of, withdrawn_at=None, tally__owner__in=_accepted(of))
    return tallies(actor).filter(pk__in=standing.values("tally"))


def deliveries(actor: Actor, of: Tally) -> QuerySet[Delivery]:
    """What was sent, for its own people."""
    return of.deliveries.select_related("person") if actor.is_of(of.owner_id) else of.deliveries.none()


def _accepted(of: Network) -> QuerySet[NetworkMember, Any]:
    return of.members.filter(state=State.ACCEPTED).values("organisation")


def _published(actor: Actor, tally_id: Any) -> QuerySet[Publication]:
    accepted = NetworkMember.objects.filter(network=OuterRef("network"), state=State.ACCEPTED)
    return Publication.objects.filter(
        Exists(accepted.filter(organisation=actor.organisation)),
        Exists(accepted.filter(organisation=OuterRef("tally__owner"))),
        tally=tally_id,
        withdrawn_at=None,
    )
