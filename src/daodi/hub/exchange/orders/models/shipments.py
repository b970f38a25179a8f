"""What was sent of an order, from which lots, and what arrived of it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.exchange.orders.models.orders import Order, OrderLine


class ShipmentState(models.TextChoices):
    DESPATCHED = "despatched", pgettext_lazy("shipment", "On its way")
    RECEIVED = "received", pgettext_lazy("shipment", "Received")


class Shipment(models.Model):
    """One despatch of an order, whole or in part.

    ``withheld`` names the reports that were not released with its lots, since they tell of other lots too: the
    supplier alone reads it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(Order, models.CASCADE, related_name="shipments", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    state = models.CharField(
        max_length=10, choices=ShipmentState.choices, default=ShipmentState.DESPATCHED, editable=False
    )
    despatched_on = models.DateField(_("despatched on"))
    expected_on = models.DateField(_("expected on"), null=True, blank=True)
    carrier = models.CharField(_("carrier"), max_length=200, blank=True)
    reference = models.CharField(_("transport document or tracking number"), max_length=200, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    withheld = models.JSONField(default=list, blank=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint("order", "number", name="one_shipment_a_number"),
            models.CheckConstraint(condition=Q(state__in=ShipmentState.values), name="shipment_state_known"),
        )


class Shipped(models.Model):
    """How much of a line was sent in a shipment, and of which lot where it is known. In the line's own unit."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    shipment = models.ForeignKey(Shipment, models.CASCADE, related_name="contents", editable=False)
    line = models.ForeignKey(OrderLine, models.CASCADE, related_name="shipped", editable=False)
    lot_id = models.UUIDField(null=True, db_index=True)
    lot_code = models.CharField(_("lot"), max_length=200, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    kg = models.DecimalField(null=True, max_digits=18, decimal_places=4)

    class Meta:
        ordering = ("line__number", "lot_code", "id")
        constraints = (
            models.UniqueConstraint("shipment", "line", "lot_id", name="one_amount_a_lot_line_and_shipment"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="shipped_has_an_amount"),
        )


class LotAmount(models.Model):
    """How much there is of a lot in all, as its owner states it: no more than that is ever shipped of it."""

    owner = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+", editable=False)
    lot_id = models.UUIDField(editable=False)
    kg = models.DecimalField(_("amount in all, kg"), max_digits=18, decimal_places=4)

    class Meta:
        constraints = (
            models.UniqueConstraint("owner", "lot_id", name="one_amount_a_lot"),
            models.CheckConstraint(condition=Q(kg__gt=0), name="lot_amount_above_nothing"),
        )


class Receipt(models.Model):
    """That a shipment arrived, as the buyer found it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    shipment = models.OneToOneField(Shipment, models.CASCADE, related_name="receipt", editable=False)
    received_on = models.DateField(_("received on"))
    note = models.TextField(_("note"), max_length=2000, blank=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)


class Difference(models.TextChoices):
    NONE = "", _("as it was sent")
    SHORT = "short", _("less than was sent")
    OVER = "over", _("more than was sent")
    DAMAGED = "damaged", _("damaged")
    WRONG = "wrong", _("something else than was ordered")


class Received(models.Model):
    """How much arrived of what was sent, and what was different."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="contents", editable=False)
    shipped = models.OneToOneField(Shipped, models.CASCADE, related_name="received", editable=False)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    kg = models.DecimalField(null=True, max_digits=18, decimal_places=4)
    difference = models.CharField(_("difference"), max_length=10, choices=Difference.choices, blank=True)
    note = models.CharField(_("what was different"), max_length=500, blank=True)

    class Meta:
        ordering = ("shipped__line__number", "id")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=0), name="received_not_below_nothing"),
            models.CheckConstraint(condition=Q(difference__in=Difference.values), name="difference_known"),
        )
