"""An inquiry, who was asked, and what the two sides ask each other."""

from __future__ import annotations

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.core.access.models import Owned
from daodi.hub.exchange.catalogue.models import Kind


class Side(models.TextChoices):
    BUYER = "buyer", _("Buyer")
    SUPPLIER = "supplier", _("Supplier")


class InquiryState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("inquiry", "Draft")
    OPEN = "open", pgettext_lazy("inquiry", "Open")
    CLOSED = "closed", pgettext_lazy("inquiry", "Closed")
    CANCELLED = "cancelled", pgettext_lazy("inquiry", "Cancelled")


class Inquiry(Owned):
    """What a buyer asks for. Only those asked read it, once it is open; it is never published.

    ``material_id`` is what ``material`` was resolved to; ``market`` is the code of the country or region it goes to.
    """

    title = models.CharField(_("title"), max_length=200)
    material_id = models.CharField(max_length=100, blank=True, editable=False)
    material = models.CharField(_("material"), max_length=100)
    kind = models.CharField(_("kind of product"), max_length=10, choices=Kind.choices, default=Kind.RAW)
    grade = models.CharField(_("grade"), max_length=100, blank=True)
    specification = models.CharField(_("specification"), max_length=500, blank=True)
    form = models.CharField(_("form"), max_length=100, blank=True)
    use = models.CharField(_("use"), max_length=20, blank=True)
    amount = models.DecimalField(
        _("amount"), max_digits=18, decimal_places=4, validators=(MinValueValidator(0),), null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=20, default="kg")
    unit_region = models.CharField(_("region of the unit"), max_length=2, blank=True)
    target_price = models.DecimalField(
        _("target price a unit"),
        max_digits=18,
        decimal_places=4,
        validators=(MinValueValidator(0),),
        null=True,
        blank=True,
    )
    currency = models.CharField(_("currency"), max_length=3, default="USD")
    market = models.CharField(_("goes to"), max_length=10)
    incoterm = models.CharField(_("Incoterms rule"), max_length=3, blank=True)
    place = models.CharField(_("named place"), max_length=100, blank=True)
    deliver_by = models.DateField(_("deliver by"), null=True, blank=True)
    closes_on = models.DateField(_("last day for quotes"), null=True, blank=True)
    note = models.TextField(_("more in words"), max_length=5000, blank=True)
    state = models.CharField(max_length=10, choices=InquiryState.choices, default=InquiryState.DRAFT, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        indexes = (models.Index(fields=("owner", "-created_at"), name="inquiry_of_buyer"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=InquiryState.values), name="inquiry_state_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="inquiry_kind_known"),
            models.CheckConstraint(condition=Q(visibility="private"), name="inquiry_is_private"),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gt=0), name="inquiry_amount_above_nothing"),
        )

    def __str__(self) -> str:
        return self.title


class AskedState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("supplier", "Asked")
    DECLINED = "declined", pgettext_lazy("supplier", "Declined")
    QUOTED = "quoted", pgettext_lazy("supplier", "Quoted")


class Asked(models.Model):
    """That a supplier is asked. Its times say how long its first answer took; ``why`` is its reason to decline."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="asked", editable=False)
    supplier = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    state = models.CharField(max_length=10, choices=AskedState.choices, default=AskedState.ASKED, editable=False)
    why = models.CharField(_("why not"), max_length=500, blank=True)
    asked_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("supplier__name", "id")
        constraints = (
            models.UniqueConstraint("inquiry", "supplier", name="one_asking_a_supplier"),
            models.CheckConstraint(condition=Q(state__in=AskedState.values), name="asked_state_known"),
        )


class Question(models.Model):
    """What one side asks the other, and the answer: the two alone read it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked = models.ForeignKey(Asked, models.PROTECT, related_name="questions", editable=False)
    side = models.CharField(max_length=8, choices=Side.choices, editable=False)
    text = models.TextField(_("question"), max_length=2000)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.TextField(_("answer"), max_length=5000, blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(side__in=Side.values), name="question_side_known"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="question_answered_at_a_time",
            ),
        )


class Clarification(models.Model):
    """What the buyer says to all who are asked, in its own words; who had asked for it stands nowhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="clarifications", editable=False)
    question = models.TextField(_("question, as all read it"), max_length=2000)
    answer = models.TextField(_("answer to all"), max_length=5000)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("made_at", "id")


class Rate(models.Model):
    """What one unit of a currency costs in the inquiry's own, as the buyer states it: of which day, from where."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="rates", editable=False)
    currency = models.CharField(_("one unit of"), max_length=3)
    rate = models.DecimalField(
        _("is worth, in the inquiry's currency"), max_digits=18, decimal_places=8, validators=(MinValueValidator(0),)
    )
    on = models.DateField(_("rate of the day"))
    source = models.CharField(_("where the rate is from"), max_length=200)

    class Meta:
        ordering = ("currency",)
        constraints = (
            models.UniqueConstraint("inquiry", "currency", name="one_rate_a_currency"),
            models.CheckConstraint(condition=Q(rate__gt=0), name="rate_above_nothing"),
        )
