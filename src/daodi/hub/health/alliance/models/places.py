"""Where care is given, what is offered there, and at which price."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.health.alliance.hours import as_hours
from daodi.hub.health.alliance.models.fields import WEBSITE, Codes, Listed, Told, known_zone
from daodi.hub.health.alliance.territories import as_country, as_currency


class PlaceKind(models.TextChoices):
    HOSPITAL = "hospital", _in("place of care", "Hospital")
    CLINIC = "clinic", _in("place of care", "Clinic")
    CENTRE = "overseas-centre", _in("place of care", "Chinese-medicine centre abroad")
    PHARMACY = "pharmacy", _in("place of care", "Pharmacy or decoction room")
    MOBILE = "mobile", _in("place of care", "Mobile clinic")


class Location(Listed):
    """A place of care of one organisation: where it is, and when it is open on its own clock."""

    kind = models.CharField(_("kind"), max_length=20, choices=PlaceKind.choices, default=PlaceKind.HOSPITAL)
    address = models.CharField(_("street address"), max_length=300, blank=True)
    city = models.CharField(_("city"), max_length=100)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    country = models.CharField(
        _("country or region"), max_length=2, validators=[as_country], help_text=_("ISO 3166 code: CN, HK, LA ...")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    website = models.CharField(_("website"), max_length=300, blank=True, validators=[WEBSITE])
    time_zone = models.CharField(
        _("time zone"), max_length=60, validators=[known_zone], help_text=_("Its name, for example Asia/Bangkok")
    )
    hours = models.CharField(
        _("opening hours"),
        max_length=300,
        blank=True,
        validators=[as_hours],
        help_text=_("For example: Mo-Fr 08:30-12:00,14:00-17:30; Sa 09:00-12:00. Or 24/7."),
    )

    class Meta:
        ordering = ("country", "city", "name", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=PlaceKind.values), name="location_kind_known"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | (
                    Q(latitude__isnull=False, longitude__isnull=False)
                    & Q(latitude__range=(-90, 90), longitude__range=(-180, 180))
                ),
                name="location_on_the_globe",
                violation_error_message=_("Give latitude and longitude both, in degrees, or neither."),
            ),
        )


class Service(Told):
    """What an organisation offers to patients, and how one comes to it."""

    specialties = Codes(_("specialties"))
    techniques = Codes(_("traditional techniques"))
    languages = Codes(_("languages spoken"))
    locations = models.ManyToManyField(Location, related_name="services", blank=True, verbose_name=_("where"))
    endpoints = models.ManyToManyField(
        "alliance.Endpoint", related_name="services", blank=True, verbose_name=_("for programs")
    )
    booking = models.CharField(_("how to book"), max_length=500, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    hours = models.CharField(
        _in("care", "hours"),
        max_length=300,
        blank=True,
        validators=[as_hours],
        help_text=_("Where they differ from those of the place: Mo-Fr 08:30-12:00"),
    )
    remote = models.BooleanField(_("Tele-consultation is offered"), default=False)
    remote_booking = models.CharField(_("how to book a tele-consultation"), max_length=500, blank=True)
    remote_time_zone = models.CharField(
        _("time zone of tele-consultations"), max_length=60, blank=True, validators=[known_zone]
    )
    active = models.BooleanField(_("It takes patients now"), default=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(remote=False) | (~Q(remote_booking="") & ~Q(remote_time_zone="")),
                name="remote_service_says_how",
                violation_error_message=_("Say how a tele-consultation is booked, and in which time zone."),
            ),
        )


class Price(models.Model):
    """What something costs of a service, in one currency, from a day until a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="prices", editable=False)
    what = models.CharField(_("for what"), max_length=200, help_text=_("For example: first visit; per session"))
    amount = models.DecimalField(_in("price", "amount"), max_digits=18, decimal_places=4)
    currency = models.CharField(_("currency"), max_length=3, validators=[as_currency])
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ("what", "currency", "-valid_from")
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="price_not_below_nothing",
                violation_error_message=_("A price is not below nothing."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="price_ends_after_it_starts",
                violation_error_message=_in("days", "It ends before it starts; expected a later day."),
            ),
            models.UniqueConstraint(
                "service",
                "what",
                "currency",
                "valid_from",
                name="one_price_a_thing_and_day",
                violation_error_message=_("There is a price for this from that day already."),
            ),
        )

    def __str__(self) -> str:
        return self.what
