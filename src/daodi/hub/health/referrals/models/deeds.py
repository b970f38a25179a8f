"""Who did what; and whose data left a jurisdiction in a year. Who read what is kept with all that FHIR shows."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from daodi.hub.health.referrals.models.referrals import Referral


class Deed(models.Model):
    """One thing done to a referral, kept with an entry of the chain (``entry`` is its number).

    ``step`` is set where it moved the state, to what: each step happens once in the life of a referral.
    ``party`` is none for the person whose data it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="deeds", editable=False)
    verb = models.CharField(max_length=24, editable=False)
    step = models.CharField(max_length=12, blank=True, editable=False)
    state = models.CharField(max_length=11, editable=False)
    party = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+", editable=False)
    entry = models.PositiveBigIntegerField(editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("entry", "id")
        indexes = (models.Index(fields=("referral", "entry"), name="deed_by_referral"),)
        constraints = (models.UniqueConstraint("referral", "step", condition=~Q(step=""), name="one_step_a_referral"),)


class Exported(models.Model):
    """That data of one person left the exporter's jurisdiction in a year. ``person`` is a keyed hash."""

    exporter = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+", editable=False)
    year = models.PositiveSmallIntegerField(editable=False)
    person = models.CharField(max_length=64, editable=False)
    first_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (models.UniqueConstraint("exporter", "year", "person", name="one_person_an_exporter_and_year"),)
