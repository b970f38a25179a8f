"""A listing and its prices."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned

FAR = date(9999, 12, 31)  # the last day of what has no end


class Kind(models.TextChoices):
    RAW = "raw", _("Raw material")
    PIECE = "piece", _("Decoction piece")
    EXTRACT = "extract", _("Extract")
    GRANULES = "granules", _("Granules")
    FINISHED = "finished", _("Finished product")
    DEVICE = "device", _("Device")
    SERVICE = "service", _("Service")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _in("listing", "Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# All that a question of the catalogue asks of a row: held in each index that it walks, so that no row is read for it.
ASKED = ("kind", "region", "currency", "compare_price", "lead_days", "certified", "grade", "stands", "open_until")


def _walk(name: str, *order: str) -> models.Index:
    """An index of what is published, in an order in which the catalogue is walked."""
    first = [field.lstrip("-") for field in order]
    rest = (field for field in (*ASKED, "authorisation", "id") if field not in first)
    return models.Index(fields=(*order, *rest), name=name, condition=Q(visibility="published"))


class Listing(Owned):
    """What a supplier offers. ``material_id`` is what the name was resolved to, empty where unsure.

    Kept for finding: ``open_until``, the day on which it or one of its papers ends; ``compare_price``, the first price
    per kilogram, or per unit where the unit is no mass; ``certified``, whether a lot of it has a certificate;
    ``region``, the province or country that the stated origin names; ``stands``, how its lots stand in each market,
    as ``standings.told`` writes it.
    """

    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DRAFT, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    material_id = models.CharField(max_length=100, blank=True, editable=False)
    region = models.CharField(max_length=8, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    open_until = models.DateField(default=FAR, editable=False)
    compare_price = models.DecimalField(max_digits=24, decimal_places=8, null=True, editable=False)
    certified = models.BooleanField(default=False, editable=False)
    stands = models.CharField(max_length=200, blank=True, editable=False)
    currency = models.CharField(_("currency"), max_length=3)
    unit = models.CharField(_("unit"), max_length=10, default="kg")
    unit_region = models.CharField(_("region of the unit"), max_length=2, blank=True)
    minimum = models.DecimalField(_("least amount"), max_digits=18, decimal_places=4, default=0)
    lead_days = models.PositiveSmallIntegerField(_("lead time (days)"), null=True, blank=True)
    incoterm = models.CharField(_("delivery term"), max_length=3, blank=True)
    place = models.CharField(_("named place"), max_length=200, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    material = models.CharField(_("material, as stated"), max_length=300, blank=True)
    grade = models.CharField(_("grade"), max_length=100, blank=True)
    origin = models.CharField(_("origin, as stated"), max_length=300, blank=True)
    form = models.CharField(_("form"), max_length=200, blank=True)
    use = models.CharField(_("use"), max_length=100, blank=True)
    authorisation = models.ForeignKey(
        "authorisations.Authorisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("authorisation"),
    )
    specification = models.TextField(_("specification"), max_length=4000, blank=True)
    description = models.TextField(_("description"), max_length=8000, blank=True)
    changed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        indexes = (
            models.Index(fields=("owner", "-created_at"), name="listing_by_owner"),
            _walk("listing_new", "-published_at"),
            _walk("listing_new_of_material", "material_id", "-published_at"),
            _walk("listing_price_of_material", "material_id", "currency", "compare_price"),
            _walk("listing_lead_of_material", "material_id", "lead_days"),
            _walk("listing_new_of_kind", "kind", "-published_at"),
            _walk("listing_new_of_region", "region", "-published_at"),
            _walk("listing_price", "currency", "compare_price"),
            models.Index(
                fields=("owner", "-published_at"), name="listing_new_of_owner", condition=Q(visibility="published")
            ),
            models.Index(fields=("lead_days",), name="listing_lead", condition=Q(visibility="published")),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="listing_state_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="listing_kind_known"),
            models.CheckConstraint(condition=~Q(title=""), name="listing_has_a_title"),
            models.CheckConstraint(condition=Q(minimum__gte=0), name="listing_minimum_not_below_nothing"),
            models.CheckConstraint(
                condition=Q(visibility="private") | Q(state="published", published_at__isnull=False),
                name="listing_seen_only_while_published",
            ),
        )

    def __str__(self) -> str:
        return self.title


class PriceBreak(models.Model):
    """The price a unit from an amount on, in the listing's currency and unit."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="breaks", editable=False)
    at_least = models.DecimalField(_in("amount", "from"), max_digits=18, decimal_places=4)
    price = models.DecimalField(_("price a unit"), max_digits=18, decimal_places=4)

    class Meta:
        ordering = ("at_least",)
        constraints = (
            models.UniqueConstraint("listing", "at_least", name="one_price_from_an_amount"),
            models.CheckConstraint(condition=Q(at_least__gte=0, price__gt=0), name="price_is_above_nothing"),
        )
