"""Reports of reactions as they were sent, what their products are taken for, and the signals in them."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned, Visibility

PRODUCT, REACTION = 500, 300  # characters of a name
FIGURES = (
    "prr", "prr_lower", "prr_upper", "ror", "ror_lower", "ror_upper", "ic", "ic_lower", "ic_upper",
    "ebgm", "eb05", "eb95",
)  # fmt: skip


class ListState(models.TextChoices):
    READING = "reading", _("Being read")
    READ = "read", _in("reports", "Read")
    UNREADABLE = "unreadable", _("Not readable")
    ASIDE = "aside", _("Set aside")


class LineList(Owned):
    """A file of reports: which report names which product and reaction. It is never published.

    ``stratum`` names the columns to compare within, ``alike`` those by which the same report under two numbers is told.
    """

    title = models.CharField(_("title"), max_length=200)
    source = models.CharField(
        _("where the reports were gathered"),
        max_length=200,
        help_text=_("Reports of one place with one number are one report, whichever file they come in."),
    )
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", editable=False)
    stratum = models.JSONField(default=list, blank=True)
    alike = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=ListState.choices, default=ListState.READING, editable=False)
    rows = models.PositiveIntegerField(default=0, editable=False)
    reports = models.PositiveIntegerField(default=0, editable=False)
    lost = models.PositiveIntegerField(default=0, editable=False, help_text="rows that could not be read")
    problems = models.JSONField(default=list, editable=False, help_text="the first of them")

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ListState.values), name="line_list_state_known"),
            models.CheckConstraint(condition=Q(visibility=Visibility.PRIVATE), name="line_list_is_private"),
        )

    def __str__(self) -> str:
        return self.title


class Status(models.TextChoices):
    MATCH = "match", _("One material")
    AMBIGUOUS = "ambiguous", _("One name, several things")
    UNKNOWN = "unknown", _("Unknown name")


class Decision(models.TextChoices):
    NONE = "", _("not decided")
    MATERIAL = "material", _("a material")
    AS_WRITTEN = "as-written", _("a product of its own")


class ProductName(models.Model):
    """A product as reports write it, and what one organisation takes it for: by the tables, or as a person decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    name = models.CharField(max_length=PRODUCT, editable=False)
    status = models.CharField(max_length=10, choices=Status.choices, editable=False)
    product = models.CharField(max_length=PRODUCT, editable=False, help_text="how it is counted")
    material_id = models.CharField(max_length=100, blank=True, editable=False, db_index=True)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True, default="", editable=False)
    decided_by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("name", "id")
        indexes = (models.Index(fields=("owner", "status", "decision"), name="product_name_to_decide"),)
        constraints = (
            models.UniqueConstraint("owner", "name", name="one_reading_of_a_product_name"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="product_name_status_known"),
            models.CheckConstraint(condition=Q(decision__in=Decision.values), name="product_name_decision_known"),
        )

    def __str__(self) -> str:
        return self.name


class Mention(models.Model):
    """In how many reports of a line list a product is named so."""

    line_list = models.ForeignKey(LineList, models.CASCADE, related_name="mentions", editable=False)
    name = models.ForeignKey(ProductName, models.CASCADE, related_name="mentions", editable=False)
    reports = models.PositiveIntegerField(editable=False)

    class Meta:
        constraints = (models.UniqueConstraint("line_list", "name", name="one_mention_a_line_list"),)


class Screening(Owned):
    """One search for signals in some line lists: what was counted, what was left out, and how the fit ended."""

    lists = models.ManyToManyField(LineList, related_name="screenings", editable=False)
    prior = models.CharField(
        _("prior of EBGM"),
        max_length=200,
        blank=True,
        help_text=_("Five numbers: alpha1, beta1, alpha2, beta2, share. Empty: it is fitted to the reports."),
    )
    asked_by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    job = models.ForeignKey("jobs.Job", models.PROTECT, null=True, related_name="+", editable=False)
    counted = models.JSONField(default=dict, editable=False)
    fit = models.JSONField(default=dict, editable=False)
    raised = models.PositiveIntegerField(default=0, editable=False, help_text="signals that were not known before")
    done_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (models.CheckConstraint(condition=Q(visibility=Visibility.PRIVATE), name="screening_is_private"),)

    def __str__(self) -> str:
        return timezone.localtime(self.created_at).strftime("%Y-%m-%d %H:%M")


