"""A sample that a buyer asks for, and what became of it."""

from __future__ import annotations

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.inquiries.models.inquiries import Asked
from daodi.hub.exchange.inquiries.models.quotes import QuoteVersion


class SampleState(models.TextChoices):
    REQUESTED = "requested", pgettext_lazy("sample", "Asked for")
    AGREED = "agreed", pgettext_lazy("sample", "Agreed")
    DECLINED = "declined", pgettext_lazy("sample", "Declined")
    CANCELLED = "cancelled", pgettext_lazy("sample", "Cancelled")
    SENT = "sent", pgettext_lazy("sample", "Sent")
    RECEIVED = "received", pgettext_lazy("sample", "Received")
    ASSESSED = "assessed", pgettext_lazy("sample", "Assessed")


class SampleRequest(models.Model):
    """A sample asked for upon an inquiry, a version of a quote, or a listing: the two sides alone read it.

    ``number`` is how both call it. ``lot_id`` is the lot that it was taken from, once it is sent, and ``lot`` its facts
    on that day. ``assessment`` is the buyer's own: what it found; ``test_request``, the number of a test it asked for.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True, editable=False)
    buyer = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    supplier = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    asked = models.ForeignKey(Asked, models.PROTECT, null=True, related_name="samples", editable=False)
    version = models.ForeignKey(QuoteVersion, models.PROTECT, null=True, related_name="samples", editable=False)
    listing = models.ForeignKey(Listing, models.PROTECT, null=True, related_name="+", editable=False)
    material = models.CharField(_("material"), max_length=100)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4, validators=(MinValueValidator(0),))
    unit = models.CharField(_("unit"), max_length=20, default="g")
    unit_region = models.CharField(_("region of the unit"), max_length=2, blank=True)
    address = models.TextField(_("send it to"), max_length=500)
    note = models.TextField(_("what it is for"), max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=SampleState.choices, default=SampleState.REQUESTED, editable=False)
    reply = models.TextField(_("word of the supplier"), max_length=2000, blank=True)
    lot_id = models.UUIDField(null=True, blank=True, editable=False)
    lot = models.JSONField(default=dict, editable=False)
    carrier = models.CharField(_("carrier"), max_length=100, blank=True)
    reference = models.CharField(_("number of the consignment"), max_length=100, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    assessment = models.TextField(_("what was found"), max_length=5000, blank=True)
    test_request = models.CharField(_("number of the test request"), max_length=100, blank=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=SampleState.values), name="sample_request_state_known"),
            models.CheckConstraint(condition=~Q(buyer=F("supplier")), name="sample_is_of_another"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="sample_above_nothing"),
        )

    def __str__(self) -> str:
        return self.number
