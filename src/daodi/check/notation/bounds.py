"""The specification that a certificate prints beside a result: its bounds."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import Literal

import msgspec

from daodi.check.notation import words
from daodi.check.notation.folding import LONGEST, fold
from daodi.check.notation.numerals import Numeral, from_match, pattern, powers
from daodi.check.notation.results import Said, said
from daodi.check.notation.units import Unit
from daodi.check.notation.units import unit as unit_of
from daodi.reference import Analyte

_LIMITED = ("metals", "pesticides", "mycotoxins", "sulfur-dioxide", "microbial", "other-contaminants")
_LONGEST_UNIT = 24
_MARKS = re.compile(r"[(（][^()（）]{0,60}[)）]")


class Bound(msgspec.Struct, frozen=True, gc=False):
    """One bound of a printed specification. A printed ``<`` means not more than, ``>`` not less than.

    ``absent`` bounds carry the sample in g (or mL) as their value, where it is stated. ``alternatives`` are both
    values of a count such as 103, which may be 10 to the 3 that lost its superscript.
    """

    operator: Literal["<=", ">=", "absent"]
    value: Decimal | None
    unit: Unit | None
    digits: str = ""
    alternatives: tuple[Decimal, ...] = ()


@functools.lru_cache(maxsize=16384)
def specification(text: str, unit_text: str = "", analyte: Analyte | None = None) -> tuple[Bound, ...]:
    """The bounds that a specification states; empty where it states none that is understood.

    A number without a word or sign is an upper bound for a contaminant, and no bound for anything else.

    >>> [(b.operator, b.value) for b in specification("98.0-102.0%")]
    [('>=', Decimal('98.0')), ('<=', Decimal('102.0'))]
    >>> [(b.operator, b.value, b.unit.text) for b in specification("NMT 10 ppm")]
    [('<=', Decimal('10'), 'ppm')]
    """
    even = fold(text[: LONGEST + 1])
    if not even or len(even) > LONGEST:
        return ()
    spoken = said(even)
    column = unit_of(unit_text) if unit_text else None
    return _stated(spoken, column, analyte) or _within(even, column)


def _stated(spoken: Said, column: Unit | None, analyte: Analyte | None) -> tuple[Bound, ...]:
    if spoken.kind in ("absent", "not-detected"):
        return (Bound("absent", spoken.sample, unit_of("g") if spoken.sample is not None else None),)
    unit = (unit_of(spoken.unit) if spoken.unit else None) or column
    if spoken.kind == "range" and spoken.low and spoken.high:
        return _bound(">=", spoken.low, unit), _bound("<=", spoken.high, unit)
    if spoken.number is None:
        return ()
    if spoken.kind == "below":
        return (_bound("<=", spoken.number, unit),)
    if spoken.kind == "above-range":
        return (_bound(">=", spoken.number, unit),)
    limited = analyte is not None and analyte.group in _LIMITED
    return (_bound("<=", spoken.number, unit),) if spoken.kind == "number" and limited else ()


def _bound(operator: Literal["<=", ">="], number: Numeral, unit: Unit | None) -> Bound:
    counts = unit is not None and unit.dimension.startswith("count")
    return Bound(operator, number.value, unit, number.digits, powers(number) if counts else ())


@functools.cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?P<sign>{words.operator_pattern()}) ?{pattern('n')}", re.IGNORECASE)


def _within(text: str, column: Unit | None) -> tuple[Bound, ...]:
    """Bounds inside other words: "Paeoniflorin≥98%". Two of one kind limit two things, and neither is known here."""
    found: list[Bound] = []
    for match in _anywhere().finditer(text):
        number = from_match(match, "n")
        way = words.operators().get(words.plain(match["sign"].rstrip(":")))
        if number is not None and way in ("<=", ">="):
            operator: Literal["<=", ">="] = "<=" if way == "<=" else ">="
            found.append(_bound(operator, number, _leading_unit(text[match.end() :]) or column))
    operators = [bound.operator for bound in found]
    return tuple(found) if len(set(operators)) == len(operators) else ()


def _leading_unit(text: str) -> Unit | None:
    """The longest unit that the text starts with."""
    start = text.lstrip()[:_LONGEST_UNIT]
    for end in range(len(start), 0, -1):
        if end < len(start) and start[end - 1].isalnum() and start[end].isalnum():
            continue
        if found := unit_of(start[:end]):
            return found
    return None
