"""What an actor may see of mechanisms and their meetings. Whoever sees a mechanism sees its meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from daodi.hub.cooperation.mechanisms.models import Decision, FollowUp, Mechanism, Meeting, MeetingState, Party
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Organisation, Standing

SOON = timedelta(days=90)


def mechanisms(actor: Actor, *, kind: str = "", level: str = "", text: str = "") -> QuerySet[Mechanism]:
    """The mechanisms this actor may see, by name."""
    seen = visible(Mechanism.objects.select_related("owner"), actor)
    if kind:
        seen = seen.filter(kind=kind)
    if level:
        seen = seen.filter(level=level)
    for word in text.split()[:8]:
        seen = seen.filter(
            Q(title__icontains=word)
            | Q(title_zh_hans__icontains=word)
            | Q(title_zh_hant__icontains=word)
            | Q(pk__in=Party.objects.filter(name__icontains=word).values("mechanism"))
        )
    return seen


def mechanism(actor: Actor, mechanism_id: object) -> Mechanism:
    """One mechanism, or ``NotFound``."""
    return one(Mechanism.objects.select_related("owner"), actor, str(mechanism_id))


def party(actor: Actor, party_id: object) -> Party:
    """One party of a mechanism that the actor may see, or ``NotFound``."""
    return found(Party.objects.filter(mechanism__in=mechanisms(actor)).select_related("mechanism"), pk=party_id)


def meetings(actor: Actor) -> QuerySet[Meeting]:
    """The meetings of the mechanisms that the actor may see, the latest first."""
    return Meeting.objects.filter(mechanism__in=mechanisms(actor)).select_related("mechanism__owner")


def meeting(actor: Actor, meeting_id: object) -> Meeting:
    """One meeting, or ``NotFound``."""
    return found(meetings(actor), pk=meeting_id)


def coming(actor: Actor) -> QuerySet[Meeting]:
    """The meetings that are still to be held, the next first."""
    return meetings(actor).filter(state=MeetingState.PLANNED, ends_at__gte=timezone.now()).order_by("starts_at", "id")


def decision(actor: Actor, decision_id: object) -> Decision:
    """One decision of a meeting that the actor may see, or ``NotFound``."""
    seen = Decision.objects.filter(meeting__in=meetings(actor)).select_related("meeting__mechanism")
    return found(seen, pk=decision_id)


def follow_ups(actor: Actor) -> QuerySet[FollowUp]:
    """What is to be done, the most urgent first."""
    seen = FollowUp.objects.filter(decision__meeting__in=meetings(actor))
    return seen.select_related("decision__meeting__mechanism", "party")


def follow_up(actor: Actor, task_id: object) -> FollowUp:
    """One follow-up, or ``NotFound``."""
    return found(follow_ups(actor), pk=task_id)


def members() -> QuerySet[Organisation]:
    """Those who can be asked to take part."""
    return Organisation.objects.filter(standing=Standing.APPROVED)


def ending(actor: Actor, today: date) -> QuerySet[Mechanism]:
    """The actor's own mechanisms that end within 90 days, the first first."""
    own = mechanisms(actor).filter(owner=actor.organisation) if actor.organisation else Mechanism.objects.none()
    return own.filter(ended=False, ends_on__range=(today, today + SOON)).order_by("ends_on")


@dataclass(frozen=True, slots=True)
class Tie:
    """That a party takes part in a mechanism; ``confirmed`` by itself, or only named in a source."""

    mechanism: Mechanism
    party: Party
    confirmed: bool


def ties(shown: Iterable[Mechanism]) -> list[Tie]:
    """Who is connected with whom, through the mechanisms that are shown."""
    by_id = {one.pk: one for one in shown}
    parties = Party.objects.filter(mechanism__in=by_id).exclude(state="declined").select_related("member")
    return [Tie(by_id[each.mechanism_id], each, each.state == "confirmed") for each in parties]
