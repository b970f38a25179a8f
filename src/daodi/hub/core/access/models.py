"""Whose a record is, to whom it is shown, and with which key a program comes."""

from __future__ import annotations

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    PRIVATE = "private", _("Private")
    PUBLISHED = "published", _("Published")


class Owned(models.Model):
    """A record of one organisation: private until published or granted. Read it through ``queries.visible``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility.choices, default=Visibility.PRIVATE
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True


class Grant(models.Model):
    """That one organisation lets another see one record, until a time or until it is withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+", editable=False)
    to = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+")
    object_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", editable=False)
    object_id = models.UUIDField(editable=False)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-created_at",)
        indexes = (models.Index(fields=("to", "object_type", "object_id"), name="grant_by_receiver"),)
        constraints = (
            models.CheckConstraint(condition=~Q(to=models.F("owner")), name="grant_is_to_another"),
            models.UniqueConstraint(
                "to", "object_type", "object_id", condition=Q(withdrawn_at=None), name="one_standing_grant_a_receiver"
            ),
        )


class Hold(models.Model):
    """That the operator keeps one record from the public; ``before`` is what it was, and gets back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="+", editable=False)
    object_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", editable=False)
    object_id = models.UUIDField(editable=False)
    before = models.CharField(max_length=10, choices=Visibility.choices, editable=False)
    sharing = models.BooleanField(default=True, editable=False, help_text="it may still be shared with members")
    lifted_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("created_at", "id")
        indexes = (
            models.Index(fields=("object_type", "object_id"), condition=Q(lifted_at=None), name="hold_standing"),
        )


class Scope(models.TextChoices):
    READ = "read", _("Read")
    WRITE = "write", _("Read and write")


class Key(models.Model):
    """A bearer key of one member for a program; only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey("organisations.Membership", models.CASCADE, related_name="keys")
    name = models.CharField(_("what it is for"), max_length=100)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    hint = models.CharField(max_length=12, editable=False)
    scope = models.CharField(_("scope"), max_length=5, choices=Scope.choices)
    expires_at = models.DateTimeField(_("expires"))
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-created_at",)
        constraints = (models.CheckConstraint(condition=Q(scope__in=Scope.values), name="key_scope_known"),)


class Answer(models.Model):
    """The first answer to a write that named itself with an Idempotency-Key."""

    holder = models.UUIDField()
    key = models.CharField(max_length=255)
    asked = models.CharField(max_length=64, help_text="what was asked, as a hash: method, path and body")
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(null=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint("holder", "key", name="one_answer_a_key"),)
