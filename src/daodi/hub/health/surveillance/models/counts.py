"""Counts: of one disease, by area and step of time. Nothing here tells of a person."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned
from daodi.hub.web.tongue import own


class Unit(models.TextChoices):
    DAY = "day", _("by day")
    WEEK = "week", _("by week")
    MONTH = "month", _("by month")


class Method(models.TextChoices):
    """The methods of ``daodi.detect``; none chosen means by the length of the history."""

    C1 = "ears-c1", "EARS C1"
    C2 = "ears-c2", "EARS C2"
    C3 = "ears-c3", "EARS C3"
    CUSUM = "cusum", "CUSUM"
    FARRINGTON = "farrington", "Farrington (1996)"
    FLEXIBLE = "farrington-flexible", _("Farrington flexible")


class Area(Owned):
    """A place of its owner's. One that has areas within it is not counted itself: its sum is made of theirs."""

    code = models.CharField(
        _in("area", "code"), max_length=40, help_text=_("ISO 3166-2, for example CN-53, or your own")
    )
    name = models.CharField(_("name"), max_length=200)
    name_zh_hans = models.CharField(_("name in simplified Chinese"), max_length=200, blank=True)
    name_zh_hant = models.CharField(_("name in traditional Chinese"), max_length=200, blank=True)
    within = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("lies within")
    )
    org_unit = models.CharField(_("DHIS2 organisation unit"), max_length=40, blank=True)
    column = models.PositiveSmallIntegerField(_("column on the map"), null=True, blank=True)
    row = models.PositiveSmallIntegerField(_("row on the map"), null=True, blank=True)

    class Meta:
        ordering = ("code", "id")
        constraints = (
            models.UniqueConstraint(
                "owner", "code", name="one_area_a_code", violation_error_message=_("You have an area of this code.")
            ),
            models.UniqueConstraint(
                "owner",
                "org_unit",
                condition=~Q(org_unit=""),
                name="one_area_a_dhis2_unit",
                violation_error_message=_("Another area has this organisation unit."),
            ),
            models.CheckConstraint(condition=~Q(within=models.F("id")), name="area_lies_within_another"),
            models.CheckConstraint(condition=Q(visibility="private"), name="area_is_seen_with_its_counts"),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """Its name in the language of the page."""
        return own(self.name, self.name_zh_hans, self.name_zh_hant)


class Tally(Owned):
    """All that an organisation counts of one disease or syndrome; shown to the networks that it is published to."""

    disease = models.CharField(_("disease or syndrome"), max_length=200)
    disease_zh_hans = models.CharField(_("name in simplified Chinese"), max_length=200, blank=True)
    disease_zh_hant = models.CharField(_("name in traditional Chinese"), max_length=200, blank=True)
    unit = models.CharField(_("counted"), max_length=5, choices=Unit.choices, default=Unit.WEEK)
    data_element = models.CharField(_("DHIS2 data element"), max_length=40, blank=True)

    class Meta:
        ordering = ("disease", "id")
        constraints = (
            # One table a disease: two of different steps would give each other's small counts away.
            models.UniqueConstraint(
                "owner",
                Lower("disease"),
                name="one_tally_a_disease",
                violation_error_message=_("You count this disease already."),
            ),
            models.UniqueConstraint(
                "owner",
                "data_element",
                condition=~Q(data_element=""),
                name="one_tally_a_dhis2_element",
                violation_error_message=_("Another disease has this data element."),
            ),
            models.CheckConstraint(condition=Q(unit__in=Unit.values), name="tally_unit_known"),
            models.CheckConstraint(condition=Q(visibility="private"), name="tally_is_seen_in_networks"),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """The disease in the language of the page."""
        return own(self.disease, self.disease_zh_hans, self.disease_zh_hant)


class Series(models.Model):
    """The counts of one disease in one area; ``method`` says how they are watched, empty by their history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tally = models.ForeignKey(Tally, models.CASCADE, related_name="series", editable=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="series", editable=False)
    method = models.CharField(_("method"), max_length=20, choices=Method.choices, blank=True)

    class Meta:
        ordering = ("area__code", "id")
        constraints = (
            models.UniqueConstraint("tally", "area", name="one_series_an_area"),
            models.CheckConstraint(condition=Q(method="") | Q(method__in=Method.values), name="series_method_known"),
        )

    def __str__(self) -> str:
        return f"{self.tally} · {self.area}"


class Delivery(Owned):
    """What was sent at one time, from which file, and what of it could not be taken."""

    tally = models.ForeignKey(Tally, models.CASCADE, related_name="deliveries", editable=False)
    name = models.CharField(_("file"), max_length=255, blank=True)
    person = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    new = models.PositiveIntegerField(default=0, editable=False)
    revised = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (models.CheckConstraint(condition=Q(visibility="private"), name="delivery_is_seen_by_its_own"),)


class Cell(models.Model):
    """The count of an area at a step, as it was last told.

    ``step`` is the number of a day, week or month (``daodi.detect.intake.steps``), with its first and last day.
    ``withheld``: it stays within its owner's jurisdiction, as it is small or would give a small one away; once so,
    always so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    series = models.ForeignKey(Series, models.CASCADE, related_name="cells", editable=False)
    step = models.IntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    cases = models.PositiveBigIntegerField()
    population = models.FloatField(null=True)
    withheld = models.BooleanField(default=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("step", "id")
        constraints = (models.UniqueConstraint("series", "step", name="one_cell_a_step"),)


class Revision(models.Model):
    """What a cell was told to be, each time it was told anew; kept for ever."""

    cell = models.ForeignKey(Cell, models.CASCADE, related_name="revisions", editable=False)
    number = models.PositiveIntegerField()
    cases = models.PositiveBigIntegerField()
    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint("cell", "number", name="one_revision_a_number"),)


class Sum(models.Model):
    """Whether the sum of all areas at a step is withheld from other jurisdictions; see ``withholding``."""

    tally = models.ForeignKey(Tally, models.CASCADE, related_name="sums", editable=False)
    step = models.IntegerField()
    withheld = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint("tally", "step", name="one_sum_a_step"),)
