"""Finished products, single-herb granules and devices, and what they are made of."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class ProductKind(models.TextChoices):
    FORMULA = "formula", _("Formula medicine")
    GRANULES = "granules", _("Single-herb granules")
    HERBAL = "herbal", _("Herbal medicinal product")
    MEDICINE = "medicine", _("Other medicine")
    DEVICE = "device", _("Medical device")
    SUPPLEMENT = "supplement", _("Health food or food supplement")


class Supply(models.TextChoices):
    PRESCRIPTION = "prescription", _("On prescription")
    PHARMACY = "pharmacy", _("Without prescription, from a pharmacy")
    GENERAL = "general", _("On general sale")


class Shown(models.TextChoices):
    """What others than the owner see of the composition, once the product is published."""

    ALL = "all", _("Ingredients and amounts")
    NAMES = "names", _("Ingredients without amounts")
    NONE = "none", _("Nothing: it is a secret")


class MedicinalProduct(Owned):
    """A product as its holder states it; the name is ISO 11615's and FHIR's. A device carries its UDI-DI.

    ``facts`` are the answers kept for the question which path is open to it, by the names of path_facts.csv.
    """

    kind = models.CharField(_("kind of product"), max_length=12, choices=ProductKind.choices)
    name = models.CharField(_("name"), max_length=300)
    name_zh_hans = models.CharField(_("name in simplified Chinese"), max_length=300, blank=True)
    name_zh_hant = models.CharField(_("name in traditional Chinese"), max_length=300, blank=True)
    dose_form = models.CharField(_("dosage form"), max_length=100, blank=True)
    route = models.CharField(_("route of administration"), max_length=100, blank=True)
    supply = models.CharField(_("how it is supplied"), max_length=12, choices=Supply.choices, blank=True)
    pack = models.CharField(_("package"), max_length=300, blank=True)
    shelf_life = models.CharField(_("shelf life"), max_length=100, blank=True)
    indication = models.TextField(_("indication"), max_length=5000, blank=True)
    device_class = models.CharField(_("class of the device"), max_length=20, blank=True)
    udi_di = models.CharField(_("UDI-DI"), max_length=25, blank=True)
    composition_shown = models.CharField(
        _("what others see of the composition"), max_length=5, choices=Shown.choices, default=Shown.NAMES
    )
    facts = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=ProductKind.values), name="product_kind_known"),
            models.CheckConstraint(condition=~Q(name=""), name="product_has_a_name"),
            models.CheckConstraint(condition=Q(composition_shown__in=Shown.values), name="product_shown_known"),
            models.UniqueConstraint(
                "owner",
                "udi_di",
                condition=~Q(udi_di=""),
                name="one_product_a_udi",
                violation_error_message=_("You have a product with this UDI-DI already."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class ComponentRole(models.TextChoices):
    ACTIVE = "active", _("Active ingredient")
    EXCIPIENT = "excipient", _("Excipient")


class Component(models.Model):
    """An ingredient as it is stated; ``material_id`` is the one material that its name means, else empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey(MedicinalProduct, models.CASCADE, related_name="components", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    name = models.CharField(_("ingredient"), max_length=200)
    material_id = models.CharField(max_length=100, blank=True, db_index=True, editable=False)
    role = models.CharField(
        _in("composition", "role"), max_length=10, choices=ComponentRole.choices, default=ComponentRole.ACTIVE
    )
    amount = models.DecimalField(_in("composition", "amount"), max_digits=18, decimal_places=6, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=30, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint("product", "number", name="one_component_a_number"),
            models.CheckConstraint(condition=Q(role__in=ComponentRole.values), name="component_role_known"),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gt=0), name="component_amount_above_nothing"),
        )
