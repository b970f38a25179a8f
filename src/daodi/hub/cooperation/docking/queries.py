"""What an actor may see of needs and offers, of matches and of calls. Whose an entry is, shows only in ``knows``."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Value

from daodi.hub.cooperation.docking.matching import ANSWERS, Pair, pairs
from daodi.hub.cooperation.docking.models import Call, Entry, EntryState, Match, Side, Slot, SlotState, Submission
from daodi.hub.cooperation.docking.policy import KNOWN, is_juror
from daodi.hub.cooperation.docking.stating import stated
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Standing

MOST = 2000  # so many entries, the newest, are held against one


def entries(actor: Actor, *, side: str = "", kind: str = "", text: str = "", own: bool = False) -> QuerySet[Entry]:
    """The entries this actor may see, the newest first; ``knows`` says whether it may see whose one is."""
    seen = visible(Entry.objects.select_related("owner"), actor).annotate(knows=_knows(actor))
    mine = Q(owner=actor.organisation) if actor.organisation else Q(pk=None)
    seen = seen.filter(mine) if own else seen.filter(mine | ~Q(state=EntryState.WITHDRAWN) | Q(knows=True))
    if side:
        seen = seen.filter(side=side)
    if kind:
        seen = seen.filter(kind=kind)
    for word in text.split()[:8]:
        seen = seen.filter(
            Q(title__icontains=word)
            | Q(title_zh_hans__icontains=word)
            | Q(title_zh_hant__icontains=word)
            | Q(keywords__icontains=word)
            | Q(material__icontains=word)
            | Q(text__icontains=word)
        )
    return seen


def entry(actor: Actor, entry_id: object) -> Entry:
    """One entry, or ``NotFound``."""
    return found(entries(actor), pk=str(entry_id))


def fitting(actor: Actor, own: Entry, today: date) -> list[tuple[Pair, Entry]]:
    """What fits an entry of the actor's own, the best first; nothing for anybody else."""
    if not actor.is_of(own.owner_id):
        return []
    answers = [kind for kind, offers in ANSWERS.items() if own.kind in offers]
    kinds = ANSWERS[own.kind] if own.side == Side.NEED else answers
    others = (
        entries(actor, side=Side.OFFER if own.side == Side.NEED else Side.NEED)
        .filter(visibility=Visibility.PUBLISHED, state=EntryState.OPEN, kind__in=kinds)
        .filter(Q(valid_until=None) | Q(valid_until__gte=today), owner__standing=Standing.APPROVED)
        .exclude(owner=own.owner_id)
    )
    known = {str(each.pk): each for each in others[:MOST]}
    best = pairs(stated(own), (stated(each) for each in known.values()), today)
    return [(each, known[each.offer if own.side == Side.NEED else each.need]) for each in best]


def matches(actor: Actor) -> QuerySet[Match]:
    """The matches of the actor's own entries. One whose other side went private before both accepted is not there."""
    if actor.organisation is None:
        return Match.objects.none()
    ours, public = actor.organisation, Visibility.PUBLISHED
    shown = Q(need__owner=ours, offer__visibility=public) | Q(offer__owner=ours, need__visibility=public)
    known = Q(state__in=KNOWN) & (Q(need__owner=ours) | Q(offer__owner=ours))
    return Match.objects.filter(shown | known).select_related("need__owner", "offer__owner").prefetch_related("talks")


def match(actor: Actor, match_id: object) -> Match:
    """One match, or ``NotFound``."""
    return found(matches(actor), pk=match_id)


def slots(actor: Actor) -> QuerySet[Slot]:
    """The hours that the actor asked for, or that it is asked for."""
    if actor.organisation is None:
        return Slot.objects.none()
    seen = Slot.objects.filter(Q(asker=actor.organisation) | Q(entry__owner=actor.organisation))
    return seen.select_related("entry__owner", "asker")


def slot(actor: Actor, slot_id: object) -> Slot:
    """One request for hours, or ``NotFound``."""
    return found(slots(actor), pk=slot_id)


def calls(actor: Actor, *, text: str = "") -> QuerySet[Call]:
    """The calls this actor may see, the last to close first."""
    seen = visible(Call.objects.select_related("owner"), actor)
    for word in text.split()[:8]:
        seen = seen.filter(Q(title__icontains=word) | Q(text__icontains=word))
    return seen


def call(actor: Actor, call_id: object) -> Call:
    """One call, or ``NotFound``."""
    return one(Call.objects.select_related("owner"), actor, str(call_id))


def submissions(actor: Actor, of: Call) -> QuerySet[Submission]:
    """All, for those who call and judge; else what is our own, and what was chosen once it is decided."""
    held = of.submissions.select_related("member", "entry").prefetch_related("scores__member")
    if actor.is_of(of.owner_id) or is_juror(actor, of):
        return held
    own = Q(member=actor.organisation) if actor.organisation else Q(pk=None)
    return held.filter(own | Q(chosen=True, call__decided_at__isnull=False))


def submission(actor: Actor, submission_id: object) -> Submission:
    """One submission that the actor may judge or decide on, or ``NotFound``."""
    held = Submission.objects.filter(call__in=calls(actor)).select_related("call", "member")
    given = found(held, pk=submission_id)
    return found(submissions(actor, given.call), pk=submission_id)


def _knows(actor: Actor) -> Any:
    ours = actor.organisation
    if ours is None:
        return ExpressionWrapper(Value(False), output_field=BooleanField())
    met = Match.objects.filter(
        Q(need=OuterRef("pk"), offer__owner=ours) | Q(offer=OuterRef("pk"), need__owner=ours), state__in=KNOWN
    )
    booked = Slot.objects.filter(entry=OuterRef("pk"), asker=ours, state=SlotState.CONFIRMED)
    return ExpressionWrapper(Q(owner=ours) | Exists(met) | Exists(booked), output_field=BooleanField())
