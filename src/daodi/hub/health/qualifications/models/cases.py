"""An application for recognition of a person's qualification: read by the applicant and one desk, by nobody else."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class CaseState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    REVIEW = "review", _in("qualification", "Under review")
    ASKED = "asked", _("The applicant is asked")
    MEASURES = "measures", _("A compensation measure is under way")
    DECIDED = "decided", _in("qualification", "Decided")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Outcome(models.TextChoices):
    """What a desk may decide, in the words of ``daodi.check.recognition``; that one cannot say is no decision."""

    RECOGNISED = "recognised", _in("qualification", "Recognised")
    TEMPORARY = "temporary", _in("qualification", "Temporary practice")
    COMPENSATION = "compensation", _in("qualification", "Compensation measure")
    NOT_RECOGNISED = "not-recognised", _in("qualification", "Not recognised")


class Case(Owned):
    """What an institution asks for a person; the desk sees it once it is submitted. It is never published.

    ``origin`` and ``market`` are codes of jurisdictions. ``facts``: what is stated, by the names of
    recognition_facts.csv; papers stand as ``Evidence``.
    """

    desk = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", verbose_name=_("who decides")
    )
    person = models.CharField(_("name of the practitioner"), max_length=200)
    profession = models.CharField(_("profession"), max_length=40)
    title = models.CharField(_("title of the qualification"), max_length=300)
    awarded_by = models.CharField(_("awarded by"), max_length=300)
    origin = models.CharField(_("where it was awarded"), max_length=8)
    awarded_on = models.DateField(_("awarded on"), null=True, blank=True)
    training_years = models.PositiveSmallIntegerField(
        _("years of study"), null=True, blank=True, validators=[MaxValueValidator(30)]
    )
    training_hours = models.PositiveIntegerField(
        _("hours of training"), null=True, blank=True, validators=[MaxValueValidator(100_000)]
    )
    licence_number = models.CharField(_("number of the licence"), max_length=80, blank=True)
    licensed_until = models.DateField(_("licence valid until"), null=True, blank=True)
    practice_years = models.PositiveSmallIntegerField(
        _("years of practice"), null=True, blank=True, validators=[MaxValueValidator(80)]
    )
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    market = models.CharField(_("where it is to be used"), max_length=8)
    path = models.CharField(_("by which path"), max_length=60, blank=True)
    invited_by = models.CharField(_("invited by"), max_length=300, blank=True)
    begins = models.DateField(_("practice from"), null=True, blank=True)
    ends = models.DateField(_("practice until"), null=True, blank=True)
    note = models.TextField(_("what the desk is to know"), max_length=5000, blank=True)
    facts = models.JSONField(default=dict, blank=True, editable=False)
    state = models.CharField(max_length=10, choices=CaseState.choices, default=CaseState.DRAFT, editable=False)
    submitted_on = models.DateField(null=True, editable=False)
    decided_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=CaseState.values), name="qualification_case_state_known"),
            models.CheckConstraint(condition=Q(visibility="private"), name="qualification_case_is_private"),
            models.CheckConstraint(condition=~Q(desk=F("owner")), name="qualification_case_goes_to_another"),
            models.CheckConstraint(
                condition=Q(begins=None) | Q(ends=None) | Q(ends__gte=F("begins")),
                name="qualification_case_ends_after_it_begins",
                violation_error_message=_("It ends before it begins; expected a later day."),
            ),
            models.CheckConstraint(
                condition=~Q(market=F("origin")),
                name="qualification_case_crosses_a_border",
                violation_error_message=_("It is to be used where it was awarded: nothing is to be recognised."),
            ),
        )

    def __str__(self) -> str:
        return self.person


class Evidence(models.Model):
    """A paper that stands for one fact of a case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="evidence", editable=False)
    fact = models.CharField(_("what it proves"), max_length=60)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("fact", "id")
        constraints = (models.UniqueConstraint("case", "fact", name="one_paper_a_fact_of_a_qualification"),)


class Message(models.Model):
    """A word between the applicant and the desk."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="messages", editable=False)
    text = models.TextField(_in("thread", "text"), max_length=5000)
    by = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    person = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("at", "id")


class Decision(models.Model):
    """What the desk decided and why, beside what the rules held said on that day; neither is ever changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="decisions", editable=False)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome.choices)
    clause = models.CharField(_("instrument and clause it rests on"), max_length=500)
    reasons = models.TextField(_("reasons"), max_length=5000)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    measure = models.CharField(_("compensation measure: what, and how long"), max_length=500, blank=True)
    computed = models.JSONField(editable=False, help_text="what the rules held said, whole")
    said = models.CharField(max_length=16, editable=False, help_text="the verdict of these rules")
    by = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    person = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="qualification_outcome_known"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="qualification_decision_ends_after_it_begins",
                violation_error_message=_("It ends before it begins; expected a later day."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="temporary") | Q(valid_until__isnull=False),
                name="temporary_practice_has_a_last_day",
                violation_error_message=_("Temporary practice needs a last day."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="compensation") | ~Q(measure=""),
                name="compensation_names_its_measure",
                violation_error_message=_("Say which measure it is and how long it may take."),
            ),
        )

    @property
    def differs(self) -> bool:
        """Whether the desk decided otherwise than the rules held said."""
        return self.said != self.outcome
