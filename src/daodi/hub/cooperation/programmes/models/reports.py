"""What members are asked to report for a plan, period by period."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.programmes.kinds import ReportState
from daodi.hub.cooperation.programmes.models.indicators import Indicator, Reading
from daodi.hub.cooperation.programmes.models.plans import Plan
from daodi.hub.core.access.models import Owned


class Period(models.Model):
    """A time that is reported on, and the day by which. Closed, it takes no report any more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="periods")
    begins = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    due = models.DateField(_("reports due by"))
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("begins", "id")
        constraints = (
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="period_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(due__gte=F("begins")), name="period_due_after_it_begins"),
            models.UniqueConstraint("plan", "begins", "ends", name="one_period_a_time"),
        )

    def __str__(self) -> str:
        return f"{self.begins.isoformat()} – {self.ends.isoformat()}"


class Report(Owned):
    """That a member reports an indicator for a period. It is the plan's owner's; the member sees it by a grant."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="reports", editable=False)
    period = models.ForeignKey(Period, models.PROTECT, related_name="reports", editable=False)
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    state = models.CharField(max_length=9, choices=ReportState.choices, default=ReportState.ASKED)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4, null=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="+")
    quote = models.TextField(_("quote"), blank=True)
    note = models.TextField(_("note"), blank=True)
    reason = models.TextField(_("why it was sent back"), blank=True)
    reading = models.OneToOneField(Reading, models.PROTECT, null=True, related_name="report", editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("period__due", "created_at", "id")
        indexes = (models.Index(fields=("member", "state"), name="report_by_member"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="programme_report_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=("asked", "closed")) | Q(value__isnull=False), name="report_sent_has_a_value"
            ),
            models.CheckConstraint(
                condition=Q(state="approved", reading__isnull=False) | ~Q(state="approved") & Q(reading=None),
                name="report_approved_has_a_reading",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_back") | ~Q(reason=""), name="report_sent_back_with_a_reason"
            ),
            models.UniqueConstraint("indicator", "period", name="one_report_an_indicator_and_period"),
        )
