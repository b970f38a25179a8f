"""What a fair is called, and its times as people there read them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from daodi.hub.exchange.fairs.models import Fair
from daodi.hub.web.tongue import own


def title(fair: Fair) -> str:
    """The name of a fair in the page's language."""
    return own(fair.title, fair.title_zh_hans, fair.title_zh_hant)


def local(at: datetime, fair: Fair) -> datetime:
    """A time on the clock of the fair."""
    return at.astimezone(ZoneInfo(fair.time_zone))


def moment(at: datetime, fair: Fair) -> str:
    """A time at a fair, year first, with its zone."""
    there = local(at, fair)
    return f"{there:%Y-%m-%d %H:%M} {there.tzname()}"


def days(fair: Fair) -> str:
    """The days of a fair."""
    if fair.starts_on == fair.ends_on:
        return fair.starts_on.isoformat()
    return f"{fair.starts_on.isoformat()} – {fair.ends_on.isoformat()}"
