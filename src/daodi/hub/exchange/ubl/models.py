"""Documents that members sent in, what became of each, and the invoices among them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.core.access.models import Owned


class MessageState(models.TextChoices):
    TAKEN = "taken", pgettext_lazy("document", "Taken")
    REFUSED = "refused", pgettext_lazy("document", "Refused")


class About(models.TextChoices):
    """What a document became, or what it moved on."""

    LISTING = "listing", pgettext_lazy("ubl", "Listing")
    INQUIRY = "inquiry", pgettext_lazy("ubl", "Inquiry")
    QUOTE = "quote", pgettext_lazy("ubl", "Quote")
    ORDER = "order", pgettext_lazy("ubl", "Order")
    SHIPMENT = "shipment", pgettext_lazy("ubl", "Shipment")
    INVOICE = "invoice", pgettext_lazy("ubl", "Invoice")


class Message(Owned):
    """One document, of the organisation that sent it. What it was taken into is read in that record's own room.

    ``digest`` is of what it says, however it is spaced: the same said again is the same document. ``edition`` is that
    of the official files it was held against; empty where they aren't installed.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", editable=False)
    kind = models.CharField(_("document"), max_length=60, editable=False)
    number = models.CharField(_("number"), max_length=200, blank=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    edition = models.CharField(max_length=64, blank=True, editable=False)
    receiver = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+", editable=False
    )
    state = models.CharField(max_length=7, choices=MessageState.choices, editable=False)
    about = models.CharField(max_length=8, choices=About.choices, blank=True, editable=False)
    record_id = models.UUIDField(null=True, editable=False)
    many = models.PositiveIntegerField(default=0, editable=False, help_text="how many records it became")
    findings = models.JSONField(default=list, editable=False)
    errors = models.PositiveIntegerField(default=0, editable=False)
    warnings = models.PositiveIntegerField(default=0, editable=False)
    notes = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        indexes = (
            models.Index(fields=("owner", "-created_at"), name="ubl_message_of_sender"),
            models.Index(fields=("owner", "kind", "number"), name="ubl_message_by_number"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=MessageState.values), name="ubl_message_state_known"),
            models.CheckConstraint(condition=Q(visibility="private"), name="ubl_message_is_private"),
            models.UniqueConstraint("owner", "digest", condition=Q(state="taken"), name="ubl_the_same_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()


class Invoice(models.Model):
    """What a supplier bills for an order, line by line as it says; read by the two parties of the order."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="invoice", editable=False)
    order = models.ForeignKey("orders.Order", models.PROTECT, related_name="invoices", editable=False)
    number = models.CharField(_("number"), max_length=200, editable=False)
    issued_on = models.DateField(pgettext_lazy("message", "issued on"), editable=False)
    due_on = models.DateField(_("due on"), null=True, editable=False)
    currency = models.CharField(_("currency"), max_length=3, editable=False)
    total = models.DecimalField(_("total"), max_digits=18, decimal_places=4, editable=False)
    lines = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ("-issued_on", "number")
        constraints = (models.UniqueConstraint("order", "number", name="ubl_one_invoice_a_number"),)

    def __str__(self) -> str:
        return self.number
