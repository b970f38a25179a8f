"""A referral: one record with two parties, and nothing of the person in it."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.core.access.models import Owned


class Side(models.TextChoices):
    SENDER = "sender", pgettext_lazy("referral", "Sender")
    RECEIVER = "receiver", pgettext_lazy("referral", "Receiver")


class State(models.TextChoices):
    """Those of a FHIR ``Task`` of the same names."""

    DRAFT = "draft", pgettext_lazy("referral", "Draft")
    REQUESTED = "requested", pgettext_lazy("referral", "Requested")
    RECEIVED = "received", pgettext_lazy("referral", "Received")
    ACCEPTED = "accepted", pgettext_lazy("referral", "Accepted")
    REJECTED = "rejected", pgettext_lazy("referral", "Rejected")
    IN_PROGRESS = "in-progress", pgettext_lazy("referral", "In progress")
    COMPLETED = "completed", pgettext_lazy("referral", "Completed")
    CANCELLED = "cancelled", pgettext_lazy("referral", "Cancelled")
    FAILED = "failed", pgettext_lazy("referral", "Failed")


class Priority(models.TextChoices):
    """Those of a FHIR request."""

    ROUTINE = "routine", pgettext_lazy("referral", "Routine")
    URGENT = "urgent", pgettext_lazy("referral", "Urgent")
    ASAP = "asap", pgettext_lazy("referral", "As soon as possible")
    STAT = "stat", pgettext_lazy("referral", "At once")


class Reason(models.TextChoices):
    """Why a referral was rejected, cancelled or failed: never in free words, which might tell of the person."""

    NO_PLACE = "no-place", _("No place free in time")
    NOT_OFFERED = "not-offered", _("The service is not offered here")
    BETTER_ELSEWHERE = "better-elsewhere", _("Better treated elsewhere")
    TOO_LITTLE = "too-little", _("Too little is known to decide")
    PERSON_DECLINED = "person-declined", _("The person no longer wishes it")
    NOT_COME = "not-come", _("The person did not come")
    NO_CONSENT = "no-consent", _("There is no consent")
    MISTAKE = "mistake", _("Sent by mistake")
    OTHER = "other", _("Another reason")


def _secret() -> bytes:
    return secrets.token_bytes(32)


class Referral(Owned):
    """What a sender (its ``owner``) asks of a receiver. Read by the two alone, through ``queries``.

    ``key`` is the sender's own name for it, which the receiver never reads: sent twice, it is one referral.
    ``sent`` seals what was sent under that name. ``secret`` makes the pseudonyms of its releases.
    """

    receiver = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+", editable=False
    )
    key = models.CharField(_("your own number for it"), max_length=100, blank=True)
    sent = models.CharField(max_length=64, blank=True, editable=False)
    state = models.CharField(max_length=11, choices=State.choices, default=State.REQUESTED, editable=False)
    priority = models.CharField(_("how soon"), max_length=7, choices=Priority.choices, default=Priority.ROUTINE)
    service = models.CharField(_("what is asked for"), max_length=40, blank=True)
    reason = models.CharField(_("why"), max_length=16, choices=Reason.choices, blank=True, editable=False)
    secret = models.BinaryField(default=_secret, editable=False)
    asked_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-changed_at", "id")
        indexes = (
            models.Index(fields=("owner", "-changed_at"), name="referral_by_sender"),
            models.Index(fields=("receiver", "-changed_at"), name="referral_by_receiver"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="referral_state_known"),
            models.CheckConstraint(condition=Q(priority__in=Priority.values), name="referral_priority_known"),
            models.CheckConstraint(condition=Q(reason__in=["", *Reason.values]), name="referral_reason_known"),
            models.CheckConstraint(condition=Q(visibility="private"), name="referral_is_private"),
            models.CheckConstraint(condition=~Q(receiver=F("owner")), name="referral_is_to_another"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(receiver__isnull=False), name="referral_sent_has_receiver"
            ),
            models.UniqueConstraint("owner", "key", condition=~Q(key=""), name="one_referral_a_key"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """Its name between the two: it says nothing of anybody."""
        return f"R-{self.pk.hex[:8].upper()}"

    @property
    def crosses(self) -> bool:
        """Whether it leads from one jurisdiction into another."""
        return self.receiver is not None and self.owner.jurisdiction != self.receiver.jurisdiction
