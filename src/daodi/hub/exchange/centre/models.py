"""A trading centre: its board, its sample room, and what closed orders tell of prices."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class BoardKind(models.TextChoices):
    MARKET = "market", _in("notice", "Market")
    SUPPLY = "supply", _in("notice", "Supply")
    DEMAND = "demand", _in("notice", "Demand")
    RULE = "rule", _in("notice", "Rule")
    EVENT = "event", _in("notice", "Event")
    OTHER = "other", _in("notice", "Other")


class BoardNotice(Owned):
    """A notice on the centre's board, from a day until a day, in up to three languages."""

    kind = models.CharField(_("kind"), max_length=10, choices=BoardKind.choices)
    title = models.CharField(_("title"), max_length=300)
    title_zh_hans = models.CharField(_("title in simplified Chinese"), max_length=300, blank=True)
    title_zh_hant = models.CharField(_("title in traditional Chinese"), max_length=300, blank=True)
    text = models.TextField(_("text"), max_length=10_000)
    text_zh_hans = models.TextField(_("text in simplified Chinese"), max_length=10_000, blank=True)
    text_zh_hant = models.TextField(_("text in traditional Chinese"), max_length=10_000, blank=True)
    shown_from = models.DateField(_("shown from"))
    shown_until = models.DateField(_("shown until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ("-shown_from", "-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=BoardKind.values), name="board_kind_known"),
            models.CheckConstraint(
                condition=Q(shown_until=None) | Q(shown_until__gte=F("shown_from")),
                name="notice_ends_after_it_starts",
                violation_error_message=_("It ends before it starts; expected a later day."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class SampleState(models.TextChoices):
    ANNOUNCED = "announced", _in("sample", "Announced")
    SHOWN = "shown", _in("sample", "On its shelf")
    OUT = "out", _in("sample", "Lent out")
    RETURNED = "returned", _in("sample", "Given back")
    WITHDRAWN = "withdrawn", _in("sample", "Withdrawn")


class Sample(Owned):
    """A sample that its owner lends to the centre: seen by all while it is there. ``shelf`` is where it lies."""

    title = models.CharField(_in("sample", "what it is"), max_length=200)
    material_id = models.CharField(max_length=100, blank=True, editable=False)
    listing = models.ForeignKey("catalogue.Listing", models.SET_NULL, null=True, blank=True, related_name="+")
    lot_id = models.UUIDField(null=True, blank=True, editable=False)
    lot_code = models.CharField(_("lot"), max_length=200, blank=True, editable=False)
    amount = models.CharField(_("how much"), max_length=100, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=SampleState.choices, default=SampleState.ANNOUNCED, editable=False)
    shelf = models.CharField(_("shelf number"), max_length=20, blank=True, editable=False)

    class Meta:
        ordering = ("shelf", "-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=SampleState.values), name="sample_state_known"),
            models.UniqueConstraint("shelf", condition=~Q(shelf=""), name="one_sample_a_shelf_number"),
            models.CheckConstraint(
                condition=Q(state__in=("shown", "out")) & ~Q(shelf="") | ~Q(state__in=("shown", "out")) & Q(shelf=""),
                name="what_is_there_has_a_shelf_number",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Loan(models.Model):
    """That the centre gave a sample out to a member, and when it came back. Told to the centre and that member."""

    sample = models.ForeignKey(Sample, models.CASCADE, related_name="loans")
    to = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    out_on = models.DateField()
    due_on = models.DateField(_("back by"))
    back_on = models.DateField(null=True)

    class Meta:
        ordering = ("-out_on", "-id")
        constraints = (
            models.UniqueConstraint("sample", condition=Q(back_on=None), name="one_loan_a_sample"),
            models.CheckConstraint(condition=Q(due_on__gte=F("out_on")), name="loan_ends_after_it_starts"),
        )


class ViewingState(models.TextChoices):
    ASKED = "asked", _in("viewing", "Asked for")
    CONFIRMED = "confirmed", _in("viewing", "Confirmed")
    DECLINED = "declined", _in("viewing", "Declined")
    CANCELLED = "cancelled", _in("viewing", "Cancelled")


class Viewing(models.Model):
    """That somebody comes to look at a sample, for half an hour. Told to the centre and to who asked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sample = models.ForeignKey(Sample, models.CASCADE, related_name="viewings")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    person = models.ForeignKey("organisations.User", models.PROTECT, related_name="+", editable=False)
    starts_at = models.DateTimeField(_("time"))
    state = models.CharField(max_length=10, choices=ViewingState.choices, default=ViewingState.ASKED, editable=False)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.UniqueConstraint(
                "sample", "starts_at", condition=Q(state="confirmed"), name="one_viewing_a_sample_at_a_time"
            ),
            models.UniqueConstraint(
                "sample", "person", "starts_at", condition=Q(state__in=("asked", "confirmed")), name="asked_once"
            ),
            models.CheckConstraint(condition=Q(state__in=ViewingState.values), name="viewing_state_known"),
        )


class PriceMonth(models.Model):
    """A month whose prices were counted: once, when it was over, and never again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month = models.CharField(max_length=7, unique=True, help_text="2026-10")
    frozen_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("month",)

    def __str__(self) -> str:
        return self.month


class PriceCell(models.Model):
    """What a month tells of one thing in one currency, per kilogram: classes of prices, no order's own price.

    ``deals`` is a class too: 5-9, 10-19, 20-. What was dealt in too little has no cell.
    """

    month = models.ForeignKey(PriceMonth, models.CASCADE, related_name="cells")
    material_id = models.CharField(max_length=100)
    kind = models.CharField(max_length=10)
    grade = models.CharField(max_length=200, blank=True)
    currency = models.CharField(max_length=3)
    low = models.DecimalField(max_digits=18, decimal_places=4)
    middle_low = models.DecimalField(max_digits=18, decimal_places=4)
    middle_high = models.DecimalField(max_digits=18, decimal_places=4)
    high = models.DecimalField(max_digits=18, decimal_places=4)
    deals = models.CharField(max_length=8)

    class Meta:
        ordering = ("material_id", "kind", "grade", "currency", "month__month")
        constraints = (
            models.UniqueConstraint(
                "month", "material_id", "kind", "grade", "currency", name="one_price_cell_a_thing_and_month"
            ),
        )
