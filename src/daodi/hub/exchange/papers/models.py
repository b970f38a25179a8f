"""Papers that go with goods, as their holders keep them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.models import Owned


class Paper(Owned):
    """One paper of one organisation: of a lot, of an order, or of a shipment. The other party sees it once released.

    ``kind`` is a row of kinds.csv; ``about`` the id of what it is of, the narrowest that is known. A newer version
    ``replaces`` an older one, which stays; ``withdrawn_at``: it should not have been kept.
    """

    kind = models.CharField(_("kind of paper"), max_length=40)
    about = models.UUIDField(editable=False, db_index=True)
    order = models.ForeignKey("orders.Order", models.PROTECT, null=True, related_name="papers", editable=False)
    shipment = models.ForeignKey("orders.Shipment", models.PROTECT, null=True, related_name="papers", editable=False)
    lot_id = models.UUIDField(null=True, editable=False, db_index=True)
    lot_code = models.CharField(_("lot"), max_length=200, blank=True, editable=False)
    number = models.CharField(_("number"), max_length=100)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="+", editable=False)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by", editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        indexes = (models.Index(fields=("owner", "-created_at"), name="paper_by_owner"),)
        constraints = (
            models.UniqueConstraint("owner", "kind", "number", "about", "version", name="one_paper_a_number"),
            models.CheckConstraint(condition=~Q(kind="") & ~Q(number=""), name="paper_has_kind_and_number"),
            models.CheckConstraint(condition=Q(visibility="private"), name="paper_is_private"),
            models.CheckConstraint(
                condition=Q(order__isnull=False) | Q(shipment=None, lot_id__isnull=False), name="paper_is_of_something"
            ),
            models.CheckConstraint(
                condition=Q(issued_on=None) | Q(valid_until=None) | Q(valid_until__gte=F("issued_on")),
                name="paper_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return self.number
