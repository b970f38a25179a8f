"""What a cooperation shows to everybody: itself, its partners, figures with their evidence, and news."""

from __future__ import annotations

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.models import Owned
from daodi.hub.web.tongue import TONGUES

LANGUAGES = tuple((tongue, label) for tongue, _code, label in TONGUES)
TAKEN_BY_OTHERS = _("Another cooperation has this address already.")
# A feed is XML, which has no room for these signs.
printable = RegexValidator(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", _("There are signs in it that can't be printed."), inverse_match=True
)


class Cooperation(Owned):
    """A cooperation with an address of its own; ``name_*`` and ``about_*`` say the same in the other languages."""

    slug = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        error_messages={"unique": TAKEN_BY_OTHERS},
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]*\Z", _("expected small letters, digits and hyphens"))],
    )
    name = models.CharField(_("name"), max_length=200, validators=[printable])
    name_zh_hans = models.CharField(_("name in simplified Chinese"), max_length=200, blank=True, validators=[printable])
    name_zh_hant = models.CharField(
        _("name in traditional Chinese"), max_length=200, blank=True, validators=[printable]
    )
    about = models.TextField(_("what it is"), max_length=5000, blank=True, validators=[printable])
    about_zh_hans = models.TextField(
        _("what it is, in simplified Chinese"), max_length=5000, blank=True, validators=[printable]
    )
    about_zh_hant = models.TextField(
        _("what it is, in traditional Chinese"), max_length=5000, blank=True, validators=[printable]
    )

    class Meta:
        ordering = ("name", "id")
        constraints = (models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="cooperation_has_a_name"),)

    def __str__(self) -> str:
        return self.name


class PartnerState(models.TextChoices):
    ASKED = "asked", _("Asked to confirm")
    CONFIRMED = "confirmed", _("Confirmed by the partner")
    DECLINED = "declined", _("Declined")


class Partner(models.Model):
    """A member that was asked to be named as a partner; nobody else sees its name before it confirmed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="partners", editable=False)
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    state = models.CharField(max_length=10, choices=PartnerState.choices, default=PartnerState.ASKED, editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("added_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=PartnerState.values), name="partner_state_known"),
            models.UniqueConstraint(
                "cooperation",
                "member",
                name="one_partner_a_member",
                violation_error_message=_("This member was asked already."),
            ),
        )

    def __str__(self) -> str:
        return self.member.name


class Figure(models.Model):
    """An indicator that is shown; what is shown of it is read anew each time, so nothing stands that was taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="figures", editable=False)
    indicator = models.ForeignKey("programmes.Indicator", models.PROTECT, related_name="+", editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                "cooperation",
                "indicator",
                name="one_figure_an_indicator",
                violation_error_message=_("This indicator is shown already."),
            ),
        )


class News(models.Model):
    """A piece of news in one language, seen by whoever sees the cooperation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="news", editable=False)
    title = models.CharField(_("title"), max_length=200, validators=[printable])
    text = models.TextField(_("text"), max_length=20_000, validators=[printable])
    on = models.DateField(_("day"), default=timezone.localdate)
    language = models.CharField(_("language"), max_length=7, choices=LANGUAGES, default="en")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-on", "-changed_at", "id")
        verbose_name_plural = "news"
        constraints = (
            models.CheckConstraint(
                condition=Q(language__in=[one for one, _label in LANGUAGES]), name="news_language_known"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="news_says_something"),
        )

    def __str__(self) -> str:
        return self.title
