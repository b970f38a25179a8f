"""What may be stated of a fact, field by field, from a form or a program: clean, or told what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from daodi.check.show.text import clean, one_line
from daodi.hub.cooperation.evidence.models import Type
from daodi.hub.cooperation.evidence.words import CHOICES
from daodi.hub.core.access.errors import Invalid

TEXTS = {"what": 500, "unit": 100, "when": 50, "deadline": 50}
LISTS = ("who", "where")
NUMBERS = ("value", "value_max")
FIELDS = ("type", "what", *NUMBERS, "unit", *CHOICES, *LISTS, "when", "deadline", "note")
MOST = 30
_TIME = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/(\d{4}(-\d\d(-\d\d)?)?)?)?")
_GREATEST = Decimal(10) ** 20


def stated(said: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a fact as they are kept; ``Invalid`` names each that can't be. What is not said is left out."""
    wrong: dict[str, str] = {}
    facts: dict[str, Any] = {}
    for name in FIELDS:
        if name in said:
            try:
                facts[name] = _one(name, said[name])
            except ValueError as error:
                wrong[name] = str(error)
    low, high = facts.get("value"), facts.get("value_max")
    if high is not None and (low is None or high < low):
        wrong["value_max"] = _("Enter the lower value first, and the higher one here.")
    if wrong:
        raise Invalid(wrong)
    return facts


def _one(name: str, value: Any) -> Any:
    if name in NUMBERS:
        return number(value)
    if name in LISTS:
        return names(value)
    if name == "note":
        return clean(str(value or "")).strip()[:2000]
    text = one_line(str(value or ""))
    if name == "type" and text not in Type.values:
        raise ValueError(_("Choose one of the types."))
    if name in CHOICES and text and text not in CHOICES[name]:
        raise ValueError(_("Choose a word of the list, or none."))
    if name in ("when", "deadline") and text and not _TIME.fullmatch(text):
        raise ValueError(_("Enter a year, a month or a day, for example 2025, 2025-06 or 2025-06-30."))
    longest = TEXTS.get(name, 0)
    if longest and len(text) > longest:
        raise ValueError(_("Expected at most %d signs.") % longest)
    return text


def number(value: Any) -> Decimal | None:
    """A plain number; groups of three may be parted by a comma or a space.

    >>> number("1,200"), number(""), number(15)
    (Decimal('1200'), None, Decimal('15'))
    """
    if value is None or value == "":
        return None
    text = str(value).replace(",", "").replace("\u00a0", "").replace(" ", "")
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or abs(found) >= _GREATEST or found != round(found, 4):
        raise ValueError(_("Enter a plain number, for example 1200 or 0.5."))
    return found


def names(value: Any) -> list[str]:
    """Names, one a line where they come as a text."""
    given: Iterable[Any] = value.splitlines() if isinstance(value, str) else (value or ())
    kept = list(dict.fromkeys(text for one in given if (text := one_line(str(one))[:200])))
    if len(kept) > MOST:
        raise ValueError(_("Enter at most %d names, one a line.") % MOST)
    return kept
