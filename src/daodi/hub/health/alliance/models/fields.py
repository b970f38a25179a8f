"""Fields that several records of the directory have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned

WEBSITE = URLValidator(["https", "http"])


class Codes(models.CharField):  # type: ignore[type-arg]
    """A few codes of one list, kept between spaces, so that each is found whole: ``languages__contains=" en "``."""

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **{"max_length": 500, "blank": True, "default": "", **facts})

    def to_python(self, value: Any) -> str:
        """The codes as they are kept, each once, from a text or from many."""
        return packed(value.split() if isinstance(value, str) else value or ())

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        kept = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, kept)
        return kept


def packed(codes: Iterable[str]) -> str:
    """Codes as one text.

    >>> packed(["en", "lo", "en"])
    ' en lo '
    """
    kept = " ".join(dict.fromkeys(codes))
    return f" {kept} " if kept else ""


def has(name: str, code: str) -> models.Q:
    """Records with that code in a field of codes; a code that can be none finds nothing."""
    return models.Q(**{f"{name}__contains": f" {code} "}) if code.split() == [code] else models.Q(pk__in=[])


class Listed(Owned):
    """A record of the directory with names in up to three languages."""

    name = models.CharField(_("name"), max_length=200)
    name_zh_hans = models.CharField(_("name in simplified Chinese"), max_length=200, blank=True)
    name_zh_hant = models.CharField(_("name in traditional Chinese"), max_length=200, blank=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Told(Listed):
    """One that is also told of, likewise."""

    about = models.TextField(_in("care", "what it is"), max_length=5000, blank=True)
    about_zh_hans = models.TextField(_("what it is, in simplified Chinese"), max_length=5000, blank=True)
    about_zh_hant = models.TextField(_("what it is, in traditional Chinese"), max_length=5000, blank=True)

    class Meta:
        abstract = True


def known_zone(name: str) -> None:
    """A time zone by its name."""
    from zoneinfo import available_timezones

    if name not in available_timezones():
        raise ValidationError(_("Enter the name of a time zone, for example Asia/Bangkok."))
