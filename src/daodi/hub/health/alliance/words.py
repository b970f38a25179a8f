"""The words of this room for what can be done next, and how its facts are said."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal, get_currency_precision
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.utils.translation import pgettext as _in

from daodi.hub.health.alliance.hours import ALWAYS, DAYS, Span, parse
from daodi.hub.health.alliance.models import Location, Practitioner, PractitionerRole, Price
from daodi.hub.health.alliance.territories import country_name
from daodi.hub.web.tongue import own

STEPS: Mapping[str, Promise] = {
    "accept": gettext_lazy("Accept the invitation"),
    "decline": gettext_lazy("Decline the invitation"),
    "admit": pgettext_lazy("alliance", "Admit"),
    "refuse": pgettext_lazy("alliance", "Do not admit"),
    "leave": gettext_lazy("Leave the alliance"),
    "release": gettext_lazy("End the membership"),
    "hold": pgettext_lazy("session", "It was held"),
    "cancel": pgettext_lazy("session", "Cancel it"),
    "plan": pgettext_lazy("session", "Plan it after all"),
}


def called(listed: Any) -> str:
    """What a record is called in the language of the page."""
    if isinstance(listed, PractitionerRole):
        return own(listed.position, listed.position_zh_hans, listed.position_zh_hant)
    return own(listed.name, listed.name_zh_hans, listed.name_zh_hant)


def title(person: Practitioner) -> str:
    """Somebody's professional title, likewise."""
    return own(person.title, person.title_zh_hans, person.title_zh_hant)


def told(listed: Any) -> str:
    """What is told of it, likewise."""
    return own(listed.about, listed.about_zh_hans, listed.about_zh_hant)


def where(place: Location) -> str:
    """A place's city and country."""
    return _("%(city)s, %(country)s") % {"city": place.city, "country": country_name(place.country)}


def price(one: Price) -> str:
    """An amount with its currency before it, with the digits that the currency has, and more where it has more."""
    minor = get_currency_precision(one.currency)
    form = "#,##0" + ("." + "0" * minor if minor else "") + ("" if minor else ".") + "#" * (4 - minor)
    return f"{one.currency}\N{NO-BREAK SPACE}{format_decimal(Decimal(one.amount), form, locale='en')}"


def hours(text: str) -> str:
    """Opening hours in the language of the page."""
    if text == ALWAYS:
        return _("Day and night, every day")
    try:
        spans = parse(text)
    except ValueError:
        return text
    by_times: dict[tuple[str, ...], list[Span]] = {}
    for span in spans:
        by_times.setdefault(span.days, []).append(span)
    return _("; ").join(
        f"{_days(days)} {_(', ').join(f'{one.opens}–{one.closes}' for one in each)}" for days, each in by_times.items()
    )


def _days(days: tuple[str, ...]) -> str:
    words = {
        "Mo": _in("day", "Mon"),
        "Tu": _in("day", "Tue"),
        "We": _in("day", "Wed"),
        "Th": _in("day", "Thu"),
        "Fr": _in("day", "Fri"),
        "Sa": _in("day", "Sat"),
        "Su": _in("day", "Sun"),
    }
    places = [DAYS.index(day) for day in days]
    if len(days) > 2 and places[-1] - places[0] == len(days) - 1:
        return _in("days of the week", "%(first)s to %(last)s") % {"first": words[days[0]], "last": words[days[-1]]}
    return _(", ").join(words[day] for day in days)
