"""What an actor may see of the directory: what is published, what is shared with it, and its own organisation's."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.queries import found, visible
from daodi.hub.health.alliance.models import (
    Alliance,
    Campaign,
    Endpoint,
    Location,
    Member,
    MemberState,
    Output,
    Practitioner,
    PractitionerRole,
    Service,
    Session,
    SessionState,
)

O = TypeVar("O", bound=Owned)  # noqa: E741


def listed(actor: Actor, model: type[O]) -> QuerySet[O]:
    """The records of a kind that the actor may see, with whose they are."""
    return visible(model._default_manager.select_related("owner"), actor)


def one(actor: Actor, model: type[O], public_id: object) -> O:
    """One of them, or ``NotFound``."""
    seen: QuerySet[Any] = roles(actor) if model is PractitionerRole else listed(actor, model)
    known: O = found(seen, pk=public_id)
    return known


def own(actor: Actor, model: type[O]) -> QuerySet[O]:
    """Those of the actor's organisation, whether published or not."""
    known = model._default_manager.select_related("owner")
    return known.filter(owner=actor.organisation) if actor.organisation else known.none()


def services(actor: Actor) -> QuerySet[Service]:
    """Services, with the places of each that the actor may see."""
    return listed(actor, Service).prefetch_related(Prefetch("locations", listed(actor, Location)))


def services_at(actor: Actor, place: Location) -> QuerySet[Service]:
    """What is offered at a place."""
    return services(actor).filter(pk__in=place.services.values("pk"))


def endpoints_of(actor: Actor, service: Service) -> QuerySet[Endpoint]:
    """Where a program asks for a service."""
    return listed(actor, Endpoint).filter(pk__in=service.endpoints.values("pk"))


def roles(actor: Actor) -> QuerySet[PractitionerRole]:
    """Roles whose holder the actor may see too, with the services and places of each likewise."""
    return (
        listed(actor, PractitionerRole)
        .filter(practitioner__in=visible(Practitioner.objects.all(), actor))
        .select_related("practitioner")
        .prefetch_related(Prefetch("services", listed(actor, Service)), Prefetch("locations", listed(actor, Location)))
    )


def alliances_of(actor: Actor) -> QuerySet[Alliance]:
    """The alliances that the actor's organisation hosts or belongs to, as far as it sees them."""
    if actor.organisation is None:
        return Alliance.objects.none()
    belongs = Member.objects.filter(organisation=actor.organisation, state=MemberState.MEMBER).values("alliance")
    return listed(actor, Alliance).filter(Q(owner=actor.organisation) | Q(pk__in=belongs))


def members(actor: Actor, alliance: Alliance) -> QuerySet[Member]:
    """Who belongs to an alliance, for all who see it; who might, for its host and for themselves."""
    known = alliance.members.select_related("organisation", "alliance__owner")
    if actor.is_of(alliance.owner_id):
        return known
    seen = Q(state=MemberState.MEMBER)
    if actor.organisation is not None:
        seen |= Q(organisation=actor.organisation)
    return known.filter(seen)


def member(actor: Actor, member_id: object) -> Member:
    """One place in an alliance, or ``NotFound``."""
    known = Member.objects.select_related("organisation", "alliance__owner")
    seen = Q(state=MemberState.MEMBER, alliance__in=visible(Alliance.objects.all(), actor))
    if actor.organisation is not None:
        seen |= Q(organisation=actor.organisation) | Q(alliance__owner=actor.organisation)
    return found(known.filter(seen), pk=member_id)


def campaigns(actor: Actor, *, past: bool | None = None, today: date | None = None) -> QuerySet[Campaign]:
    """Campaigns; ``past``: those that are over, or those that are not."""
    seen, today = listed(actor, Campaign), today or timezone.localdate()
    if past is None:
        return seen
    return seen.filter(ends_on__lt=today) if past else seen.filter(Q(ends_on=None) | Q(ends_on__gte=today))


def sessions(campaign: Campaign) -> QuerySet[Session]:
    """When and where a campaign is held, with what was counted; the caller has shown that it is seen."""
    return campaign.sessions.select_related("campaign", "location").prefetch_related("outputs")


def session(actor: Actor, session_id: object) -> Session:
    """One session, or ``NotFound``."""
    known = Session.objects.select_related("campaign__owner", "location").prefetch_related("outputs")
    return found(known.filter(campaign__in=visible(Campaign.objects.all(), actor)), pk=session_id)


def outputs(campaigns_seen: QuerySet[Campaign] | list[Campaign]) -> QuerySet[Output]:
    """What was counted at the sessions held of these campaigns, which the caller has shown are seen."""
    held = Output.objects.filter(session__campaign__in=campaigns_seen, session__state=SessionState.HELD)
    return held.select_related("session__campaign__owner").order_by("session__starts_on", "id")


def named(actor: Actor, alliance: Alliance | None) -> Any:
    """An alliance that a campaign names, where the actor may see it; else nothing."""
    return listed(actor, Alliance).filter(pk=alliance.pk).first() if alliance else None
