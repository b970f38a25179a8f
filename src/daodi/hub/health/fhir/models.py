"""Programs that may ask at ``/fhir``, their tokens; and who looked at whose record."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Client(models.Model):
    """A program of one organisation, known by its public keys; it acts as the member who registered it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+", editable=False)
    membership = models.ForeignKey("organisations.Membership", models.CASCADE, related_name="+", editable=False)
    name = models.CharField(_("name of the program"), max_length=100)
    keys = models.JSONField(help_text="its public keys: a JSON Web Key Set, never fetched")
    scopes = models.JSONField(help_text="what it may ask for at most")
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-created_at", "id")

    def __str__(self) -> str:
        return self.name


class Token(models.Model):
    """An access token of a client; only its hash is kept."""

    secret_hash = models.CharField(max_length=64, primary_key=True)
    client = models.ForeignKey(Client, models.CASCADE, related_name="tokens")
    scopes = models.JSONField()
    expires_at = models.DateTimeField(db_index=True)


class Assertion(models.Model):
    """That a client has used an assertion, which it may not do twice."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="assertions")
    jti = models.CharField(max_length=64, help_text="its hash")
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint("client", "jti", name="fhir_assertion_used_once"),)


class How(models.TextChoices):
    READ = "read", _("read")
    FOUND = "found", _("found by a search")
    ALONG = "along", _("sent along with another")
    TAKEN = "taken", _("sent in")
    RELEASED = "released", _("released")
    DENIED = "denied", _("asked for and refused")


class Look(models.Model):
    """That one request touched one record that tells of a person. Rows are only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    request = models.UUIDField(db_index=True, help_text="the same for all that one request touched")
    user = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    via = models.CharField(max_length=60)
    how = models.CharField(max_length=8, choices=How.choices)
    type = models.CharField(max_length=64)
    record = models.UUIDField()
    owner = models.UUIDField(null=True, help_text="the organisation whose record it is")

    class Meta:
        ordering = ("-at", "id")
        indexes = (
            models.Index(fields=("type", "record", "at"), name="fhir_look_by_record"),
            models.Index(fields=("owner", "at"), name="fhir_look_by_owner"),
        )
        constraints = (models.CheckConstraint(condition=Q(how__in=How.values), name="fhir_look_how_known"),)

    def __str__(self) -> str:
        return f"{self.type}/{self.record}"
