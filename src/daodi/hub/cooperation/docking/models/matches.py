"""A need and an offer that fit, and what the two sides make of it."""

from __future__ import annotations

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daodi.hub.cooperation.docking.models.entries import Entry


class MatchState(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("match", "Proposed")
    NEED_ACCEPTED = "need-accepted", _("The need's side accepted")
    OFFER_ACCEPTED = "offer-accepted", _("The offer's side accepted")
    INTRODUCED = "introduced", _("Introduced to each other")
    DECLINED = "declined", _("Declined")
    AGREED = "agreed", _("Agreed")
    NOT_AGREED = "not-agreed", _("Not agreed")


class Match(models.Model):
    """One need and one offer. ``reasons`` and ``score`` are those of the day it was proposed.

    ``need_by`` and ``offer_by`` are the people who accepted for their side.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    need = models.ForeignKey(Entry, models.PROTECT, related_name="as_need")
    offer = models.ForeignKey(Entry, models.PROTECT, related_name="as_offer")
    state = models.CharField(max_length=14, choices=MatchState.choices, default=MatchState.PROPOSED)
    score = models.DecimalField(max_digits=3, decimal_places=2)
    reasons = models.JSONField(default=list)
    need_by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+")
    offer_by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    outcome = models.TextField(_("how it ended"), max_length=2000, blank=True)
    amount = models.DecimalField(
        _("agreed amount"), max_digits=16, decimal_places=2, null=True, blank=True, validators=(MinValueValidator(0),)
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=MatchState.values), name="match_state_known"),
            models.UniqueConstraint("need", "offer", name="one_match_a_pair"),
            models.CheckConstraint(
                condition=~Q(state__in=("agreed", "not-agreed")) | ~Q(outcome=""), name="match_ends_with_a_word"
            ),
        )


class Talk(models.Model):
    """A meeting of two that were introduced."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    match = models.ForeignKey(Match, models.CASCADE, related_name="talks", editable=False)
    held_on = models.DateField(_("day"))
    note = models.TextField(_("what was said"), max_length=2000)

    class Meta:
        ordering = ("held_on", "id")