class State(models.TextChoices):
    NEW = "new", _in("signal", "New")
    REVIEW = "review", _in("signal", "Under review")
    CONFIRMED = "confirmed", _in("signal", "Confirmed")
    REFUTED = "refuted", _in("signal", "Refuted")
    MONITORED = "monitored", _in("signal", "Monitored")


class Signal(Owned):
    """A product and a reaction that stand together in more reports than expected, and what people made of it.

    ``figures`` are those of the last screening in which the two stood together; ``stated`` those that its people had
    before them when they last took a step.
    """

    product = models.CharField(max_length=PRODUCT, editable=False)
    material_id = models.CharField(max_length=100, blank=True, editable=False, db_index=True)
    reaction = models.CharField(max_length=REACTION, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW, editable=False)
    figures = models.ForeignKey("Pair", models.PROTECT, related_name="+", editable=False)
    stated = models.ForeignKey("Pair", models.PROTECT, null=True, related_name="+", editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.UniqueConstraint("owner", "product", "reaction", name="one_signal_a_product_and_reaction"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="signal_state_known"),
            models.CheckConstraint(
                condition=Q(visibility=Visibility.PRIVATE) | ~Q(state=State.NEW), name="signal_published_was_looked_at"
            ),
        )

    def __str__(self) -> str:
        return f"{self.product} · {self.reaction}"


class Pair(models.Model):
    """A product and a reaction in one screening. ``names``: how many of the reports call the product what."""

    screening = models.ForeignKey(Screening, models.CASCADE, related_name="pairs", editable=False)
    signal = models.ForeignKey(Signal, models.SET_NULL, null=True, related_name="pairs", editable=False)
    product = models.CharField(max_length=PRODUCT, editable=False)
    material_id = models.CharField(max_length=100, blank=True, editable=False)
    reaction = models.CharField(max_length=REACTION, editable=False)
    names = models.JSONField(default=dict, editable=False)
    n = models.PositiveIntegerField(editable=False)
    expected = models.FloatField(editable=False)
    prr = models.FloatField(null=True, editable=False)
    prr_lower = models.FloatField(null=True, editable=False)
    prr_upper = models.FloatField(null=True, editable=False)
    ror = models.FloatField(null=True, editable=False)
    ror_lower = models.FloatField(null=True, editable=False)
    ror_upper = models.FloatField(null=True, editable=False)
    ic = models.FloatField(null=True, editable=False)
    ic_lower = models.FloatField(null=True, editable=False)
    ic_upper = models.FloatField(null=True, editable=False)
    ebgm = models.FloatField(null=True, editable=False)
    eb05 = models.FloatField(null=True, editable=False)
    eb95 = models.FloatField(null=True, editable=False)
    reason = models.TextField(blank=True, editable=False)
    stands_out = models.BooleanField(default=False, editable=False)

    class Meta:
        indexes = (models.Index(fields=("screening", "-stands_out", "-ic_lower"), name="pair_by_standing"),)
        constraints = (
            models.UniqueConstraint("screening", "product", "reaction", name="one_pair_a_screening"),
            models.CheckConstraint(condition=Q(n__gte=1), name="pair_has_a_report"),
        )


class Assessment(models.Model):
    """A step that a person took with a signal, in words, and the figures that it rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    signal = models.ForeignKey(Signal, models.CASCADE, related_name="assessments", editable=False)
    step = models.CharField(max_length=10, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, editable=False)
    text = models.TextField(_("reason"), max_length=5000)
    by = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    person = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    figures = models.ForeignKey(Pair, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("at", "id")
        constraints = (models.CheckConstraint(condition=Q(state__in=State.values), name="assessment_state_known"),)
