"""An order between two parties, its lines, and what either would change of it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.core.access.models import Owned


class Side(models.TextChoices):
    BUYER = "buyer", _("Buyer")
    SUPPLIER = "supplier", _("Supplier")


class OrderState(models.TextChoices):
    PLACED = "placed", pgettext_lazy("order", "Placed")
    CONFIRMED = "confirmed", pgettext_lazy("order", "Confirmed")
    SHIPPING = "shipping", pgettext_lazy("order", "Partly shipped")
    SHIPPED = "shipped", pgettext_lazy("order", "Shipped")
    RECEIVED = "received", pgettext_lazy("order", "Received")
    CLOSED = "closed", pgettext_lazy("order", "Closed")
    REJECTED = "rejected", pgettext_lazy("order", "Rejected")
    CANCELLED = "cancelled", pgettext_lazy("order", "Cancelled")


class LineKind(models.TextChoices):
    """The kinds of what is listed; an order brought from elsewhere may leave it open."""

    RAW = "raw", _("Raw material")
    PIECE = "piece", _("Decoction piece")
    EXTRACT = "extract", _("Extract")
    GRANULES = "granules", _("Granules")
    FINISHED = "finished", _("Finished product")
    DEVICE = "device", _("Device")
    SERVICE = "service", _("Service")


class Order(Owned):
    """What a buyer (its ``owner``) orders of a supplier. Read by the two alone: through ``queries``, never published.

    ``number`` is the order's name between the two; ``serial`` counts their orders. ``terms`` is what was agreed,
    as it stood on that day. ``version`` is the quote that was accepted, where there was one.
    """

    supplier = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    version = models.OneToOneField(
        "inquiries.QuoteVersion", models.PROTECT, null=True, related_name="order", editable=False
    )
    serial = models.PositiveIntegerField(editable=False)
    number = models.CharField(_("order number"), max_length=60)
    state = models.CharField(max_length=10, choices=OrderState.choices, default=OrderState.PLACED, editable=False)
    market = models.CharField(_("market"), max_length=8, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    incoterm = models.CharField(_("Incoterm"), max_length=3, blank=True)
    place = models.CharField(_("named place"), max_length=200, blank=True)
    deliver_by = models.DateField(_("deliver by"), null=True, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    total = models.DecimalField(_("total"), max_digits=18, decimal_places=4)
    terms = models.JSONField(default=dict, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True, editable=False)
    placed_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-placed_at", "id")
        indexes = (
            models.Index(fields=("owner", "-placed_at"), name="order_by_buyer"),
            models.Index(fields=("supplier", "-placed_at"), name="order_by_supplier"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=OrderState.values), name="order_state_known"),
            models.CheckConstraint(condition=Q(visibility="private"), name="order_is_private"),
            models.CheckConstraint(condition=~Q(supplier=F("owner")), name="order_is_of_another"),
            models.CheckConstraint(condition=Q(total__gte=0), name="order_total_not_below_nothing"),
            models.UniqueConstraint("owner", "supplier", "serial", name="one_order_a_serial"),
            models.UniqueConstraint("owner", "supplier", "number", name="one_order_a_number"),
        )

    def __str__(self) -> str:
        return self.number


class OrderLine(models.Model):
    """What is ordered: how much, in which unit, at which price a unit. ``kg`` is none where the unit is no mass.

    ``lots`` holds the ids of the lots offered for it. The amount is 0 where the rest of an order was cancelled
    and nothing of the line had been shipped.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    listing = models.ForeignKey("catalogue.Listing", models.SET_NULL, null=True, related_name="+", editable=False)
    material_id = models.CharField(max_length=100, blank=True)
    material = models.CharField(_("material"), max_length=300, blank=True)
    description = models.CharField(pgettext_lazy("order line", "description"), max_length=500)
    kind = models.CharField(_("kind"), max_length=10, choices=LineKind.choices, blank=True)
    grade = models.CharField(_("grade"), max_length=200, blank=True)
    specification = models.TextField(_("specification"), max_length=4000, blank=True)
    form = models.CharField(_("form"), max_length=200, blank=True)
    use = models.CharField(_("use"), max_length=100, blank=True)
    origin = models.CharField(_("origin"), max_length=300, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=20)
    unit_region = models.CharField(max_length=2, blank=True)
    kg = models.DecimalField(null=True, max_digits=18, decimal_places=4)
    price = models.DecimalField(_("price a unit"), max_digits=18, decimal_places=4)
    total = models.DecimalField(_("total"), max_digits=18, decimal_places=4)
    tolerance_pct = models.DecimalField(_("tolerance, %"), max_digits=5, decimal_places=2, default=0)
    lots = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint("order", "number", name="one_line_a_number"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="order_line_amount_not_below_nothing"),
            models.CheckConstraint(condition=Q(price__gte=0, total__gte=0), name="order_line_price_not_below_nothing"),
            models.CheckConstraint(condition=Q(tolerance_pct__range=(0, 100)), name="order_line_tolerance_in_range"),
        )


class ChangeKind(models.TextChoices):
    CHANGE = "change", pgettext_lazy("order", "Change")
    CANCEL = "cancel", pgettext_lazy("order", "Cancellation")


class ChangeState(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("change", "Proposed")
    ACCEPTED = "accepted", pgettext_lazy("change", "Accepted")
    DECLINED = "declined", pgettext_lazy("change", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("change", "Withdrawn")
    LAPSED = "lapsed", pgettext_lazy("change", "Lapsed")


class Change(models.Model):
    """What one side would change, or that it would cancel what is not shipped. The other side answers.

    ``lines``: ``[{"line": number, "amount": text, "price": text}]``, the lines to be changed alone;
    ``before`` the same as it stood when the change was accepted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(Order, models.CASCADE, related_name="changes", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField(max_length=6, choices=ChangeKind.choices, editable=False)
    by = models.CharField(max_length=8, choices=Side.choices, editable=False)
    state = models.CharField(max_length=9, choices=ChangeState.choices, default=ChangeState.PROPOSED, editable=False)
    lines = models.JSONField(default=list, blank=True)
    deliver_by = models.DateField(_("deliver by"), null=True, blank=True)
    before = models.JSONField(default=dict, blank=True)
    reason = models.TextField(_("reason"), max_length=2000)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint("order", "number", name="one_change_a_number"),
            models.UniqueConstraint("order", condition=Q(state="proposed"), name="one_open_change_an_order"),
            models.CheckConstraint(condition=Q(state__in=ChangeState.values), name="change_state_known"),
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="change_kind_known"),
            models.CheckConstraint(condition=Q(by__in=Side.values), name="change_side_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="change_has_a_reason"),
        )
