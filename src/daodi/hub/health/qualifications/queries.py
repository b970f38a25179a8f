"""What an actor may see. Cases: the applicant and the desk. Places in a training: its owner and who sent the person."""

from __future__ import annotations

from typing import TypedDict

from django.db.models import Count, Q, QuerySet, Sum

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.queries import found, visible
from daodi.hub.core.organisations.models import Kind, Organisation, Standing
from daodi.hub.health.qualifications.models import (
    Case,
    CaseState,
    Certificate,
    Enrolment,
    EnrolmentState,
    Mission,
    MissionOutput,
    Training,
)
from daodi.hub.health.qualifications.policy import OPEN, decides

SITTING = (EnrolmentState.ACCEPTED, EnrolmentState.COMPLETED, EnrolmentState.LEFT)


def cases(actor: Actor) -> QuerySet[Case]:
    """Those of the actor's organisation, and those before it as desk; nobody else sees any."""
    records = Case.objects.select_related("owner", "desk")
    if actor.organisation is None:
        return records.none()
    before = Q(desk=actor.organisation) & ~Q(state=CaseState.DRAFT)
    return records.filter(Q(owner=actor.organisation) | before)


def case(actor: Actor, case_id: object) -> Case:
    """One case, or ``NotFound``."""
    return found(cases(actor), pk=case_id)


def waiting(actor: Actor) -> QuerySet[Case]:
    """What waits for the actor's organisation: cases to decide, and questions to answer."""
    if actor.organisation is None:
        return Case.objects.none()
    to_decide = Q(desk=actor.organisation, state__in=OPEN - {CaseState.ASKED})
    return cases(actor).filter(to_decide | Q(owner=actor.organisation, state=CaseState.ASKED))


def desks(actor: Actor, market: str = "") -> list[Organisation]:
    """Who decides cases of a jurisdiction: its regulators here, and the operator."""
    known = Organisation.objects.filter(kind__in=(Kind.REGULATOR, Kind.OPERATOR), standing=Standing.APPROVED)
    if actor.organisation is not None:
        known = known.exclude(pk=actor.organisation.pk)
    able = [desk for desk in known if not market or decides(desk, market)]
    return sorted(able, key=lambda desk: desk.kind != Kind.OPERATOR)


def trainings(actor: Actor) -> QuerySet[Training]:
    """Trainings that the actor may see, with how many places are taken."""
    seen = visible(Training.objects.select_related("owner"), actor)
    taken = Count("enrolments", filter=Q(enrolments__state__in=SITTING), distinct=True)
    return seen.annotate(taken=taken).order_by("-begins", "title", "pk")


def training(actor: Actor, training_id: object) -> Training:
    """One training, or ``NotFound``."""
    return found(trainings(actor), pk=training_id)


def enrolments(actor: Actor) -> QuerySet[Enrolment]:
    """Places in trainings of the actor's organisation, and those of persons whom it sent."""
    records = Enrolment.objects.select_related("training__owner", "sent_by", "certificate")
    if actor.organisation is None:
        return records.none()
    return records.filter(Q(training__owner=actor.organisation) | Q(sent_by=actor.organisation))


def enrolment(actor: Actor, enrolment_id: object) -> Enrolment:
    """One place, or ``NotFound``."""
    return found(enrolments(actor), pk=enrolment_id)


def certificate(number: str) -> Certificate:
    """The certificate of that number, however it is typed; anybody who holds the number may ask."""
    plain = "".join(sign for sign in number.upper() if sign.isalnum())[:40]
    if not plain:
        raise NotFound
    return found(Certificate.objects.select_related("enrolment"), number=plain)


def missions(actor: Actor) -> QuerySet[Mission]:
    """Medical teams that the actor may see."""
    return visible(Mission.objects.select_related("owner"), actor)


def mission(actor: Actor, mission_id: object) -> Mission:
    """One mission, or ``NotFound``."""
    return found(missions(actor), pk=mission_id)


class Summed(TypedDict):
    """A sum of what was counted, of one kind, in one year."""

    begins__year: int
    kind: str
    total: int


def sums(seen: QuerySet[Mission]) -> list[Summed]:
    """What these missions did, summed by the year in which counting began and by kind."""
    counted = MissionOutput.objects.filter(mission__in=seen.values("pk")).order_by()
    summed = counted.values("begins__year", "kind").annotate(total=Sum("number")).order_by("begins__year", "kind")
    return list(summed)


def by_detail(seen: QuerySet[Mission], kind: str) -> list[tuple[str, int]]:
    """The sums of one kind by its detail, the most first."""
    counted = MissionOutput.objects.filter(mission__in=seen.values("pk"), kind=kind).order_by()
    return list(counted.values_list("detail").annotate(total=Sum("number")).order_by("-total", "detail"))
