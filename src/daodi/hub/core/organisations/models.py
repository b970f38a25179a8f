"""Organisations, the people who belong to them, what they may practise, and how others join."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Accounts(BaseUserManager["User"]):
    """Finds people by their e-mail address, however its letters are cased."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> User:
        user = self.model(email=email.strip().lower(), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person; the e-mail address is the name to sign in with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    letters = models.BooleanField(_("notices by e-mail too"), default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Accounts()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(email=Lower("email")), name="email_in_small_letters"),)

    def __str__(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        """How the page's head calls the one who is signed in."""
        return str(self)


class Kind(models.TextChoices):
    GROWER = "grower", _("Grower")
    GERMPLASM_BANK = "germplasm-bank", _("Germplasm bank")
    LABORATORY = "laboratory", _("Laboratory")
    SUPPLIER = "supplier", _("Supplier")
    BUYER = "buyer", _("Buyer")
    MANUFACTURER = "manufacturer", _("Manufacturer")
    HOSPITAL = "hospital", _("Hospital")
    REGULATOR = "regulator", _("Regulator")
    ALLIANCE = "alliance", _("Alliance")
    GOVERNMENT = "government", _("Government")
    RESEARCH = "research", _("Research institute")
    OPERATOR = "operator", _("Operator")


class Standing(models.TextChoices):
    PENDING = "pending", _("Waiting for the operator")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    SUSPENDED = "suspended", _("Suspended")


class Organisation(models.Model):
    """A party of the hub, in one jurisdiction, with names in several languages."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=8, help_text=_("ISO 3166 code: CN, HK, LA ..."))
    standing = models.CharField(_("standing"), max_length=10, choices=Standing.choices, default=Standing.PENDING)
    example = models.BooleanField(_("an example, no real party"), default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="organisation_kind_known"),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="organisation_standing_known"),
        )

    def __str__(self) -> str:
        return self.name


class Name(models.Model):
    """What an organisation is called in one language."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=10)
    text = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ("language",)
        constraints = (models.UniqueConstraint("organisation", "language", name="one_name_a_language"),)


class Scheme(models.TextChoices):
    GLN = "gln", "GLN"
    USCC = "uscc", _("Unified social credit code")
    ROR = "ror", "ROR"
    WIEWS = "wiews", "FAO WIEWS"
    IATI = "iati", "IATI"


class Identifier(models.Model):
    """A number that others know an organisation by; nobody else may claim the same."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("scheme"), max_length=10, choices=Scheme.choices)
    value = models.CharField(_("number"), max_length=80)

    class Meta:
        ordering = ("scheme", "value")
        constraints = (models.UniqueConstraint("scheme", "value", name="one_holder_an_identifier"),)


class Licence(models.Model):
    """What an organisation may do by law; the operator says whether it saw the paper."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="licences")
    kind = models.CharField(_("licence"), max_length=100)
    number = models.CharField(_("number"), max_length=100)
    issuer = models.CharField(_("issued by"), max_length=200)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    verified_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    verified_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("kind", "number")
        constraints = (
            models.UniqueConstraint("organisation", "kind", "number", name="one_licence_a_number"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=models.F("valid_from")),
                name="licence_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(verified_by=None, verified_at=None)
                | Q(verified_by__isnull=False, verified_at__isnull=False),
                name="licence_verified_by_someone_at_a_time",
            ),
        )

    @property
    def has_ended(self) -> bool:
        """True from the day after its last one."""
        return self.valid_until is not None and self.valid_until < timezone.localdate()


class Role(models.TextChoices):
    ADMIN = "admin", _("Administrator")
    MEMBER = "member", _("Member")
    READER = "reader", _("Reader")


class Membership(models.Model):
    """That a person acts for an organisation, in one role."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint("user", "organisation", name="one_membership_a_person"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        )


class Invitation(models.Model):
    """A word to one e-mail address that its holder may join; the secret itself is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.MEMBER)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-created_at",)
