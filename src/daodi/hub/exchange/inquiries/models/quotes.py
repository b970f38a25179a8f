"""A supplier's quote and its versions, none of which ever changes in what it says."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.inquiries.models.inquiries import Asked

ZERO = (MinValueValidator(0),)


class Quote(models.Model):
    """What a supplier offers upon an inquiry: a number, and versions of which one at most stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked = models.ForeignKey(Asked, models.PROTECT, related_name="quotes", editable=False)
    number = models.CharField(max_length=20, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return self.number


class VersionState(models.TextChoices):
    OFFERED = "offered", pgettext_lazy("quote", "Offered")
    SUPERSEDED = "superseded", pgettext_lazy("quote", "Superseded")
    WITHDRAWN = "withdrawn", pgettext_lazy("quote", "Withdrawn")
    DECLINED = "declined", pgettext_lazy("quote", "Declined")
    ACCEPTED = "accepted", pgettext_lazy("quote", "Accepted")


class QuoteVersion(models.Model):
    """One version of a quote. Of what it says nothing is ever changed; only ``state`` and what came of it are.

    ``price`` is for one ``unit``; ``tiers`` are ``{"at_least": "500", "price": "8.10"}``, amounts in the same unit;
    ``freight`` and ``insurance`` are estimates for the whole ``amount``, in the version's currency; ``zone`` is the
    time zone in which ``valid_until`` was stated.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="versions", editable=False)
    version = models.PositiveSmallIntegerField(editable=False)
    state = models.CharField(max_length=10, choices=VersionState.choices, default=VersionState.OFFERED, editable=False)
    currency = models.CharField(_("currency"), max_length=3)
    price = models.DecimalField(_("price a unit"), max_digits=18, decimal_places=4, validators=ZERO)
    unit = models.CharField(_("unit"), max_length=20, default="kg")
    unit_region = models.CharField(_("region of the unit"), max_length=2, blank=True)
    tiers = models.JSONField(_("price breaks"), default=list, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4, validators=ZERO, null=True, blank=True)
    minimum = models.DecimalField(
        _("smallest amount"), max_digits=18, decimal_places=4, validators=ZERO, null=True, blank=True
    )
    tolerance_pct = models.DecimalField(
        _("tolerance, %"),
        max_digits=5,
        decimal_places=2,
        default=0,
        validators=(MinValueValidator(0), MaxValueValidator(100)),
    )
    incoterm = models.CharField(_("Incoterms rule"), max_length=3)
    place = models.CharField(_("named place"), max_length=100)
    lead_days = models.PositiveSmallIntegerField(_("days to deliver"), null=True, blank=True)
    valid_until = models.DateTimeField(_("valid until"))
    zone = models.CharField(_("time zone"), max_length=50, default="UTC")
    freight = models.DecimalField(
        _("freight, estimate"), max_digits=18, decimal_places=4, validators=ZERO, null=True, blank=True
    )
    insurance = models.DecimalField(
        _("insurance, estimate"), max_digits=18, decimal_places=4, validators=ZERO, null=True, blank=True
    )
    duty_pct = models.DecimalField(
        _("import duty, estimate, %"),
        max_digits=6,
        decimal_places=2,
        validators=(MinValueValidator(0), MaxValueValidator(1000)),
        null=True,
        blank=True,
    )
    listing = models.ForeignKey(Listing, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    note = models.TextField(_("note"), max_length=5000, blank=True)
    offered_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    accepted_amount = models.DecimalField(max_digits=18, decimal_places=4, null=True, editable=False)

    class Meta:
        ordering = ("version",)
        constraints = (
            models.UniqueConstraint("quote", "version", name="one_quote_version_a_number"),
            models.UniqueConstraint("quote", condition=Q(state="offered"), name="one_version_stands"),
            models.UniqueConstraint("quote", condition=Q(state="accepted"), name="one_version_is_accepted"),
            models.CheckConstraint(condition=Q(state__in=VersionState.values), name="version_state_known"),
            models.CheckConstraint(
                condition=Q(price__gt=0),
                name="version_price_above_nothing",
                violation_error_message=_("A price is above nothing."),
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(decided_at__isnull=False, accepted_amount__gt=0),
                name="version_is_accepted_at_a_time",
            ),
        )


class QuoteLot(models.Model):
    """A lot that is quoted, with its facts and its verdict in the market on the day it was offered."""

    version = models.ForeignKey(QuoteVersion, models.PROTECT, related_name="lots", editable=False)
    lot_id = models.UUIDField(editable=False)
    facts = models.JSONField(default=dict, editable=False)
    outcome = models.CharField(max_length=20, blank=True, editable=False)
    on = models.DateField(editable=False)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint("version", "lot_id", name="one_line_a_quoted_lot"),)


class CounterState(models.TextChoices):
    OPEN = "open", pgettext_lazy("counter-offer", "Open")
    ANSWERED = "answered", pgettext_lazy("counter-offer", "Answered by a new version")
    DECLINED = "declined", pgettext_lazy("counter-offer", "Declined")
    LAPSED = "lapsed", pgettext_lazy("counter-offer", "No longer of use")


class CounterOffer(models.Model):
    """What the buyer would take instead of a version, which stands until the supplier answers or it ends by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(QuoteVersion, models.PROTECT, related_name="counters", editable=False)
    price = models.DecimalField(_("price a unit"), max_digits=18, decimal_places=4, validators=ZERO)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4, validators=ZERO, null=True, blank=True)
    note = models.TextField(_("in words"), max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=CounterState.choices, default=CounterState.OPEN, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint("version", condition=Q(state="open"), name="one_open_counter_a_version"),
            models.CheckConstraint(condition=Q(state__in=CounterState.values), name="counter_state_known"),
        )
