"""IATI files that members sent, and each record of them whole, as its publisher wrote it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.models import Owned


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("Waiting to be read")
    READ = "read", _("Read, not kept yet")
    KEEPING = "keeping", _("Being kept")
    KEPT = "kept", _("Kept")
    UNREADABLE = "unreadable", _("Can't be read")


class FileKind(models.TextChoices):
    ACTIVITIES = "activities", _("Activities")
    ORGANISATIONS = "organisations", _("Organisations")
    UNKNOWN = "", _("Not read yet")


class Delivery(Owned):
    """One file. ``head`` is its root without children; ``edition`` the official files it was held against, or empty.

    ``findings`` are what is wrong, at most ``MOST_FINDINGS`` of them; ``errors`` and ``warnings`` count them all.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", editable=False)
    kind = models.CharField(max_length=13, choices=FileKind.choices, default=FileKind.UNKNOWN, blank=True)
    version = models.CharField(max_length=20, blank=True)
    head = models.TextField(blank=True)
    edition = models.CharField(max_length=64, blank=True)
    findings = models.JSONField(default=list)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    done = models.PositiveIntegerField(default=0, editable=False, help_text="how many of its records are kept so far")
    kept_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="iati_delivery_state_known"),
            models.CheckConstraint(condition=Q(kind__in=FileKind.values), name="iati_delivery_kind_known"),
            models.CheckConstraint(
                condition=Q(state="kept", kept_at__isnull=False) | ~Q(state="kept") & Q(kept_at=None),
                name="iati_delivery_kept_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.document.name


class Record(models.Model):
    """One child of a file's root in canonical XML, in its place; ``project`` is what became of an activity."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="records")
    position = models.PositiveIntegerField()
    is_record = models.BooleanField(default=True, help_text="no: a comment, or an element of another namespace")
    identifier = models.CharField(max_length=400, blank=True, db_index=True)
    title = models.CharField(max_length=500, blank=True)
    xml = models.TextField()
    valid = models.BooleanField(default=True)
    project = models.ForeignKey("programmes.Project", models.SET_NULL, null=True, related_name="iati_records")
    seal = models.CharField(max_length=64, blank=True, help_text="what the project said when it was taken from here")

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint("delivery", "position", name="iati_one_record_a_position"),)

    def __str__(self) -> str:
        return self.identifier or f"{self.position}"
