"""A laboratory's result, understood: what kind of statement it is, its exact value, and every doubt about it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

import msgspec

from daodi.check.notation.analytes import analyte as analyte_of
from daodi.check.notation.bounds import Bound
from daodi.check.notation.bounds import specification as bounds_of
from daodi.check.notation.folding import fold
from daodi.check.notation.numerals import powers
from daodi.check.notation.remarks import remarks
from daodi.check.notation.results import Said, said
from daodi.check.notation.units import EXACT, Unit, convert
from daodi.check.notation.units import unit as unit_of
from daodi.reference import Analyte

Kind = Literal[
    "number",
    "below",
    "not-detected",
    "detected-below-loq",
    "complies",
    "not-complies",
    "absent",
    "present",
    "trace",
    "range",
    "spread",
    "ratio-text",
    "above-range",
    "sentinel",
    "empty",
    "words",
    "error",
]

FLAGS = {
    "thousands-comma": "one comma before three digits was read as a thousands separator",
    "thousands-separator": "separators between groups of digits were read as thousands",
    "decimal-comma": "the comma was read as a decimal comma",
    "fraction": "a fraction was read as its quotient",
    "lost-superscript": "this may be a power of ten that lost its superscript",
    "sentinel": "a negative placeholder stands for 'not detected'",
    "negative": "a negative number is no result",
    "unit-missing": "no unit is stated",
    "unit-unknown": "the unit isn't known",
    "unit-conflict": "the unit beside the number and the unit of the column differ",
    "percent-as-volume": "% of a volatile oil was read as mL in 100 g",
    "below-quantification-limit": "below the quantification limit",
    "not-tested": "the laboratory states no result",
    "too-long": "the text is too long for a result",
    "approximate": "the number is stated as approximate",
    "remark": "a remark beside the result was set aside",
    "stated-complies": "the laboratory adds that it complies",
    "stated-not-complies": "the laboratory adds that it doesn't comply",
    "stated-present": "the laboratory adds that it was detected",
    "spread-suspected": "the ± is larger than the value: a spread rather than an uncertainty",
    "uncertainty-in-percent": "an uncertainty in % of a result in % was read as percentage points",
    "uncertainty-unread": "the uncertainty wasn't understood",
    "limit-unread": "the detection or quantification limit wasn't understood",
}

_FAST = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
_POWERLESS = re.compile(r"10[1-9]")
_FACTOR = re.compile(r"[,; (]*[kK] ?= ?([123](?:[.,][0-9]{1,2})?).*$")


class Reading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A result as understood; all its numbers are in ``unit``.

    ``kind`` says what may be used: ``value`` of a number; ``bound`` above the true value of below, not-detected and
    detected-below-loq (None where no limit is stated), and under it for above-range; ``low`` and ``high`` of a range
    or spread. ``digits`` is the number as printed without thousands separators. ``alternatives`` are other values
    that the text may mean. ``sample`` is in g (or mL). ``specification`` is what "complies" refers to.
    ``flags`` are words of ``FLAGS``, which says each in a sentence.
    """

    kind: Kind
    text: str
    value: Decimal | None = None
    bound: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    uncertainty: Decimal | None = None
    coverage_factor: Decimal | None = None
    unit: Unit | None = None
    sample: Decimal | None = None
    loq: Decimal | None = None
    lod: Decimal | None = None
    digits: str = ""
    alternatives: tuple[Decimal, ...] = ()
    specification: tuple[Bound, ...] = ()
    flags: tuple[str, ...] = ()


