"""What is kept of a person: by each side its own record, what was offered, and what was released to the other side."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.health.referrals.models.consents import Consent
from daodi.hub.health.referrals.models.referrals import Referral, Side


class Record(models.Model):
    """One side's own record, read by that side alone: the sender's document and request, the receiver's report.

    ``person`` is a keyed hash that tells persons apart; ``birth_year`` opens the person's own page.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="records", editable=False)
    side = models.CharField(max_length=8, choices=Side.choices, editable=False)
    body = models.JSONField(editable=False)
    request = models.JSONField(null=True, editable=False)
    person = models.CharField(max_length=64, blank=True, editable=False)
    birth_year = models.PositiveSmallIntegerField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint("referral", "side", name="one_record_a_side"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="record_side_known"),
        )

    @property
    def owner_id(self) -> object:
        """The organisation that keeps it."""
        return self.referral.owner_id if self.side == Side.SENDER else self.referral.receiver_id


class Offer(models.Model):
    """What the receiver may read before it decides; the row is gone once it is decided, or consent is withdrawn."""

    referral = models.OneToOneField(Referral, models.CASCADE, primary_key=True, related_name="offer", editable=False)
    body = models.JSONField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)


class Direction(models.TextChoices):
    OUT = "out", pgettext_lazy("release", "To the receiver")
    BACK = "back", pgettext_lazy("release", "Back to the sender")


class Review(models.TextChoices):
    """Of a release in an emergency, afterwards, by the side whose data it is."""

    NONE = "", _("needs no review")
    DUE = "due", _("waits for review")
    JUSTIFIED = "justified", _("found justified")
    REFUSED = "refused", _("found not justified")


class Release(models.Model):
    """What the other side was given, and by what right. ``body`` is none once access has ended; the facts stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="releases", editable=False)
    direction = models.CharField(max_length=4, choices=Direction.choices, editable=False)
    receiving = models.CharField(max_length=10, editable=False)
    classes = models.JSONField(default=list, editable=False)
    withheld = models.JSONField(default=list, editable=False)
    body = models.JSONField(null=True, editable=False)
    request = models.JSONField(null=True, editable=False)
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="releases", editable=False)
    emergency = models.CharField(_("why it could not wait"), max_length=500, blank=True, editable=False)
    review = models.CharField(max_length=9, choices=Review.choices, blank=True, editable=False)
    reviewed_at = models.DateTimeField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                "referral", "direction", condition=Q(ended_at=None), name="one_standing_release_a_direction"
            ),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="release_direction_known"),
            models.CheckConstraint(condition=Q(review__in=Review.values), name="release_review_known"),
            models.CheckConstraint(
                condition=Q(consent__isnull=False) | ~Q(emergency=""), name="release_by_consent_or_emergency"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(body__isnull=True), name="nothing_is_kept_of_an_ended_release"
            ),
        )
