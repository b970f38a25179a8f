"""Needs and offers, and the hours that are asked for of a facility."""

from __future__ import annotations

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.core.access.models import Owned


class Side(models.TextChoices):
    NEED = "need", _("Need")
    OFFER = "offer", _("Offer")


class Kind(models.TextChoices):
    TECHNOLOGY = "technology", _("Technology")
    RESULT = "result", _("Result to be transferred")
    PRODUCT = "product", _("Product")
    INVESTMENT = "investment", _("Investment")
    SERVICE = "service", _("Service")
    SITE = "site", _("Site")
    PEOPLE = "people", _("People")
    FACILITY = "facility", _("Facility by the hour")
    PARTNER = "partner", _("Partner")


class Stage(models.TextChoices):
    IDEA = "idea", _("Idea")
    LABORATORY = "laboratory", pgettext_lazy("stage", "In the laboratory")
    PILOT = "pilot", _("Pilot")
    PROVEN = "proven", _("Proven")
    MARKET = "market", _("On the market")


class EntryState(models.TextChoices):
    OPEN = "open", pgettext_lazy("entry", "Open")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Entry(Owned):
    """What an organisation seeks or offers. Published, all read it without its owner's name.

    ``material_id`` is what ``material`` was resolved to; ``places`` and ``languages`` hold codes, parted by spaces,
    none for anywhere and any; a need's ``stage`` is the least that it asks for.
    """

    side = models.CharField(_("need or offer"), max_length=5, choices=Side.choices)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    title_zh_hans = models.CharField(_("title in simplified Chinese"), max_length=200, blank=True)
    title_zh_hant = models.CharField(_("title in traditional Chinese"), max_length=200, blank=True)
    text = models.TextField(_("in words"), max_length=5000, blank=True)
    keywords = models.CharField(_("keywords"), max_length=300, blank=True)
    material = models.CharField(_("material"), max_length=100, blank=True)
    material_id = models.CharField(max_length=100, blank=True, editable=False)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, blank=True)
    places = models.CharField(_("where"), max_length=200, blank=True)
    languages = models.CharField(_("languages"), max_length=100, blank=True)
    terms = models.CharField(_("terms"), max_length=500, blank=True)
    amount_from = models.DecimalField(
        _("amount from"), max_digits=16, decimal_places=2, null=True, blank=True, validators=(MinValueValidator(0),)
    )
    amount_to = models.DecimalField(
        _("amount to"), max_digits=16, decimal_places=2, null=True, blank=True, validators=(MinValueValidator(0),)
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    hours_a_week = models.PositiveSmallIntegerField(_("hours a week"), null=True, blank=True)
    price_an_hour = models.DecimalField(
        _("price an hour"), max_digits=12, decimal_places=2, null=True, blank=True, validators=(MinValueValidator(0),)
    )
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=EntryState.choices, default=EntryState.OPEN, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(side__in=Side.values), name="entry_side_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="entry_kind_known"),
            models.CheckConstraint(condition=Q(state__in=EntryState.values), name="entry_state_known"),
            models.CheckConstraint(condition=~Q(title=""), name="entry_has_a_title"),
            models.CheckConstraint(
                condition=Q(amount_from=None) | Q(amount_to=None) | Q(amount_to__gte=F("amount_from")),
                name="entry_amounts_in_order",
                violation_error_message=_("The amount ends below where it begins."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class SlotState(models.TextChoices):
    REQUESTED = "requested", _("Requested")
    CONFIRMED = "confirmed", _("Booked")
    DECLINED = "declined", _("Declined")
    CANCELLED = "cancelled", _("Cancelled")


class Slot(models.Model):
    """Hours of a facility that a member asks for. Those that are booked never overlap."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="slots", editable=False)
    asker = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    note = models.CharField(_("what for"), max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=SlotState.choices, default=SlotState.REQUESTED, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=SlotState.values), name="slot_state_known"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="slot_ends_after_it_begins",
                violation_error_message=_("It ends before it begins; expected a later time."),
            ),
        )
