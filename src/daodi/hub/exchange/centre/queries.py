"""What an actor may see of the centre: the board and the shelves, as all do; of loans and viewings their own."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Q, QuerySet, When

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.exchange.centre.models import BoardNotice, Loan, Sample, SampleState, Viewing


def board(actor: Actor, today: date, *, kind: str = "", past: bool = False) -> QuerySet[BoardNotice]:
    """The notices of today, the latest first; the centre also sees those to come; ``past``: those that ended."""
    seen = visible(BoardNotice.objects.select_related("owner"), actor)
    if kind:
        seen = seen.filter(kind=kind)
    if past:
        return seen.filter(shown_until__lt=today)
    current = seen.filter(Q(shown_until=None) | Q(shown_until__gte=today))
    return current if actor.operator else current.filter(shown_from__lte=today)


def notice(actor: Actor, notice_id: object, today: date) -> BoardNotice:
    """One notice, or ``NotFound``; one to come is there for the centre alone."""
    seen = visible(BoardNotice.objects.select_related("owner"), actor)
    return found(seen if actor.operator else seen.filter(shown_from__lte=today), pk=notice_id)


def samples(actor: Actor) -> QuerySet[Sample]:
    """The samples on the shelves, by shelf; one's own in every state; for the centre those announced to it besides."""
    everything = Sample.objects.select_related("owner", "listing")
    seen = visible(everything, actor)
    if actor.operator:
        seen = seen | everything.exclude(state=SampleState.WITHDRAWN)
    return seen.order_by(Case(When(shelf="", then=1), default=0), "shelf", "-created_at")


def sample(actor: Actor, sample_id: object) -> Sample:
    """One sample, or ``NotFound``."""
    if actor.operator:
        return found(samples(actor), pk=sample_id)
    return one(Sample.objects.select_related("owner", "listing"), actor, str(sample_id))


def loans(actor: Actor, of: Sample) -> QuerySet[Loan]:
    """To whom a sample was given out: all for the centre, a member's own for the member."""
    known = of.loans.select_related("to")
    if actor.operator:
        return known
    return known.filter(to=actor.organisation) if actor.organisation else known.none()


def viewings(actor: Actor) -> QuerySet[Viewing]:
    """Who comes to look: all for the centre, a member's own for the member."""
    known = Viewing.objects.select_related("sample__owner", "organisation", "person")
    if actor.operator:
        return known
    return known.filter(organisation=actor.organisation) if actor.organisation else known.none()


def viewing(actor: Actor, viewing_id: object) -> Viewing:
    """One viewing, or ``NotFound``."""
    return found(viewings(actor), pk=viewing_id)
