"""Medical teams: where they went, and what they did, counted and with its source."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class Mission(Owned):
    """A medical team at work somewhere from one day to another."""

    title = models.CharField(_in("mission", "title"), max_length=300)
    market = models.CharField(_("jurisdiction"), max_length=8)
    place = models.CharField(_("place"), max_length=200)
    host = models.CharField(_("received by"), max_length=300, blank=True)
    begins = models.DateField(_("first day"))
    ends = models.DateField(_("last day"), null=True, blank=True)
    members = models.PositiveSmallIntegerField(
        _("members of the team"), validators=[MinValueValidator(1), MaxValueValidator(5000)]
    )
    about = models.TextField(_in("mission", "what it is for"), max_length=5000, blank=True)

    class Meta:
        ordering = ("-begins", "title", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("begins")),
                name="mission_ends_after_it_begins",
                violation_error_message=_("It ends before it begins; expected a later day."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class OutputKind(models.TextChoices):
    PATIENTS = "patients", _in("mission", "Patients treated")
    OPERATIONS = "operations", _in("mission", "Operations")
    CONSULTATIONS = "consultations", _in("mission", "Consultations")
    SCREENED = "screened", _in("mission", "Persons screened")
    TRAINED = "trained", _in("mission", "Local staff trained")


class MissionOutput(models.Model):
    """A count for a span of days. Of operations ``detail`` says which; every count says where it comes from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(Mission, models.CASCADE, related_name="outputs", editable=False)
    kind = models.CharField(_("what is counted"), max_length=14, choices=OutputKind.choices)
    detail = models.CharField(_("which operation"), max_length=200, blank=True)
    number = models.PositiveIntegerField(_("how many"), validators=[MaxValueValidator(10_000_000)])
    begins = models.DateField(_("counted from"))
    ends = models.DateField(_("counted until"))
    source = models.CharField(_("source of the count"), max_length=500)

    class Meta:
        ordering = ("begins", "kind", "detail", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=OutputKind.values), name="mission_output_kind_known"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("begins")),
                name="mission_output_ends_after_it_begins",
                violation_error_message=_("It ends before it begins; expected a later day."),
            ),
            models.CheckConstraint(condition=~Q(source=""), name="mission_output_has_a_source"),
        )
