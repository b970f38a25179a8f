"""Work that takes longer than a request, and the notices that tell of it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.models import Owned
from daodi.hub.core.audit.words import work


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class Job(Owned):
    """One piece of work: what it is, how far it came, and what came out."""

    kind = models.CharField(max_length=80)
    params = models.JSONField(default=dict)
    asked_by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True)
    message = models.TextField(blank=True)
    checkpoint = models.JSONField(null=True)
    result = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="+")
    stop_asked = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)
    alive_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at", "id")
        indexes = (models.Index(fields=("state", "created_at"), name="job_by_state"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="job_state_known"),
            models.CheckConstraint(condition=Q(total=None) | Q(done__lte=models.F("total")), name="job_done_in_total"),
        )

    def __str__(self) -> str:
        return work(self.kind)


class Notice(models.Model):
    """A word to one person about something that concerns them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.ForeignKey("organisations.User", models.CASCADE, related_name="notices")
    text = models.CharField(max_length=500)
    path = models.CharField(max_length=300, blank=True, help_text="the page to go to, within this site")
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True, help_text="when it left by e-mail too")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-created_at",)
        indexes = (models.Index(fields=("to", "read_at"), name="notice_by_reader"),)