def reading(
    result_text: str,
    *,
    analyte: Analyte | str | None = None,
    unit_text: str = "",
    loq: str = "",
    lod: str = "",
    uncertainty: str = "",
    specification: str = "",
    sample_g: str = "",
) -> Reading:
    """What a result says, with the cells beside it. Never raises; a text that isn't understood is of kind ``words``.

    An ``analyte`` given as text may carry unit and limits: "Lead (mg/kg)", "Arsenic (MDL 0.05)".

    >>> r = reading("<0.05 ppm")
    >>> r.kind, r.bound, r.unit.dimension
    ('below', Decimal('0.05'), 'mass-fraction')
    >>> reading("470,000", unit_text="CFU/g").value
    Decimal('470000')
    >>> reading("ND (LOD 0.005)", unit_text="mg/kg").bound
    Decimal('0.005')
    """
    known = analyte_of(analyte) if isinstance(analyte, str) else analyte
    if isinstance(analyte, str):
        beside = remarks(analyte)
        unit_text, sample_g = unit_text or beside.unit, sample_g or beside.sample
        loq, lod = loq or beside.loq, lod or beside.lod
    column = unit_of(unit_text) if unit_text else None
    alone = column is not None and not (loq or lod or uncertainty or specification or sample_g)
    if alone and _FAST.fullmatch(result_text) and not _POWERLESS.fullmatch(result_text):
        value = Decimal(result_text)
        return Reading(kind="number", text=result_text, value=value, digits=result_text, unit=_for(known, column))
    spoken = said(result_text)
    unit, flags = _unit(spoken, known, column or _limits_unit(spoken, loq, lod), unit_text)
    limits = _limit(loq or spoken.loq, unit), _limit(lod or spoken.lod, unit)
    if (loq and limits[0] is None and _tells(loq)) or (lod and limits[1] is None and _tells(lod)):
        flags += ("limit-unread",)
    spread, factor, doubts = _uncertainty(uncertainty or spoken.uncertainty, spoken, unit)
    return _reading(
        spoken,
        known,
        Reading(
            kind=_kind(spoken.kind, known),
            text=result_text,
            unit=unit,
            loq=limits[0],
            lod=limits[1],
            uncertainty=spread,
            coverage_factor=factor,
            sample=_grams(sample_g) if spoken.sample is None else spoken.sample,
            specification=bounds_of(specification, unit_text, known) if specification else (),
            flags=spoken.flags + flags + doubts,
        ),
    )


def _reading(spoken: Said, analyte: Analyte | None, read: Reading) -> Reading:
    """The reading with the numbers that its kind may use."""
    number = spoken.number
    limit = read.lod if read.loq is None else read.loq
    if spoken.kind in ("below", "above-range") and number:
        return msgspec.structs.replace(read, bound=number.value, digits=number.digits)
    if read.kind in ("below", "not-detected", "detected-below-loq", "sentinel"):
        return msgspec.structs.replace(read, bound=limit)
    if spoken.kind in ("range", "spread"):
        return msgspec.structs.replace(
            read,
            value=number and number.value,
            low=spoken.low and spoken.low.value,
            high=spoken.high and spoken.high.value,
        )
    if number is None:
        return read
    both = powers(number) if _counts(analyte, read.unit) else ()
    flags = (*read.flags, "lost-superscript") if both else read.flags
    return msgspec.structs.replace(read, value=number.value, digits=number.digits, alternatives=both, flags=flags)


def _counts(analyte: Analyte | None, unit: Unit | None) -> bool:
    return (analyte is not None and analyte.quantity == "count") or (
        unit is not None and unit.dimension.startswith("count")
    )


def _kind(kind: str, analyte: Analyte | None) -> Kind:
    """A germ that is not detected is absent; a substance that is absent is not detected."""
    presence = analyte is not None and analyte.quantity == "presence"
    if kind == "not-detected" and presence:
        return "absent"
    if kind == "absent" and analyte is not None and analyte.quantity in ("mass-fraction", "volume-fraction"):
        return "not-detected"
    return kind  # type: ignore[return-value]


