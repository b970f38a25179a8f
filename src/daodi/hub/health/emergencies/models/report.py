"""What is reported while an emergency lasts, and what is learnt after it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.health.emergencies.models.emergency import Emergency


class Report(models.Model):
    """A situation report of one member: numbered within its emergency, of a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    emergency = models.ForeignKey(Emergency, models.PROTECT, related_name="reports", editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    number = models.PositiveIntegerField(editable=False)
    dated_on = models.DateField(_in("report", "as of"))
    issued_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint("emergency", "number", name="one_situation_report_a_number"),)


class ReportVersion(models.Model):
    """What a report says: its text, its figures, and how far the needs were met. It stays; a correction follows it.

    ``figures``: a list of ``[name, value, unit]``, the value as text. ``met``: as ``queries.met`` gives it.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="versions", editable=False)
    version = models.PositiveIntegerField(editable=False)
    text = models.TextField(_in("report", "text"), max_length=20_000)
    figures = models.JSONField(default=list, blank=True)
    met = models.JSONField(default=list, blank=True, editable=False)
    why = models.CharField(_in("report", "what was corrected"), max_length=500, blank=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-version",)
        constraints = (
            models.UniqueConstraint("report", "version", name="one_situation_report_version"),
            models.CheckConstraint(condition=Q(version=1) | ~Q(why=""), name="a_correction_says_what_it_corrects"),
        )


class AfterAction(models.Model):
    """What one member learnt: what worked, what did not, what will be changed, by whom and when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    emergency = models.ForeignKey(Emergency, models.PROTECT, related_name="lessons", editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    worked = models.TextField(_in("after action", "what worked"), max_length=5000)
    failed = models.TextField(_in("after action", "what did not"), max_length=5000)
    change = models.TextField(_in("after action", "what will be changed, by whom, until when"), max_length=5000)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("made_at", "id")
