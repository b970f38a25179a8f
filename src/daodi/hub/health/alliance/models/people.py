"""Who practises where, by professional facts alone; and where programs of an organisation answer."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned
from daodi.hub.health.alliance.hours import as_hours
from daodi.hub.health.alliance.models.fields import Codes, Listed
from daodi.hub.health.alliance.models.places import Location, Service
from daodi.hub.health.alliance.territories import as_address


class Practitioner(Listed):
    """Somebody who practises: the name they work under and what they are, nothing of the person besides."""

    title = models.CharField(_("professional title"), max_length=100, blank=True)
    title_zh_hans = models.CharField(_("professional title in simplified Chinese"), max_length=100, blank=True)
    title_zh_hant = models.CharField(_("professional title in traditional Chinese"), max_length=100, blank=True)
    qualifications = models.TextField(
        _("qualifications, one a line"),
        max_length=3000,
        blank=True,
        help_text=_("Degree or licence, by whom, since when: Doctor of Medicine, University of Health Sciences, 2008"),
    )
    languages = Codes(_("languages spoken"))
    agreed_on = models.DateField(
        _("day on which the person agreed to be listed"), help_text=_("For example 2026-03-01")
    )

    class Meta:
        ordering = ("name", "id")


class PractitionerRole(Owned):
    """What somebody does at an organisation: in which services, at which places, when."""

    practitioner = models.ForeignKey(
        Practitioner, models.CASCADE, related_name="roles", verbose_name=_in("role", "who")
    )
    position = models.CharField(_("position"), max_length=200)
    position_zh_hans = models.CharField(_("position in simplified Chinese"), max_length=200, blank=True)
    position_zh_hant = models.CharField(_("position in traditional Chinese"), max_length=200, blank=True)
    specialties = Codes(_("specialties"))
    services = models.ManyToManyField(Service, related_name="roles", blank=True, verbose_name=_("services"))
    locations = models.ManyToManyField(Location, related_name="roles", blank=True, verbose_name=_("where"))
    hours = models.CharField(
        _in("care", "hours"),
        max_length=300,
        blank=True,
        validators=[as_hours],
        help_text=_("For example: Tu,Th 09:00-12:00"),
    )
    starts_on = models.DateField(_in("role", "since"), null=True, blank=True)
    ends_on = models.DateField(_in("role", "until"), null=True, blank=True)
    active = models.BooleanField(_("It is held now"), default=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="role_ends_after_it_starts",
                violation_error_message=_in("days", "It ends before it starts; expected a later day."),
            ),
        )

    def __str__(self) -> str:
        return self.position


class Connection(models.TextChoices):
    FHIR = "hl7-fhir-rest", "HL7 FHIR"
    MESSAGES = "hl7-fhir-msg", "HL7 FHIR Messaging"
    V2 = "hl7v2-mllp", "HL7 v2 MLLP"
    XDS = "ihe-xds", "IHE XDS"
    DICOM = "dicom-wado-rs", "DICOM WADO-RS"
    EMAIL = "secure-email", _("Secure e-mail")


class EndpointStatus(models.TextChoices):
    ACTIVE = "active", _in("endpoint", "Active")
    SUSPENDED = "suspended", _in("endpoint", "Suspended")
    OFF = "off", _in("endpoint", "Off")


class Endpoint(Listed):
    """Where a program of an organisation answers. The address is shown, and never called from here."""

    connection = models.CharField(_("how it is spoken to"), max_length=20, choices=Connection.choices)
    status = models.CharField(_("status"), max_length=10, choices=EndpointStatus.choices, default=EndpointStatus.ACTIVE)
    address = models.CharField(
        _("address"), max_length=500, validators=[as_address], help_text=_("For example https://fhir.example.org/r4")
    )
    payload = models.CharField(
        _("what it takes"), max_length=200, help_text=_("For example: International Patient Summary")
    )

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(condition=Q(connection__in=Connection.values), name="endpoint_connection_known"),
            models.CheckConstraint(condition=Q(status__in=EndpointStatus.values), name="endpoint_status_known"),
        )
