"""An emergency: declared for areas, from a day until it ends."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned
from daodi.hub.health.emergencies.models.event import Event


class Hazard(models.TextChoices):
    OUTBREAK = "outbreak", _in("emergency", "Outbreak of a disease")
    POISONING = "poisoning", _in("emergency", "Poisoning, or harm by a product")
    DISASTER = "disaster", _in("emergency", "Flood, earthquake, fire or storm")
    ACCIDENT = "accident", _in("emergency", "Accident with many injured")
    SHORTAGE = "shortage", _in("emergency", "Shortage of supplies")
    OTHER = "other", _in("emergency", "Other")


class EmergencyState(models.TextChoices):
    OPEN = "open", _in("emergency", "Under way")
    ENDED = "ended", _in("emergency", "Ended")
    CLOSED = "closed", _in("emergency", "Closed")


class Emergency(Owned):
    """Declared by its owner, who chooses the members that read it and take part.

    Its cause may be an event of this room, or an alert elsewhere: that is only named, in words and with its address.
    """

    title = models.CharField(_("name"), max_length=300)
    title_zh_hans = models.CharField(_("name in simplified Chinese"), max_length=300, blank=True)
    title_zh_hant = models.CharField(_("name in traditional Chinese"), max_length=300, blank=True)
    hazard = models.CharField(_in("emergency", "kind"), max_length=10, choices=Hazard.choices)
    about = models.TextField(_in("emergency", "what is known"), max_length=10_000, blank=True)
    from_on = models.DateField(_in("emergency", "from"))
    until_on = models.DateField(_in("emergency", "until"), null=True, blank=True)
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    cause = models.CharField(_in("emergency", "alert that led to it"), max_length=300, blank=True)
    cause_link = models.CharField(_in("emergency", "address of the alert"), max_length=1000, blank=True)
    state = models.CharField(max_length=8, choices=EmergencyState.choices, default=EmergencyState.OPEN, editable=False)

    class Meta:
        ordering = ("-from_on", "-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(hazard__in=Hazard.values), name="emergency_hazard_known"),
            models.CheckConstraint(condition=Q(state__in=EmergencyState.values), name="emergency_state_known"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="emergency_ends_after_it_begins",
                violation_error_message=_("It ends before it begins; expected a later day."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Area(models.Model):
    """One of the areas that an emergency is declared for: an ISO 3166 code, and its name."""

    emergency = models.ForeignKey(Emergency, models.CASCADE, related_name="areas")
    code = models.CharField(max_length=6, validators=[RegexValidator(r"^[A-Z]{2}(-[A-Z0-9]{1,3})?\Z")])
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("code", "id")
        constraints = (models.UniqueConstraint("emergency", "code", "name", name="one_area_an_emergency"),)

    def __str__(self) -> str:
        return f"{self.name} ({self.code})" if self.name else self.code
