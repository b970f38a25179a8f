"""An application before its regulator: read by the applicant and that regulator, by nobody else."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned
from daodi.hub.exchange.authorisations.models.authorisations import Authorisation
from daodi.hub.exchange.authorisations.models.products import MedicinalProduct


class ApplicationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    REVIEW = "review", _("Under review")
    STOPPED = "stopped", _("Clock stopped: the applicant answers")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _in("application", "Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Application(Owned):
    """What a holder asks of one regulator; the regulator sees it once it is submitted. It is never published."""

    product = models.ForeignKey(MedicinalProduct, models.PROTECT, related_name="applications")
    regulator = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    market = models.CharField(max_length=8, editable=False)
    path = models.CharField(_("by which procedure"), max_length=60, blank=True)
    title = models.CharField(_("what is applied for"), max_length=300)
    number = models.CharField(_("number of the application"), max_length=60, blank=True)
    note = models.TextField(_("what the regulator is to know"), max_length=5000, blank=True)
    state = models.CharField(
        max_length=10, choices=ApplicationState.choices, default=ApplicationState.DRAFT, editable=False
    )
    submitted_on = models.DateField(null=True, editable=False)
    decided_on = models.DateField(null=True, editable=False)
    authorisation = models.ForeignKey(
        Authorisation, models.SET_NULL, null=True, blank=True, related_name="applications", editable=False
    )

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ApplicationState.values), name="application_state_known"),
            models.CheckConstraint(condition=Q(visibility="private"), name="application_is_private"),
            models.CheckConstraint(condition=~Q(regulator=F("owner")), name="application_goes_to_another"),
        )

    def __str__(self) -> str:
        return self.title


class TurnKind(models.TextChoices):
    QUESTION = "question", _("Question")
    ANSWER = "answer", _("Answer")
    GUIDANCE = "guidance", _in("thread", "Guidance")
    NOTE = "note", _("Note")


class Turn(models.Model):
    """One contribution to the thread; an answer says which question it answers. ``due_on``: answer by."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="turns", editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=TurnKind.choices)
    text = models.TextField(_in("thread", "text"), max_length=10_000)
    by = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    person = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    due_on = models.DateField(_("answer by"), null=True, blank=True)
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="answered_by", editable=False)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=TurnKind.values), name="turn_kind_known"),
            models.CheckConstraint(
                condition=Q(kind="answer", answers__isnull=False) | (~Q(kind="answer") & Q(answers=None)),
                name="only_answers_answer",
            ),
        )


class ClockStop(models.Model):
    """Days that do not count against the regulator, from a question to its answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="stops", editable=False)
    stopped_on = models.DateField(editable=False)
    started_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ("stopped_on", "id")
        constraints = (
            models.UniqueConstraint("application", condition=Q(started_on=None), name="one_stop_at_a_time"),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(started_on__gte=F("stopped_on")), name="clock_starts_after_it_stopped"
            ),
        )
