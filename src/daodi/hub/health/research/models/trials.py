"""Records of trials as registers publish them, with the numbers and materials found in each."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class Status(models.TextChoices):
    """Where a trial stands with its participants, the registers' own words mapped to one set."""

    PLANNED = "planned", _("Not yet recruiting")
    RECRUITING = "recruiting", _("Recruiting")
    INVITED = "invited", _("Enrolling by invitation")
    CLOSED = "closed", _("Not recruiting")
    SUSPENDED = "suspended", _("Suspended")
    COMPLETED = "completed", _in("trial", "Completed")
    TERMINATED = "terminated", _("Ended early")
    WITHDRAWN = "withdrawn", _("Withdrawn before it began")
    UNKNOWN = "unknown", _in("trial", "Not stated")


class Linked(models.TextChoices):
    """Whether materials are known of what a trial tests."""

    LINKED = "linked", _("Materials known")
    UNRESOLVED = "unresolved", _("Traditional medicine, no material resolved")
    NONE = "none", _("No medicinal material named")


class Trial(Owned):
    """One record of one register, read whole into ``record`` (see ``registers.Trial``), without anybody's contacts.

    ``study``: the number without what only says the country, so that one trial's country records stand together;
    ``countries``: ISO codes, each between blanks; ``digest``: of the record.
    """

    register = models.CharField(_in("research", "register"), max_length=20, editable=False)
    number = models.CharField(_("number"), max_length=60, editable=False)
    study = models.CharField(max_length=60, db_index=True, editable=False)
    title = models.CharField(_("title"), max_length=1000)
    scientific_title = models.CharField(_("scientific title"), max_length=2000, blank=True)
    sponsor = models.CharField(_("sponsor"), max_length=500, blank=True)
    status = models.CharField(_("recruitment"), max_length=12, choices=Status.choices, default=Status.UNKNOWN)
    countries = models.CharField(max_length=1000, blank=True, editable=False)
    phase = models.CharField(_("phase"), max_length=20, blank=True)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    enrolment_on = models.DateField(_("first enrolment"), null=True, blank=True)
    completed_on = models.DateField(_("completion"), null=True, blank=True)
    size = models.PositiveIntegerField(_("participants sought"), null=True, blank=True)
    linked = models.CharField(_("materials"), max_length=10, choices=Linked.choices, default=Linked.NONE)
    record = models.JSONField(default=dict, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-registered_on", "number", "id")
        indexes = (
            models.Index(fields=("owner", "-registered_on"), name="trial_of_owner"),
            models.Index(fields=("visibility", "-registered_on"), name="trial_by_visibility"),
        )
        constraints = (
            models.UniqueConstraint(
                "owner",
                "number",
                name="one_trial_a_number",
                violation_error_message=_("You have a trial of this number already."),
            ),
            models.CheckConstraint(condition=~Q(number=""), name="trial_has_a_number"),
            models.CheckConstraint(condition=~Q(title=""), name="trial_has_a_title"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="trial_status_known"),
            models.CheckConstraint(condition=Q(linked__in=Linked.values), name="trial_linked_known"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"[:200]


class Where(models.TextChoices):
    """Where in a record a register's number stands."""

    PRIMARY = "primary", _("its own number")
    SECONDARY = "secondary", _("among its other numbers")
    TEXT = "text", _("in its text")


class TrialNumber(models.Model):
    """A register's number found in a record; ``study`` is what it is compared by."""

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="numbers")
    register = models.CharField(max_length=20)
    number = models.CharField(max_length=60)
    study = models.CharField(max_length=60, db_index=True)
    where = models.CharField(max_length=10, choices=Where.choices)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint("trial", "number", name="one_number_a_trial"),
            models.CheckConstraint(condition=Q(where__in=Where.values), name="trial_number_where_known"),
        )


class TrialMaterial(models.Model):
    """A material that a trial's interventions name, in the words found. ``several``: the words may mean others as well.

    ``warnings``: what ``resolve`` cautions of, as it said it.
    """

    trial = models.ForeignKey(Trial, models.CASCADE, related_name="materials")
    named = models.CharField(max_length=200)
    material_id = models.CharField(max_length=100, db_index=True)
    several = models.BooleanField(default=False)
    warnings = models.JSONField(default=list)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=~Q(named=""), name="trial_material_is_named"),
            models.CheckConstraint(condition=~Q(material_id=""), name="trial_material_is_known"),
        )


class LikenessState(models.TextChoices):
    PROPOSED = "proposed", _("To be looked at")
    SAME = "same", _("One trial")
    DIFFERENT = "different", _("Two trials")


class Likeness(Owned):
    """That two records may be of one trial, with the reasons. A person decides; records are never merged."""

    first = models.ForeignKey(Trial, models.CASCADE, related_name="+")
    second = models.ForeignKey(Trial, models.CASCADE, related_name="+")
    how = models.CharField(max_length=12)
    reasons = models.JSONField(default=list)
    score = models.FloatField(default=0)
    state = models.CharField(max_length=10, choices=LikenessState.choices, default=LikenessState.PROPOSED)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-score", "id")
        constraints = (
            models.UniqueConstraint("owner", "first", "second", name="one_likeness_a_pair"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="likeness_is_of_two"),
            models.CheckConstraint(condition=Q(state__in=LikenessState.values), name="likeness_state_known"),
            models.CheckConstraint(condition=Q(visibility="private"), name="likeness_is_private"),
        )


class TrialImport(Owned):
    """A file of trials taken in: what was kept, and what was wrong in it. Of the file nothing stays but the trials."""

    name = models.CharField(_in("research", "file"), max_length=200)
    form = models.CharField(max_length=20)
    document = models.ForeignKey("documents.Document", models.SET_NULL, null=True, related_name="+")
    job = models.UUIDField(null=True, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list, blank=True)
    wrong = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(visibility="private"), name="trial_import_is_private"),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="trial_import_done_of_total"),
        )

    def __str__(self) -> str:
        return self.name
