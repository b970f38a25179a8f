"""Plans, what they commit to, the projects that carry them out, their parties and money."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.programmes.kinds import CommitmentState, MoneyKind, PartyRole, Stage
from daodi.hub.cooperation.programmes.models.evidence import Evidenced, evidence_rules
from daodi.hub.core.access.models import Owned


class Plan(Owned):
    """A plan as its source names it; ``titles`` are its names by language (``zh-hans`` ...)."""

    title = models.CharField(_("title"), max_length=300)
    titles = models.JSONField(default=dict, blank=True)
    about = models.TextField(_("what it is about"), blank=True)
    begins = models.DateField(_("begins"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    example = models.BooleanField(default=False, editable=False, help_text="an example, no real plan")

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="plan_has_a_title"),
            models.CheckConstraint(
                condition=Q(begins=None) | Q(ends=None) | Q(ends__gte=F("begins")), name="plan_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Commitment(Evidenced):
    """One thing a plan promises, in its words. It is seen with its plan."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="commitments")
    text = models.CharField(_("what is promised"), max_length=1000)
    texts = models.JSONField(default=dict, blank=True)
    position = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=CommitmentState.choices, default=CommitmentState.STANDING)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="commitment_says_something"),
            models.CheckConstraint(condition=Q(state__in=CommitmentState.values), name="commitment_state_known"),
            *evidence_rules("commitment"),
        )

    def __str__(self) -> str:
        return self.text


class Project(Owned):
    """A project, of a plan or by itself. ``sectors``, ``countries``: ``{"code", "vocabulary", "percentage"}`` each."""

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="projects")
    title = models.CharField(_("title"), max_length=500)
    titles = models.JSONField(default=dict, blank=True)
    about = models.TextField(_("what it is about"), blank=True)
    identifier = models.CharField(_("IATI identifier"), max_length=200, blank=True, db_index=True)
    identifiers = models.JSONField(default=list, blank=True, help_text='others: {"type", "ref"}')
    stage = models.CharField(_("stage"), max_length=14, choices=Stage.choices, default=Stage.PIPELINE)
    planned_start = models.DateField(_("planned start"), null=True, blank=True)
    actual_start = models.DateField(_("actual start"), null=True, blank=True)
    planned_end = models.DateField(_("planned end"), null=True, blank=True)
    actual_end = models.DateField(_("actual end"), null=True, blank=True)
    sectors = models.JSONField(default=list, blank=True)
    countries = models.JSONField(default=list, blank=True)
    places = models.ManyToManyField("programmes.Place", blank=True, related_name="projects")
    source = models.CharField(_("source"), max_length=500, blank=True)
    imported = models.JSONField(default=dict, blank=True, editable=False, help_text="what another format says beyond")
    example = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="project_has_a_title"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="project_stage_known"),
            models.UniqueConstraint(
                "owner", "identifier", condition=~Q(identifier=""), name="one_project_an_identifier_and_owner"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """Who takes part: a member, where ``organisation`` is given; else a name in a source, and never more than that."""

    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="parties")
    project = models.ForeignKey(Project, models.CASCADE, null=True, blank=True, related_name="parties")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=300)
    role = models.CharField(_("role"), max_length=13, choices=PartyRole.choices, default=PartyRole.PARTICIPATING)
    identifier = models.CharField(max_length=200, blank=True, help_text="as IATI knows the organisation")
    kind = models.CharField(max_length=10, blank=True, help_text="IATI organisation type")

    class Meta:
        ordering = ("role", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="party_has_a_name"),
            models.CheckConstraint(condition=Q(role__in=PartyRole.values), name="party_role_known"),
            models.CheckConstraint(
                condition=Q(plan=None, project__isnull=False) | Q(plan__isnull=False, project=None),
                name="party_of_a_plan_or_a_project",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Money(Evidenced):
    """An amount of a project in its own currency. Currencies never add up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="money")
    kind = models.CharField(_("kind"), max_length=12, choices=MoneyKind.choices)
    value = models.DecimalField(_("sum of money"), max_digits=24, decimal_places=4)
    currency = models.CharField(_("currency"), max_length=3)
    on = models.DateField(_("value date"), null=True, blank=True)
    begins = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    provider = models.CharField(max_length=300, blank=True)
    receiver = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=MoneyKind.values), name="money_kind_known"),
            models.CheckConstraint(condition=Q(currency__regex=r"^[A-Z]{3}$"), name="money_currency_of_three_letters"),
            *evidence_rules("money"),
        )
