"""Numbers as laboratories write them, read exactly."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

import msgspec

from daodi.check.notation.folding import fold

MOST_DIGITS = 40
LARGEST_POWER = 30

_PLAIN = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,18})?")
# What a numeral may look like inside a longer text; _mantissa decides what its separators mean.
MANTISSA = r"(?:[0-9]{1,3}(?:[ ,'.][0-9]{2,3}){1,12}(?:[.,][0-9]+)?(?![0-9])|[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)"
POWER = (
    r"(?:\s?[xX×*·]\s?10\s?(?:\^|\*\*|[eE])?\s?\(?(?P<{0}power>[+-]?[0-9]{{1,3}})\)?"
    r"|\s?[eE](?P<{0}exp>[+-]?[0-9]{{1,3}}))"
)


def pattern(name: str) -> str:
    """The expression of a numeral whose groups start with ``name``."""
    ten = rf"10\s?(?:\^|\*\*)\s?(?P<{name}ten>[+-]?[0-9]{{1,3}})"
    return rf"(?P<{name}>{ten}|[0-9]{{1,4}}/[0-9]{{1,4}}|{MANTISSA}(?:{POWER.format(name)})?)"


_POWERLESS = re.compile(r"10[1-9]")
_NUMERAL = re.compile(pattern("n"))
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_QUOTED = re.compile(r"[0-9]{1,3}(?:'[0-9]{3})+(?:[.,][0-9]+)?")
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[0-9]{1,3},[0-9]{3}\.[0-9]+")
_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DOTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}\.[0-9]{3},[0-9]+")
_THOUSANDS_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DECIMAL_COMMA = re.compile(r"[0-9]*,[0-9]+")
_DECIMAL_POINT = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number: its exact value, its digits as printed without thousands separators, and what was decided.

    ``flags``: thousands-comma (one comma before three digits was read as thousands), thousands-separator,
    decimal-comma, lost-superscript (``x 105`` read as ``x 10^5``), fraction.
    """

    value: Decimal
    digits: str
    flags: tuple[str, ...] = ()


@functools.lru_cache(maxsize=65536)
def numeral(text: str) -> Numeral | None:
    """The number that the whole text is, or None.

    One comma before exactly three digits, after one to three digits that are not just 0, separates thousands;
    every other single comma is a decimal comma.

    >>> numeral("26 000").value, numeral("0,82").value, numeral("1.2x10^4").value
    (Decimal('26000'), Decimal('0.82'), Decimal('12000'))
    >>> numeral("1,234").flags
    ('thousands-comma',)
    """
    if _PLAIN.fullmatch(text):
        return Numeral(Decimal(text), text)
    even = fold(text) if len(text) <= 200 else ""
    found = _NUMERAL.fullmatch(even)
    return from_match(found, "n") if found else None


def from_match(found: re.Match[str], name: str) -> Numeral | None:
    """The number of the groups that ``pattern(name)`` matched; None where its separators make no sense."""
    text = found[name]
    if len(text) > MOST_DIGITS:
        return None
    if found[name + "ten"]:
        return _scaled(Decimal(1), text, found[name + "ten"], ())
    if "/" in text:
        return _fraction(text)
    power, exponent = found[name + "power"], found[name + "exp"]
    if power is None and exponent is None:
        return _mantissa(text)
    whole = _mantissa(_before_power(text))
    if whole is None:
        return None
    lost = ("lost-superscript",) if power and not re.search(r"\^|\*\*|10\s?[eE(]|10 ?[+-]", text) else ()
    return _scaled(whole.value, text, power or exponent, whole.flags + lost)


def powers(number: Numeral) -> tuple[Decimal, ...]:
    """Both values of a number such as 105, where it may be 10 to the 5 that lost its superscript; else none."""
    return (number.value, Decimal(10 ** int(number.digits[2:]))) if _POWERLESS.fullmatch(number.digits) else ()


def _before_power(text: str) -> str:
    return re.split(r"\s?[xX×*·eE]", text, maxsplit=1)[0]


def _scaled(value: Decimal, text: str, power: str, flags: tuple[str, ...]) -> Numeral | None:
    if abs(int(power)) > LARGEST_POWER:
        return None
    return Numeral(Decimal(f"{value.scaleb(int(power)):f}"), text.replace(" ", ""), flags)


def _fraction(text: str) -> Numeral | None:
    above, below = (Decimal(part) for part in text.split("/"))
    if not below:
        return None
    return Numeral(above / below, text, ("fraction",))


def _mantissa(text: str) -> Numeral | None:
    if _DECIMAL_POINT.fullmatch(text):
        return Numeral(Decimal(text), text)
    if _SPACED.fullmatch(text) or _QUOTED.fullmatch(text):
        return _grouped(text.replace(" ", "").replace("'", "").replace(",", "."), "thousands-separator")
    if _COMMAS.fullmatch(text) or _LAKHS.fullmatch(text):
        return _grouped(text.replace(",", ""), "thousands-separator")
    if _DOTS.fullmatch(text):
        return _grouped(text.replace(".", "").replace(",", "."), "thousands-separator")
    if _THOUSANDS_COMMA.fullmatch(text):
        return _grouped(text.replace(",", ""), "thousands-comma")
    if _DECIMAL_COMMA.fullmatch(text):
        return _grouped(text.replace(",", "."), "decimal-comma")
    return None


def _grouped(digits: str, flag: str) -> Numeral:
    return Numeral(Decimal(digits), digits, (flag,))
