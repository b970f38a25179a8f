"""A file as it was sent, known by its content."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.models import Owned


class Document(Owned):
    """One file of one organisation. Its bytes are kept once under their hash, whoever sent them."""

    sha256 = models.CharField(max_length=64, db_index=True, editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    media_type = models.CharField(max_length=100, editable=False)
    name = models.CharField(_("file name"), max_length=200)
    source = models.CharField(_("where it comes from"), max_length=500, blank=True)
    made_by = models.ForeignKey(
        "organisations.User", models.PROTECT, null=True, related_name="+", editable=False, help_text="who sent it"
    )

    class Meta:
        ordering = ("-created_at", "id")

    def __str__(self) -> str:
        return self.name
