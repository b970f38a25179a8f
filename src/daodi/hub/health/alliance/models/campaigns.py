"""A programme of care, such as one against cataract: where and when it was held, and what was counted."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.health.alliance.models.alliances import Alliance
from daodi.hub.health.alliance.models.fields import Told
from daodi.hub.health.alliance.models.places import Location
from daodi.hub.health.alliance.territories import as_country


class Campaign(Told):
    """A programme of an organisation's, within an alliance or on its own."""

    kind = models.CharField(_("kind"), max_length=30)
    alliance = models.ForeignKey(
        Alliance, models.SET_NULL, null=True, blank=True, related_name="campaigns", verbose_name=_("alliance")
    )
    starts_on = models.DateField(_in("campaign", "from"))
    ends_on = models.DateField(_in("campaign", "until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ("-starts_on", "name", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="campaign_ends_after_it_starts",
                violation_error_message=_in("days", "It ends before it starts; expected a later day."),
            ),
        )


class SessionState(models.TextChoices):
    PLANNED = "planned", _in("session", "Planned")
    HELD = "held", _in("session", "Held")
    CANCELLED = "cancelled", _in("session", "Cancelled")


class Session(models.Model):
    """One time that a campaign is at one place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="sessions", editable=False)
    place = models.CharField(_in("session", "where"), max_length=200)
    country = models.CharField(
        _("country or region"), max_length=2, validators=[as_country], help_text=_("ISO 3166 code: CN, HK, LA ...")
    )
    location = models.ForeignKey(
        Location,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("place of the directory"),
    )
    starts_on = models.DateField(_in("session", "first day"))
    ends_on = models.DateField(_in("session", "last day"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=SessionState.choices, default=SessionState.PLANNED, editable=False)

    class Meta:
        ordering = ("starts_on", "place", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=SessionState.values), name="session_state_known"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="session_ends_after_it_starts",
                violation_error_message=_in("days", "It ends before it starts; expected a later day."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.place}, {self.starts_on.isoformat()}"


class Output(models.Model):
    """What was counted of one thing at one session, and where that is written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, models.CASCADE, related_name="outputs", editable=False)
    what = models.CharField(_("what was counted"), max_length=30)
    count = models.PositiveIntegerField(_("how many"))
    source = models.CharField(_("source of the count"), max_length=500)
    counted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("what", "id")
        constraints = (
            models.UniqueConstraint(
                "session",
                "what",
                name="one_count_a_session",
                violation_error_message=_("This was counted for that session already; correct that count."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.what}: {self.count}"