def _unit(spoken: Said, analyte: Analyte | None, column: Unit | None, text: str) -> tuple[Unit | None, tuple[str, ...]]:
    glued = unit_of(spoken.unit) if spoken.unit else None
    flags: tuple[str, ...] = ()
    if text and column is None and _tells(text):
        flags = ("unit-unknown",)
    if (
        glued
        and column
        and (glued.dimension, glued.factor * column.divisor)
        != (
            column.dimension,
            column.factor * glued.divisor,
        )
    ):
        flags += ("unit-conflict",)
    found = _for(analyte, glued or column)
    if found is not None and found.dimension == "volume-per-mass" and (glued or column) is not found:
        flags += ("percent-as-volume",)
    if found is not None and spoken.basis:
        found = msgspec.structs.replace(found, basis=spoken.basis)
    numbers = spoken.number or spoken.low or spoken.loq or spoken.lod
    if found is None and numbers and not flags and not (analyte and analyte.quantity == "presence"):
        flags += ("unit-missing",)
    return found, flags


def _limits_unit(spoken: Said, *limits: str) -> Unit | None:
    """The unit of a limit beside a word: "not detected (LOQ 0.01 mg/kg)"."""
    texts = (spoken.loq, spoken.lod, *limits)
    units = [said(text).unit for text in texts if text] if spoken.number is None and not spoken.unit else []
    return next((unit_of(text) for text in units if text), None)


def _for(analyte: Analyte | None, unit: Unit | None) -> Unit | None:
    """A plain % of a volatile oil is a volume in 100 g."""
    if unit is None or analyte is None or analyte.quantity != "volume-fraction" or unit.dimension != "mass-fraction":
        return unit
    if unit.text not in ("%", "％"):
        return unit
    volume = unit_of("% (mL/g)")
    return volume and msgspec.structs.replace(volume, text=unit.text)


def _tells(text: str) -> bool:
    return said(text).kind != "empty"


def _limit(text: str, unit: Unit | None) -> Decimal | None:
    """A detection or quantification limit in the unit of the result."""
    if not text:
        return None
    spoken = said(text)
    if spoken.number is None or spoken.kind not in ("number", "below"):
        return None
    own = unit_of(spoken.unit) if spoken.unit else None
    if own is None or unit is None:
        return spoken.number.value
    return convert(spoken.number.value, own, unit)


def _uncertainty(text: str, spoken: Said, unit: Unit | None) -> tuple[Decimal | None, Decimal | None, tuple[str, ...]]:
    """The absolute uncertainty in the unit of the result, its coverage factor, and doubts."""
    bare = fold(text)
    factor = spoken.coverage_factor
    if found := _FACTOR.search(bare):
        factor, bare = found.group(1), bare[: found.start()]
    bare = bare.strip(" ()").lstrip("±+/-= Uu").strip()
    coverage = Decimal(factor.replace(",", ".")) if factor else None
    if not bare or not _tells(bare):
        return None, coverage, ()
    value = spoken.number.value if spoken.number else None
    size, flags = _size(bare, value, unit)
    if size is None:
        return None, coverage, ("uncertainty-unread",)
    if value is not None and size > value:
        flags += ("spread-suspected",)
    return size, coverage, flags


def _size(text: str, value: Decimal | None, unit: Unit | None) -> tuple[Decimal | None, tuple[str, ...]]:
    spoken = said(text.replace("rel.", "").strip())
    if spoken.kind != "number" or spoken.number is None:
        return None, ()
    size = spoken.number.value
    own = unit_of(spoken.unit) if spoken.unit else None
    if own is None or unit is None:
        relative = own is not None and own.text == "%"
        return (_share(size, value) if relative else size), ()
    if own.text == "%" and unit.text != "%":
        return _share(size, value), ()
    if own.text == "%" and value is not None and size > value:
        return _share(size, value), ()
    return convert(size, own, unit), (("uncertainty-in-percent",) if own.text == "%" else ())


def _share(percent: Decimal, value: Decimal | None) -> Decimal | None:
    return None if value is None else EXACT.divide(EXACT.multiply(percent, value), Decimal(100))


def _grams(text: str) -> Decimal | None:
    spoken = said(text)
    if spoken.kind != "number" or spoken.number is None:
        return None
    own = unit_of(spoken.unit) if spoken.unit else None
    grams = unit_of("g")
    if own is None or grams is None or own.dimension == "volume":
        return spoken.number.value
    return convert(spoken.number.value, own, grams)
