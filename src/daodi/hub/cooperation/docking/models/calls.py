"""Calls and competitions: what is called for, what came in, what the jurors say, and what was decided."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.docking.models.entries import Entry
from daodi.hub.core.access.models import Owned


class Call(Owned):
    """What is called for, from which day to which; ``decision`` gives the reasons once it is decided."""

    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what is called for"), max_length=10_000)
    criteria = models.TextField(_("by what it is judged"), max_length=5000)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    decision = models.TextField(_("decision and its reasons"), max_length=5000, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-closes_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="call_closes_after_it_opens",
                violation_error_message=_("It closes before it opens; expected a later day."),
            ),
            models.CheckConstraint(condition=Q(decided_at=None) | ~Q(decision=""), name="call_is_decided_with_reasons"),
        )

    def __str__(self) -> str:
        return self.title


class Juror(models.Model):
    """That a member judges what comes in."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="jurors")
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint("call", "member", name="one_juror_a_member"),)


class Submission(models.Model):
    """What a member submits: one of its offers, or words of its own. Who it is, is not said before the decision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, models.CASCADE, related_name="submissions", editable=False)
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("in words"), max_length=10_000)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    chosen = models.BooleanField(default=False, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (models.UniqueConstraint("call", "member", name="one_submission_a_member"),)


class Score(models.Model):
    """What a juror says of a submission, 0 to 100 points."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="scores", editable=False)
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    points = models.PositiveSmallIntegerField(_("points, 0 to 100"), validators=(MaxValueValidator(100),))
    remark = models.TextField(_("remark"), max_length=2000)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint("submission", "member", name="one_score_a_juror"),
            models.CheckConstraint(condition=Q(points__range=(0, 100)), name="points_in_range"),
        )
