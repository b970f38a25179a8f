"""A rumour or an event: what was said, by whom, where; and what became of it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class EventState(models.TextChoices):
    UNVERIFIED = "unverified", _in("event", "Not verified")
    CONFIRMED = "confirmed", _in("event", "Confirmed")
    DISCARDED = "discarded", _in("event", "Discarded")


class SourceKind(models.TextChoices):
    OFFICIAL = "official", _in("event", "An authority")
    FACILITY = "facility", _in("event", "A hospital or clinic")
    LABORATORY = "laboratory", _in("event", "A laboratory")
    WORKER = "worker", _in("event", "Someone who works in health")
    MEDIA = "media", _in("event", "The press or broadcasting")
    PUBLIC = "public", _in("event", "The public, social media")
    OTHER = "other", _in("event", "Another source")


class Event(Owned):
    """What was heard, as its source said it. It is read by its owner and by the members it is shared with."""

    title = models.CharField(_in("event", "what is said to have happened"), max_length=300)
    text = models.TextField(_in("event", "in the words of the source"), max_length=10_000, blank=True)
    said_by = models.CharField(_in("event", "who said it"), max_length=300)
    source = models.CharField(_in("event", "kind of source"), max_length=12, choices=SourceKind.choices)
    place = models.CharField(_in("event", "where it is said to have happened"), max_length=300)
    country = models.CharField(_("country or region"), max_length=6, blank=True)
    heard_on = models.DateField(_in("event", "heard on"))
    happened_on = models.DateField(_in("event", "happened on"), null=True, blank=True)
    link = models.URLField(_in("event", "link"), max_length=1000, blank=True)
    language = models.CharField(_in("event", "language of the source"), max_length=20, blank=True)
    state = models.CharField(max_length=12, choices=EventState.choices, default=EventState.UNVERIFIED, editable=False)

    class Meta:
        ordering = ("-heard_on", "-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=EventState.values), name="event_note_state_known"),
            models.CheckConstraint(condition=Q(source__in=SourceKind.values), name="event_note_source_known"),
        )

    def __str__(self) -> str:
        return self.title


class EventWord(models.Model):
    """A line of an event's history: a step with its reason, or what another reader knows, with its own source."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="words", editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    state = models.CharField(max_length=12, choices=EventState.choices, blank=True, editable=False)
    text = models.TextField(_in("event", "what is known, and from whom"), max_length=5000)
    link = models.URLField(_in("event", "link"), max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-at", "id")
