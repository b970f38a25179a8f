"""What the methods made of each count, and what people made of an alarm."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.health.surveillance.models.counts import Method, Series


class Judgement(models.Model):
    """A count against its bound. ``outside``: made of nothing but what other jurisdictions may read."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="judgements", editable=False)
    step = models.IntegerField()
    outside = models.BooleanField()
    method = models.CharField(max_length=20, choices=Method.choices)
    expected = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    alarm = models.BooleanField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("step",)
        constraints = (models.UniqueConstraint("series", "step", "outside", name="one_judgement_a_step"),)


class AlertState(models.TextChoices):
    RAISED = "raised", _in("alert", "Raised")
    ACKNOWLEDGED = "acknowledged", _in("alert", "Acknowledged")
    ASSESSED = "assessed", _in("alert", "Assessed")
    CLOSED = "closed", _in("alert", "Closed")


class Verdict(models.TextChoices):
    EVENT = "event", _in("alert", "An event")
    NO_EVENT = "no-event", _in("alert", "No event")
    UNSURE = "cannot-say", _in("alert", "Cannot say")


class Alert(models.Model):
    """Alarms of one series that belong together, until it is closed. ``outside``: raised by what is read there too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    series = models.ForeignKey(Series, models.CASCADE, related_name="alerts", editable=False)
    state = models.CharField(max_length=12, choices=AlertState.choices, default=AlertState.RAISED, editable=False)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True, editable=False)
    outside = models.BooleanField(editable=False)
    raised_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-raised_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=AlertState.values), name="alert_state_known"),
            models.CheckConstraint(condition=Q(verdict="") | Q(verdict__in=Verdict.values), name="alert_verdict_known"),
            models.UniqueConstraint("series", "outside", condition=~Q(state="closed"), name="one_open_alert_a_series"),
        )

    def __str__(self) -> str:
        return str(self.series)


class Alarm(models.Model):
    """The numbers and the method that raised an alert, as they were then."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="alarms", editable=False)
    step = models.IntegerField()
    outside = models.BooleanField()
    observed = models.PositiveBigIntegerField()
    expected = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    method = models.CharField(max_length=20, choices=Method.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-step", "-at", "id")
        constraints = (models.UniqueConstraint("alert", "step", "outside", name="one_alarm_a_step"),)


class AlertStep(models.Model):
    """What somebody did about an alert, with their words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alert = models.ForeignKey(Alert, models.CASCADE, related_name="steps", editable=False)
    name = models.CharField(max_length=12)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    person = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    words = models.TextField(_("words"), max_length=5000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "id")
