"""What a person agreed to, and the secret link to their own page."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.health.referrals.models.referrals import Referral


class How(models.TextChoices):
    WRITTEN = "written", pgettext_lazy("consent", "In writing")
    ELECTRONIC = "electronic", pgettext_lazy("consent", "Electronically")
    SPOKEN = "spoken", pgettext_lazy("consent", "Spoken, before a witness")
    GUARDIAN = "guardian", pgettext_lazy("consent", "By a parent or guardian, in writing")


class Consent(models.Model):
    """That the person agrees that this referral's receiver treats them and reads these classes of data until a day.

    ``abroad``: separately, that the data leave the jurisdiction. ``back``: that the result is reported to the sender.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="consents", editable=False)
    to = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    classes = models.JSONField(_("what may be read"))
    abroad = models.BooleanField(_("it may leave the jurisdiction"), default=False)
    back = models.BooleanField(_("the result may be reported back"), default=False)
    how = models.CharField(_("how it was given"), max_length=10, choices=How.choices, default=How.WRITTEN)
    starts = models.DateField(pgettext_lazy("consent", "from"))
    ends = models.DateField(_("until"))
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    by_person = models.BooleanField(default=False, editable=False, help_text="withdrawn on the person's own page")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-given_at", "id")
        constraints = (
            models.UniqueConstraint("referral", condition=Q(withdrawn_at=None), name="one_standing_consent"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="consent_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="consent_how_known"),
        )


class Link(models.Model):
    """A secret address of the person's own page; only its hash is kept. Too many wrong years of birth close it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="links", editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    wrong = models.PositiveSmallIntegerField(default=0, editable=False)
    expires_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (models.UniqueConstraint("referral", condition=Q(withdrawn_at=None), name="one_open_link"),)
