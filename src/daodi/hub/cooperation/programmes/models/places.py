"""Places in the layout of a region: what each is for, where it lies, and what goes on there."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.programmes.kinds import PlaceKind
from daodi.hub.cooperation.programmes.models.evidence import Evidenced, evidence_rules
from daodi.hub.cooperation.programmes.models.plans import Plan, Project
from daodi.hub.core.access.models import Owned


class Place(Owned, Evidenced):
    """A core, zone, corridor, park or centre. Without coordinates it is drawn at its country, and said so."""

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="places")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="inner")
    name = models.CharField(_("name"), max_length=300)
    names = models.JSONField(default=dict, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=PlaceKind.choices)
    focus = models.CharField(_("focus"), max_length=500, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("ISO 3166 code: CN, HK, LA ..."))
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    located_by = models.CharField(_("where the coordinates are from"), max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0, help_text="along its corridor")
    example = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("kind", "position", "name", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="place_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=PlaceKind.values), name="place_kind_known"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="place_not_in_itself"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="place_lies_on_earth",
            ),
            *evidence_rules("place"),
        )

    def __str__(self) -> str:
        return self.name


class Activity(Evidenced):
    """Something that went on, or will, at a place. It is seen with its place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="activities")
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="activities")
    title = models.CharField(_("what"), max_length=300)
    begins = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        ordering = ("begins", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="activity_has_a_title"),
            models.CheckConstraint(
                condition=Q(begins=None) | Q(ends=None) | Q(ends__gte=F("begins")), name="activity_ends_after_it_begins"
            ),
            *evidence_rules("activity"),
        )
