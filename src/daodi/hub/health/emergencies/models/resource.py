"""What is needed and what is offered, and how the two are brought together until it arrives."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.health.emergencies.models.emergency import Emergency


class Side(models.TextChoices):
    NEED = "need", _in("emergency", "Need")
    OFFER = "offer", _in("emergency", "Offer")


class Urgency(models.TextChoices):
    DAY = "day", _in("emergency", "Within a day")
    WEEK = "week", _in("emergency", "Within a week")
    LATER = "later", _in("emergency", "Later")


class ResourceState(models.TextChoices):
    OPEN = "open", _in("resource", "Open")
    CLOSED = "closed", _in("resource", "Closed")
    CANCELLED = "cancelled", _in("resource", "Cancelled")


class Resource(models.Model):
    """A need or an offer of one member. ``sort`` is a line of ``sorts.csv``; ``held`` is how much is matched so far.

    Of what was offered, ``held`` counts what is promised or was sent; of what is needed, what is promised or arrived.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    emergency = models.ForeignKey(Emergency, models.PROTECT, related_name="resources", editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    side = models.CharField(max_length=5, choices=Side.choices, editable=False)
    sort = models.CharField(_in("resource", "what kind"), max_length=30)
    what = models.CharField(_in("resource", "what exactly"), max_length=300, blank=True)
    material_id = models.CharField(max_length=100, blank=True, editable=False)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    held = models.DecimalField(max_digits=18, decimal_places=4, default=0, editable=False)
    unit = models.CharField(_("unit"), max_length=20)
    place = models.CharField(_("place"), max_length=300)
    country = models.CharField(_("country or region"), max_length=6, blank=True)
    from_on = models.DateField(_in("resource", "from"), null=True, blank=True)
    until_on = models.DateField(_in("resource", "until"), null=True, blank=True)
    urgency = models.CharField(_("urgency"), max_length=5, choices=Urgency.choices, default=Urgency.WEEK)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    state = models.CharField(max_length=9, choices=ResourceState.choices, default=ResourceState.OPEN, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("made_at", "id")
        indexes = (models.Index(fields=("emergency", "side", "state"), name="resource_of_emergency"),)
        constraints = (
            models.CheckConstraint(condition=Q(side__in=Side.values), name="resource_side_known"),
            models.CheckConstraint(condition=Q(state__in=ResourceState.values), name="resource_state_known"),
            models.CheckConstraint(condition=Q(urgency__in=Urgency.values), name="resource_urgency_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="resource_is_some"),
            models.CheckConstraint(condition=Q(held__gte=0, held__lte=F("amount")), name="never_more_than_there_is"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(from_on=None) | Q(until_on__gte=F("from_on")),
                name="resource_ends_after_it_begins",
                violation_error_message=_("It ends before it begins; expected a later day."),
            ),
        )


class MatchState(models.TextChoices):
    MATCHED = "matched", _in("match", "Matched, to be agreed")
    AGREED = "agreed", _in("match", "Agreed")
    SENT = "sent", _in("match", "Sent")
    ARRIVED = "arrived", _in("match", "Arrived")
    CLOSED = "closed", _in("match", "Closed")
    CANCELLED = "cancelled", _in("match", "Cancelled")


UNSETTLED = (MatchState.MATCHED, MatchState.AGREED, MatchState.SENT)


class Match(models.Model):
    """An offer brought to a need, in their unit; each side says yes, one sends, the other says what arrived."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    emergency = models.ForeignKey(Emergency, models.PROTECT, related_name="matches", editable=False)
    need = models.ForeignKey(Resource, models.PROTECT, related_name="matches_of_need", editable=False)
    offer = models.ForeignKey(Resource, models.PROTECT, related_name="matches_of_offer", editable=False)
    by = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    amount = models.DecimalField(_("amount"), max_digits=18, decimal_places=4)
    reasons = models.JSONField(default=list, editable=False)
    words = models.TextField(_in("match", "in words"), max_length=2000, blank=True)
    need_yes_at = models.DateTimeField(null=True, editable=False)
    offer_yes_at = models.DateTimeField(null=True, editable=False)
    sent = models.DecimalField(_in("match", "amount sent"), max_digits=18, decimal_places=4, null=True, blank=True)
    sent_on = models.DateField(_in("match", "sent on"), null=True, blank=True)
    carrier = models.CharField(_in("match", "how it is sent"), max_length=300, blank=True)
    expected_on = models.DateField(_in("match", "expected on"), null=True, blank=True)
    arrived = models.DecimalField(
        _in("match", "amount that arrived"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    arrived_on = models.DateField(_in("match", "arrived on"), null=True, blank=True)
    outcome = models.TextField(_in("match", "what came of it"), max_length=2000, blank=True)
    reason = models.TextField(_in("match", "why"), max_length=2000, blank=True)
    state = models.CharField(max_length=9, choices=MatchState.choices, default=MatchState.MATCHED, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=MatchState.values), name="offer_to_need_state_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="offer_to_need_is_some"),
            models.CheckConstraint(
                condition=Q(sent=None) | Q(sent__gt=0, sent__lte=F("amount")), name="no_more_sent_than_agreed"
            ),
            models.CheckConstraint(
                condition=Q(arrived=None) | Q(arrived__gte=0, arrived__lte=F("sent")), name="no_more_arrived_than_sent"
            ),
            models.UniqueConstraint(
                "need", "offer", condition=Q(state__in=UNSETTLED), name="one_unsettled_match_a_pair"
            ),
        )
