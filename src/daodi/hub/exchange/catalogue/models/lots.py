"""The lots of a listing, and how they stand in each market by the rules held."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daodi.hub.exchange.catalogue.models.offers import Listing


class Outcome(models.TextChoices):
    PASS = "pass", _("Meets the rules held")
    FAIL = "fail", _("Breaks a rule")
    INCONCLUSIVE = "inconclusive", _("Inconclusive")
    CANNOT_DECIDE = "cannot-decide", _("Cannot decide")
    NO_RULE = "no-rule", _("No rule held")


class ListedLot(models.Model):
    """A lot that is sold under a listing; the lot itself is kept by the room of lots."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="lots", editable=False)
    lot_id = models.UUIDField(editable=False, db_index=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint("listing", "lot_id", name="a_lot_once_a_listing"),)


class Standing(models.Model):
    """The worst verdict of a listing's lots in a market, kept to find by; ``meeting`` of ``lots`` meet them.

    What a page says is always asked anew.
    """

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="standings", db_index=False, editable=False)
    market = models.CharField(max_length=16, editable=False)
    outcome = models.CharField(max_length=13, choices=Outcome.choices, editable=False)
    on = models.DateField(editable=False)
    rules = models.CharField(max_length=100, editable=False)
    lots = models.PositiveIntegerField(default=1, editable=False)
    meeting = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("market",)
        constraints = (
            models.UniqueConstraint("listing", "market", name="one_standing_a_market"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="standing_outcome_known"),
        )
