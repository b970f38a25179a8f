"""A report that something should not stand here, and what became of it."""

from __future__ import annotations

import secrets
import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Reason(models.TextChoices):
    SAFETY = "safety", _("It endangers people")
    FRAUD = "fraud", _("It deceives")
    COPYRIGHT = "copyright", _("It is somebody else's work")
    OTHER = "other", _("Another reason")


class State(models.TextChoices):
    RECEIVED = "received", _in("report", "Received")
    ASSESSED = "assessed", _("Looked at")
    ASKED = "asked", _("The publisher is asked")
    ANSWERED = "answered", _("The publisher answered")
    KEPT = "kept", _("Decided: it stays")
    RESTRICTED = "restricted", _("Decided: no longer public")
    REMOVED = "removed", _("Decided: removed")
    COUNTERED = "countered", _("The publisher objects")
    UPHELD = "upheld", _("The decision stands")
    RESTORED = "restored", _("Restored")
    WITHDRAWN = "withdrawn", _("Taken back by the reporter")


def number() -> str:
    """A number that can be said on the telephone and tells nobody how many there were."""
    signs = "".join(secrets.choice(LETTERS) for _one in range(8))
    return f"R-{signs[:4]}-{signs[4:]}"


class Case(models.Model):
    """One report. It has no owner: the operator sees all, the publisher and the reporter each their own side.

    Seen by the operator alone: ``words``, ``email``, ``reporter``, ``evidence``. The publisher reads ``question``,
    ``reasons`` and ``ended_because`` and writes ``answer`` and ``counter``; the reporter reads ``reasons`` and
    ``ended_because``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=12, unique=True, default=number, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    words = models.TextField(_("what is wrong with it"), max_length=10_000)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=10, blank=True, editable=False)
    reporter = models.ForeignKey("organisations.User", models.SET_NULL, null=True, related_name="+", editable=False)
    evidence = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="+", editable=False)
    page = models.CharField(_("address of the page"), max_length=500)
    object_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", editable=False)
    object_id = models.UUIDField(editable=False)
    title = models.CharField(max_length=300, editable=False, help_text="what the record was called")
    publisher = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED, editable=False)
    decision = models.CharField(max_length=10, blank=True, editable=False)
    hold = models.ForeignKey("access.Hold", models.PROTECT, null=True, related_name="+", editable=False)
    due_on = models.DateField(editable=False)
    question = models.TextField(_("question to the publisher"), max_length=5000, blank=True, editable=False)
    answer_by = models.DateField(null=True, editable=False)
    answer = models.TextField(_("the publisher's view"), max_length=10_000, blank=True, editable=False)
    reasons = models.TextField(_("reasons of the decision"), max_length=10_000, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    counter = models.TextField(_("the publisher's counter-statement"), max_length=10_000, blank=True, editable=False)
    ended_because = models.TextField(_("reasons for the end"), max_length=10_000, blank=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("due_on", "created_at", "id")
        indexes = (models.Index(fields=("publisher", "state"), name="case_by_publisher"),)
        constraints = (
            models.CheckConstraint(condition=Q(reason__in=Reason.values), name="case_reason_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="case_state_known"),
            models.CheckConstraint(
                condition=Q(decision__in=("", "kept", "restricted", "removed")), name="case_decision_known"
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None)
                | (~Q(decision="") & ~Q(reasons="") & Q(decided_at__isnull=False)),
                name="no_decision_without_reasons",
            ),
        )

    def __str__(self) -> str:
        return self.number
