"""What a buyer complains of, and what becomes of it: settled between the two, or decided by the operator."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.exchange.orders.models.orders import Order, Side
from daodi.hub.exchange.orders.models.shipments import Shipment, Shipped


class ComplaintKind(models.TextChoices):
    AMOUNT = "amount", _("Amount")
    QUALITY = "quality", _("Quality")
    IDENTITY = "identity", _("Not the species or material")
    DAMAGE = "damage", _("Damage")
    PAPERS = "papers", pgettext_lazy("order", "Papers")
    DELAY = "delay", _("Delay")
    OTHER = "other", pgettext_lazy("complaint", "Something else")


class ComplaintState(models.TextChoices):
    OPEN = "open", pgettext_lazy("complaint", "Waiting for an answer")
    ANSWERED = "answered", pgettext_lazy("complaint", "Answered")
    SETTLED = "settled", pgettext_lazy("complaint", "Settled")
    WITHDRAWN = "withdrawn", pgettext_lazy("complaint", "Withdrawn")
    RAISED = "raised", pgettext_lazy("complaint", "In dispute")
    DECIDED = "decided", pgettext_lazy("complaint", "Decided")


class Complaint(models.Model):
    """What the buyer found wrong with a shipment that it received, or with one lot in it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(Order, models.CASCADE, related_name="complaints", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    shipment = models.ForeignKey(Shipment, models.PROTECT, related_name="complaints", editable=False)
    shipped = models.ForeignKey(Shipped, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ComplaintKind.choices)
    text = models.TextField(_("what is wrong"), max_length=5000)
    wanted = models.TextField(_("what would settle it"), max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=ComplaintState.choices, default=ComplaintState.OPEN, editable=False)
    answer = models.TextField(_("answer"), max_length=5000, blank=True, editable=False)
    settlement = models.TextField(_("how it was settled"), max_length=2000, blank=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint("order", "number", name="one_complaint_a_number"),
            models.CheckConstraint(condition=Q(state__in=ComplaintState.values), name="complaint_state_known"),
            models.CheckConstraint(condition=Q(kind__in=ComplaintKind.values), name="complaint_kind_known"),
            models.CheckConstraint(condition=~Q(text=""), name="complaint_says_what"),
        )


class ComplaintDocument(models.Model):
    """A file that one side lays beside a complaint; the other side reads it too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="documents", editable=False)
    by = models.CharField(max_length=8, choices=Side.choices, editable=False)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint("complaint", "document", name="one_document_a_complaint"),
            models.CheckConstraint(condition=Q(by__in=Side.values), name="complaint_document_side_known"),
        )


class DisputeState(models.TextChoices):
    OPEN = "open", pgettext_lazy("dispute", "Open")
    OFFERED_BY_BUYER = "buyer-offers", pgettext_lazy("dispute", "The buyer offers to settle")
    OFFERED_BY_SUPPLIER = "supplier-offers", pgettext_lazy("dispute", "The supplier offers to settle")
    SETTLED = "settled", pgettext_lazy("dispute", "Settled by the two")
    DECIDED = "decided", pgettext_lazy("dispute", "Decided by the operator")


class Favour(models.TextChoices):
    BUYER = "buyer", _("for the buyer")
    SUPPLIER = "supplier", _("for the supplier")
    BOTH = "both", _("partly for each")


class Dispute(models.Model):
    """A complaint that the two could not settle, raised to the operator, who decides with reasons."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complaint = models.OneToOneField(Complaint, models.CASCADE, related_name="dispute", editable=False)
    raised_by = models.CharField(max_length=8, choices=Side.choices, editable=False)
    state = models.CharField(max_length=16, choices=DisputeState.choices, default=DisputeState.OPEN, editable=False)
    offer = models.TextField(_("offer"), max_length=2000, blank=True, editable=False)
    favour = models.CharField(pgettext_lazy("dispute", "decided"), max_length=8, choices=Favour.choices, blank=True)
    reasons = models.TextField(_("reasons"), max_length=5000, blank=True)
    decided_by = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-raised_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=DisputeState.values), name="dispute_state_known"),
            models.CheckConstraint(
                condition=~Q(state="decided") | (~Q(reasons="") & ~Q(favour="")), name="dispute_decided_with_reasons"
            ),
        )


class DisputeEvidence(models.Model):
    """What one side says and shows in a dispute. Nothing is taken back or changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="evidence", editable=False)
    by = models.CharField(max_length=8, choices=Side.choices, editable=False)
    text = models.TextField(pgettext_lazy("evidence", "what it shows"), max_length=5000)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(by__in=Side.values), name="evidence_side_known"),
            models.CheckConstraint(condition=~Q(text=""), name="evidence_says_what"),
        )
