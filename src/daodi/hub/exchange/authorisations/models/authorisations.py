"""Authorisations in the registers: the number stays, who holds it and how it stands change."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned
from daodi.hub.exchange.authorisations.models.products import MedicinalProduct


class PathKind(models.TextChoices):
    ORDINARY = "ordinary", _("Ordinary")
    CONDITIONAL = "conditional", _("Conditional")
    SPECIAL = "special-review", _("Special review")
    TRADITIONAL = "traditional-use", _("Traditional-use registration")
    LISTED = "listed", _("Listed or notified")
    IMPORT = "special-import", _("Special import")


class Authorisation(Owned):
    """One number in one register. ``register`` is a row of registers.csv, ``market`` that row's.

    The number is unique to its owner alone: were it so over the site, a refusal would tell that another keeps it.
    """

    product = models.ForeignKey(MedicinalProduct, models.PROTECT, related_name="authorisations")
    register = models.CharField(_("register"), max_length=40)
    market = models.CharField(max_length=8, editable=False)
    number = models.CharField(_("number"), max_length=60)
    path_kind = models.CharField(_("path"), max_length=16, choices=PathKind.choices, default=PathKind.ORDINARY)
    path = models.CharField(_("by which procedure"), max_length=60, blank=True)
    product_type = models.CharField(_("type or category in the register"), max_length=200, blank=True)
    granted_on = models.DateField(_("granted on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    verified_by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    verified_for = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, related_name="+", editable=False
    )
    verified_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("market", "number", "id")
        indexes = (
            models.Index(fields=("register", "number"), name="authorisation_by_number"),
            models.Index(fields=("valid_until",), name="authorisation_by_last_day"),
        )
        constraints = (
            models.UniqueConstraint(
                "owner",
                "register",
                "number",
                name="one_authorisation_a_number",
                violation_error_message=_("You keep this number of this register already."),
            ),
            models.CheckConstraint(condition=Q(path_kind__in=PathKind.values), name="authorisation_path_known"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("granted_on")),
                name="authorisation_ends_after_it_starts",
                violation_error_message=_("It ends before it starts; expected a later day."),
            ),
            models.CheckConstraint(
                condition=Q(verified_by=None, verified_for=None, verified_at=None)
                | Q(verified_by__isnull=False, verified_for__isnull=False, verified_at__isnull=False),
                name="authorisation_verified_by_someone_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.number


class Holding(models.Model):
    """That somebody held the authorisation from one day on, until the next holding begins."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authorisation = models.ForeignKey(Authorisation, models.CASCADE, related_name="holdings", editable=False)
    holder = models.CharField(_("holder"), max_length=200)
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(_("since"))
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(
                "authorisation",
                "since",
                name="one_holder_a_day",
                violation_error_message=_("On this day it passed to somebody already."),
            ),
        )


class Line(models.TextChoices):
    """Two courses run beside each other: whether it is authorised, and whether it is sold."""

    REGULATORY = "regulatory", _("Authorisation")
    MARKETING = "marketing", _("Marketing")


class Status(models.Model):
    """How it stands from one day on, in the words of statuses.csv."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authorisation = models.ForeignKey(Authorisation, models.CASCADE, related_name="statuses", editable=False)
    line = models.CharField(_("of what"), max_length=10, choices=Line.choices, default=Line.REGULATORY)
    status = models.CharField(_("status"), max_length=30)
    since = models.DateField(_("since"))
    note = models.CharField(_("reason or reference"), max_length=500, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(
                "authorisation",
                "line",
                "since",
                name="one_status_a_day",
                violation_error_message=_("A status since this day is kept already."),
            ),
            models.CheckConstraint(condition=Q(line__in=Line.values), name="status_line_known"),
        )


class Variation(models.Model):
    """A change of what is authorised, as applied for and as approved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authorisation = models.ForeignKey(Authorisation, models.CASCADE, related_name="variations", editable=False)
    number = models.CharField(_("number"), max_length=60, blank=True)
    kind = models.CharField(_("type of variation"), max_length=60, blank=True)
    what = models.TextField(_("what changes"), max_length=2000)
    applied_on = models.DateField(_("applied for on"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)

    class Meta:
        ordering = ("approved_on", "applied_on", "id")


class Operation(models.TextChoices):
    MANUFACTURE = "manufacture", _("Manufacture")
    CONTRACT = "contract-manufacture", _("Contract manufacture")
    PACKAGING = "packaging", _("Packaging")
    RELEASE = "batch-release", _("Release of lots")
    IMPORT = "import", _in("operation", "Import")
    REPRESENTATIVE = "representative", _("Local representative")


class Site(models.Model):
    """Who does what for the product under this authorisation, where, and from when to when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authorisation = models.ForeignKey(Authorisation, models.CASCADE, related_name="sites", editable=False)
    operation = models.CharField(_("what is done there"), max_length=20, choices=Operation.choices)
    name = models.CharField(_in("site", "by whom"), max_length=200)
    address = models.CharField(_in("site", "address"), max_length=300, blank=True)
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_in("site", "until"), null=True, blank=True)

    class Meta:
        ordering = ("operation", "since", "id")
        constraints = (
            models.CheckConstraint(condition=Q(operation__in=Operation.values), name="site_operation_known"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="site_ends_after_it_starts",
                violation_error_message=_("It ends before it starts; expected a later day."),
            ),
        )


class Warned(models.Model):
    """That its holder was told so many days before the last day; once for each last day."""

    authorisation = models.ForeignKey(Authorisation, models.CASCADE, related_name="warned", editable=False)
    valid_until = models.DateField(editable=False)
    days = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        constraints = (models.UniqueConstraint("authorisation", "valid_until", "days", name="one_warning_a_day"),)
