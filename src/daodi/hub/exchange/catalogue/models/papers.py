"""The papers a listing needs before it may be published, and its pictures."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daodi.hub.exchange.catalogue.models.offers import Listing


class PaperKind(models.TextChoices):
    CITES_PERMIT = "cites-permit", _("CITES permit")
    CITES_EXEMPT = "cites-exempt", _("Authority’s statement that CITES does not cover these goods")
    SPECIES_PERMIT = "species-permit", _("Permit to collect or trade a protected species")
    CULTIVATION = "cultivation", _("Proof of cultivation")
    TRADE_LICENCE = "trade-licence", _("Licence to trade a restricted material")
    SPECIAL_PERMIT = "special-permit", _("Special permit of the authority for a banned material")


class ListingPaper(models.Model):
    """A permit or proof that stands behind a listing, with the document that shows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="papers", editable=False)
    kind = models.CharField(_("paper"), max_length=14, choices=PaperKind.choices)
    number = models.CharField(_("number"), max_length=100)
    issuer = models.CharField(_("issued by"), max_length=200)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering = ("kind", "number")
        constraints = (
            models.UniqueConstraint("listing", "kind", "number", name="a_paper_once_a_listing"),
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="listing_paper_kind_known"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=models.F("valid_from")),
                name="listing_paper_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class Picture(models.Model):
    """A picture of what is offered: a PNG or JPEG of the supplier's own documents."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="pictures", editable=False)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", editable=False)
    says = models.CharField(_("what it shows"), max_length=200)
    place = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("place", "id")
        constraints = (
            models.UniqueConstraint("listing", "document", name="a_picture_once_a_listing"),
            models.CheckConstraint(condition=~Q(says=""), name="picture_says_what_it_shows"),
        )
