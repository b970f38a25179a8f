"""What this room counts for plans: trainings held, persons trained, what medical teams did; the published alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.counts import Count
from daodi.hub.health.qualifications.models import (
    Enrolment,
    EnrolmentState,
    MissionOutput,
    OutputKind,
    Training,
    TrainingState,
)


def counts(owners: Sequence[UUID], begins: date, ends: date) -> Iterator[Count]:
    """Trainings that ended, and counts that began, from one day to another."""
    held = Training.objects.filter(_of(owners, ""), state=TrainingState.HELD, ends__range=(begins, ends))
    done = Enrolment.objects.filter(training__in=held, state=EnrolmentState.COMPLETED)
    at = reverse("qualifications:trainings")
    yield Count(key="trainings-held", title=_("Trainings held"), number=held.count(), href=at)
    yield Count(key="persons-trained", title=_("Persons who completed a training"), number=done.count(), href=at)
    did = MissionOutput.objects.filter(_of(owners, "mission__"), begins__range=(begins, ends)).order_by()
    for kind, total in did.values_list("kind").annotate(total=Sum("number")).order_by("kind"):
        title = str(OutputKind(kind).label)
        yield Count(key=f"mission-{kind}", title=title, number=total, href=reverse("qualifications:missions"))


def _of(owners: Sequence[UUID], at: str) -> Q:
    published = Q(**{f"{at}visibility": "published"})
    return published & Q(**{f"{at}owner__in": owners}) if owners else published
