"""What each side may see of reports; the figures for everybody are counts and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear

from daodi.hub.core.access import keys
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.policy import is_operator
from daodi.hub.core.access.queries import found
from daodi.hub.exchange.removal.models import Case, Reason, State
from daodi.hub.exchange.removal.policy import OPEN, side_of

WAITING = (*OPEN, State.COUNTERED)


def desk(actor: Actor, *, closed: bool = False) -> QuerySet[Case]:
    """The operator's queue, the nearest deadline first; ``closed``: what waits for nobody, the latest first."""
    is_operator(actor)
    cases = Case.objects.select_related("publisher", "reporter")
    if closed:
        return cases.exclude(state__in=WAITING).order_by("-changed_at", "id")
    return cases.filter(state__in=WAITING)


def mine(actor: Actor) -> QuerySet[Case]:
    """The reports that the person sent, newest first."""
    return Case.objects.filter(reporter=actor.user).order_by("-created_at") if actor.user else Case.objects.none()


def about(actor: Actor) -> QuerySet[Case]:
    """The reports about records of the actor's organisation that it was told of, newest first."""
    if actor.organisation is None:
        return Case.objects.none()
    told = Q(answer_by__isnull=False) | Q(hold__isnull=False)
    return Case.objects.filter(told, publisher=actor.organisation).order_by("-changed_at")


def case(actor: Actor, case_id: object) -> Case:
    """One report for somebody whom it concerns, or ``NotFound``."""
    one = found(Case.objects.select_related("publisher", "reporter", "evidence", "hold"), pk=case_id)
    if not side_of(actor, one):
        raise NotFound
    return one


def followed(secret: str) -> Case:
    """The report of that secret address, or ``NotFound``."""
    return found(Case.objects.all(), secret_hash=keys.hashed(secret))


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Counts of one year and reason: how many came in, and what was decided."""

    year: int
    reason: str
    reports: int
    kept: int
    restricted: int
    removed: int
    restored: int
    withdrawn: int
    waiting: int
    late: int


def figures(today: date) -> list[Figures]:
    """What was reported and decided, by year and reason; the latest year first."""

    def decided(name: str) -> Count:
        return Count("pk", filter=Q(decision=name))

    rows = (
        Case.objects.annotate(year=ExtractYear("created_at"))
        .order_by()
        .values("year", "reason")
        .annotate(
            reports=Count("pk"),
            kept=decided(State.KEPT),
            restricted=decided(State.RESTRICTED),
            removed=decided(State.REMOVED),
            restored=Count("pk", filter=Q(state=State.RESTORED)),
            withdrawn=Count("pk", filter=Q(state=State.WITHDRAWN)),
            waiting=Count("pk", filter=Q(state__in=WAITING)),
            late=Count("pk", filter=Q(state__in=WAITING, due_on__lt=today)),
        )
    )
    order = list(Reason.values)
    return sorted((Figures(**row) for row in rows), key=lambda one: (-one.year, order.index(one.reason)))
