"""What stands behind a statement: the document, the exact quote in it, and how it came here."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.programmes.kinds import SourceKind


class Evidenced(models.Model):
    """A statement with its evidence; ``start`` and ``end`` count characters of the text with that ``sha256``."""

    source_kind = models.CharField(max_length=6, choices=SourceKind.choices, default=SourceKind.HAND)
    source = models.CharField(_("source"), max_length=500, blank=True, help_text="address, file name or title")
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    quote = models.TextField(_("quote"), blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    published = models.DateField(_("published on"), null=True, blank=True)
    fact = models.UUIDField(null=True, blank=True, db_index=True, help_text="the fact of the evidence desk")

    class Meta:
        abstract = True


def evidence_rules(of: str) -> tuple[models.CheckConstraint, ...]:
    """What the evidence of one model must fulfil."""
    return (
        models.CheckConstraint(condition=Q(source_kind__in=SourceKind.values), name=f"{of}_source_known"),
        models.CheckConstraint(
            condition=Q(start=None, end=None) | Q(start__isnull=False, end__gt=F("start")) & ~Q(quote=""),
            name=f"{of}_quote_has_its_place",
        ),
    )
