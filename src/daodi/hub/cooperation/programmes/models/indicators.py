"""Indicators: what is counted, what is aimed at, and what was read."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.programmes.kinds import (
    Aggregation,
    CountKind,
    Direction,
    FactState,
    Measure,
    Modality,
    Qualifier,
)
from daodi.hub.cooperation.programmes.models.evidence import Evidenced, evidence_rules
from daodi.hub.cooperation.programmes.models.plans import Commitment, Plan, Project
from daodi.hub.cooperation.programmes.span import DAY, last_day
from daodi.hub.core.access.models import Owned


class Indicator(Owned):
    """What is counted, of a commitment, of a project, or by itself."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="indicators")
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="indicators")
    title = models.CharField(_("what is counted"), max_length=300)
    titles = models.JSONField(default=dict, blank=True)
    about = models.TextField(_("how it is counted"), blank=True)
    measure = models.CharField(_("measured as"), max_length=11, choices=Measure.choices, default=Measure.UNIT)
    count_kind = models.CharField(_("kind"), max_length=13, choices=CountKind.choices)
    unit = models.CharField(_("unit"), max_length=40, blank=True, help_text="for money the currency: CNY, USD ...")
    aggregation = models.CharField(_("over what time"), max_length=10, choices=Aggregation.choices)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction.choices, default=Direction.UP)
    baseline = models.DecimalField(_("baseline"), max_digits=24, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(_("baseline of"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    imported = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering = ("position", "created_at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="indicator_has_a_title"),
            models.CheckConstraint(condition=Q(count_kind__in=CountKind.values), name="indicator_count_kind_known"),
            models.CheckConstraint(condition=Q(aggregation__in=Aggregation.values), name="indicator_aggregation_known"),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="indicator_direction_known"),
            models.CheckConstraint(condition=Q(measure__in=Measure.values), name="indicator_measure_known"),
            models.CheckConstraint(
                condition=Q(commitment=None) | Q(project=None), name="indicator_of_a_commitment_or_a_project"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def plan(self) -> Plan | None:
        """The plan it belongs to, through its commitment or its project."""
        if self.commitment is not None:
            return self.commitment.plan
        return self.project.plan if self.project is not None else None


class Figure(Evidenced):
    """A figure somebody stated, and whether a person stands behind it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4)
    value_max = models.DecimalField(_("to"), max_digits=24, decimal_places=4, null=True, blank=True)
    qualifier = models.CharField(max_length=14, choices=Qualifier.choices, default=Qualifier.EXACT)
    modality = models.CharField(max_length=8, choices=Modality.choices)
    state = models.CharField(max_length=10, choices=FactState.choices, default=FactState.PROPOSED)
    reason = models.CharField(max_length=1000, blank=True, help_text="why it was rejected, disputed ...")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        abstract = True


def figure_rules(of: str) -> tuple[models.CheckConstraint, ...]:
    """What the figures of one model must fulfil."""
    return (
        models.CheckConstraint(condition=Q(qualifier__in=Qualifier.values), name=f"{of}_qualifier_known"),
        models.CheckConstraint(condition=Q(modality__in=Modality.values), name=f"{of}_modality_known"),
        models.CheckConstraint(condition=Q(state__in=FactState.values), name=f"{of}_state_known"),
        models.CheckConstraint(condition=Q(value_max=None) | Q(value_max__gte=F("value")), name=f"{of}_range_is_one"),
        *evidence_rules(of),
    )


class Target(Figure):
    """What an indicator shall come to; ``deadline`` as precise as its text: 2025, 2025-06 or 2025-06-30."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    deadline = models.CharField(_("by"), max_length=10, blank=True)
    deadline_inferred = models.BooleanField(default=False, help_text="worked out from the day of publication")

    class Meta:
        ordering = ("deadline", "created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(deadline="") | Q(deadline__regex=DAY), name="target_deadline_is_a_day"),
            *figure_rules("target"),
        )

    @property
    def owner_id(self) -> uuid.UUID:
        """Whose it is: its indicator's."""
        return self.indicator.owner_id

    @property
    def due(self) -> date | None:
        """The last day on which it may be reached."""
        return last_day(self.deadline)


class Reading(Figure):
    """What a source says was reached. Count kind, aggregation and unit are the source's own, not the indicator's."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="readings")
    count_kind = models.CharField(max_length=13, choices=CountKind.choices)
    aggregation = models.CharField(max_length=10, choices=Aggregation.choices)
    unit = models.CharField(max_length=40, blank=True)
    begins = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True, help_text="the day the figure stands for")
    when = models.CharField(max_length=100, blank=True, help_text="as the text says it")
    when_inferred = models.BooleanField(default=False)
    cluster = models.CharField(max_length=100, blank=True, help_text="reprints of one text share it")
    part_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")

    class Meta:
        ordering = ("ends", "created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(count_kind__in=CountKind.values), name="reading_count_kind_known"),
            models.CheckConstraint(condition=Q(aggregation__in=Aggregation.values), name="reading_aggregation_known"),
            models.CheckConstraint(
                condition=Q(begins=None) | Q(ends__gte=F("begins")), name="reading_ends_after_it_begins"
            ),
            *figure_rules("reading"),
        )

    @property
    def owner_id(self) -> uuid.UUID:
        """Whose it is: its indicator's."""
        return self.indicator.owner_id
