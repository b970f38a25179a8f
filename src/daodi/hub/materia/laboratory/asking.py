"""What a form or an address asks for: markets, a day, an organisation; and what is wrong with it, in words."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.materia.laboratory import judging


class Asked(NamedTuple):
    """Which markets, on which day."""

    markets: tuple[str, ...]
    on: date


def asked(sent: QueryDict, otherwise: tuple[str, ...]) -> Asked:
    """The markets and the day of a question; those that stand otherwise, and today, where it names none."""
    markets = judging.markets_of(sent.getlist("market")[:40])
    return Asked(markets or otherwise, day(sent.get("on", ""), "on") or timezone.localdate())


def day(text: str, field: str) -> date | None:
    """A day written ``2026-11-22``; None where none is given."""
    text = text.strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Invalid({field: day_wanted()}) from error


def day_wanted() -> str:
    """What to do about a day that can't be read."""
    return _("Enter the day as year, month, day, for example 2026-11-22.")


def end_of(text: str, field: str) -> datetime | None:
    """The last moment of a day, in the site's time; None where none is given."""
    ends = day(text, field)
    return timezone.make_aware(datetime.combine(ends, time.max)) if ends else None
