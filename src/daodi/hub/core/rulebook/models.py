"""What is laid over the tables of the reference, an edition after the other. Rows are only added."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Table(models.TextChoices):
    LIMITS = "limits", _("Rules")
    DOCUMENTS = "documents", _("Documents")


class RuleEdition(models.Model):
    """Rows that count from a moment on. ``number`` orders the editions; ``publisher`` is the room they came from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True, editable=False)
    publisher = models.CharField(max_length=40, editable=False)
    title = models.CharField(max_length=300)
    page = models.CharField(max_length=300, blank=True, help_text="the page of the site that tells of it")
    by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+", editable=False
    )
    laid_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(condition=Q(number__gte=1), name="rule_edition_numbered_from_one"),
            models.CheckConstraint(condition=~Q(publisher="") & ~Q(title=""), name="rule_edition_says_whose_and_what"),
        )

    def __str__(self) -> str:
        return self.title


class SeenRules(models.Model):
    """Which rules this site was last seen with; other ones are a new reference, or another edition."""

    rules = models.CharField(max_length=100)
    seen_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("seen_at", "id")


class LaidRow(models.Model):
    """One row of an edition, as it counts from then on."""

    edition = models.ForeignKey(RuleEdition, models.PROTECT, related_name="rows", editable=False)
    table = models.CharField(max_length=10, choices=Table.choices)
    key = models.CharField(max_length=200, db_index=True)
    values = models.JSONField()

    class Meta:
        ordering = ("edition", "id")
        constraints = (
            models.CheckConstraint(condition=Q(table__in=Table.values), name="laid_row_table_known"),
            models.UniqueConstraint("edition", "table", "key", name="one_laid_row_a_key"),
        )
