"""Training: a programme with its sessions and places, who attended, and certificates that anybody may verify."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class TrainingState(models.TextChoices):
    PLANNED = "planned", _in("training", "Planned")
    OPEN = "open", _in("training", "Open for applications")
    RUNNING = "running", _in("training", "Running")
    HELD = "held", _in("training", "Held")
    CANCELLED = "cancelled", _in("training", "Cancelled")


class Training(Owned):
    """A programme of training. Who takes part is known to its owner and to who sent them, to nobody else."""

    title = models.CharField(_in("training", "title"), max_length=300)
    subject = models.CharField(_("subject"), max_length=200)
    profession = models.CharField(_("for which profession"), max_length=40, blank=True)
    place = models.CharField(_("place"), max_length=200)
    market = models.CharField(_("jurisdiction"), max_length=8)
    language = models.CharField(_in("training", "language"), max_length=100)
    begins = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    hours = models.PositiveSmallIntegerField(
        _in("training", "hours"), validators=[MinValueValidator(1), MaxValueValidator(10_000)]
    )
    places = models.PositiveSmallIntegerField(
        _in("training", "places"), validators=[MinValueValidator(1), MaxValueValidator(5000)]
    )
    about = models.TextField(_("what is learnt"), max_length=5000, blank=True)
    state = models.CharField(max_length=10, choices=TrainingState.choices, default="planned", editable=False)

    class Meta:
        ordering = ("-begins", "title", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=TrainingState.values), name="training_state_known"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")),
                name="training_ends_after_it_begins",
                violation_error_message=_("It ends before it begins; expected a later day."),
            ),
            models.CheckConstraint(condition=Q(places__gte=1, hours__gte=1), name="training_has_places_and_hours"),
        )

    def __str__(self) -> str:
        return self.title


class Session(models.Model):
    """A day of a training, with the hours that count."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    training = models.ForeignKey(Training, models.CASCADE, related_name="sessions", editable=False)
    day = models.DateField(_in("training", "day"))
    hours = models.PositiveSmallIntegerField(
        _in("training", "hours"), validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    topic = models.CharField(_("topic"), max_length=300)

    class Meta:
        ordering = ("day", "id")
        constraints = (models.CheckConstraint(condition=Q(hours__range=(1, 24)), name="session_hours_fit_a_day"),)


class EnrolmentState(models.TextChoices):
    ASKED = "asked", _in("enrolment", "Asked for")
    ACCEPTED = "accepted", _in("enrolment", "Accepted")
    REFUSED = "refused", _in("enrolment", "Refused")
    WITHDRAWN = "withdrawn", _in("enrolment", "Withdrawn")
    COMPLETED = "completed", _in("enrolment", "Completed")
    LEFT = "left", _in("enrolment", "Not completed")


class Enrolment(models.Model):
    """One person's place in a training, asked for by the organisation that sends them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    training = models.ForeignKey(Training, models.CASCADE, related_name="enrolments", editable=False)
    sent_by = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    name = models.CharField(_in("trainee", "name"), max_length=200)
    profession = models.CharField(_("profession"), max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=EnrolmentState.choices, default="asked", editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("asked_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=EnrolmentState.values), name="enrolment_state_known"),
        )

    def __str__(self) -> str:
        return self.name


class Attendance(models.Model):
    """That somebody was at a session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="attendances")

    class Meta:
        constraints = (models.UniqueConstraint("session", "enrolment", name="one_attendance_a_session"),)


class Certificate(models.Model):
    """That somebody completed a training. Its number can't be guessed; whoever holds it may verify it."""

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="certificate", editable=False)
    number = models.CharField(max_length=24, unique=True, editable=False)
    hours = models.PositiveSmallIntegerField(editable=False)
    issued_on = models.DateField(editable=False)
    withdrawn_on = models.DateField(null=True, editable=False)
    withdrawn_why = models.CharField(_("why it is withdrawn"), max_length=500, blank=True)

    class Meta:
        ordering = ("-issued_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("issued_on")),
                name="certificate_withdrawn_after_it_was_issued",
            ),
        )

    def __str__(self) -> str:
        return self.number
