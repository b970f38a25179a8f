"""Units as laboratories write them: what each one measures, and exact conversion between those that compare."""

from __future__ import annotations

import functools
import re
from decimal import Context, Decimal

import msgspec

from daodi.check.notation.basis import basis as basis_of
from daodi.check.notation.folding import fold
from daodi.reference import UnitSpelling, rows

EXACT = Context(prec=60)
LONGEST = 80

# What one atom over others measures, and the factor that makes its base the usual unit (mg/kg, mL/kg, ug/day ...).
_COMPOUNDS: dict[tuple[str, ...], tuple[str, Decimal]] = {
    ("mass", "mass"): ("mass-fraction", Decimal(10**6)),
    ("mass", "volume"): ("mass-per-volume", Decimal(10**6)),
    ("volume", "mass"): ("volume-per-mass", Decimal(1000)),
    ("volume", "volume"): ("volume-ratio", Decimal(10**6)),
    ("count", "mass"): ("count-per-mass", Decimal(1)),
    ("count", "volume"): ("count-per-volume", Decimal(1)),
    ("count", "surface"): ("count-per-surface", Decimal(1)),
    ("mass", "day"): ("per-day", Decimal(10**6)),
    ("mass", "dose"): ("per-dose", Decimal(10**6)),
    ("mass", "item"): ("per-item", Decimal(10**6)),
    ("mass", "body-weight", "day"): ("per-kg-bw-day", Decimal(10**6)),
    ("mass", "body-weight"): ("per-kg-bw", Decimal(10**6)),
    ("mass", "surface"): ("surface", Decimal(10**6)),
    ("activity", "mass"): ("activity-per-mass", Decimal(1000)),
    ("amount", "mass"): ("amount-per-mass", Decimal(1000)),
}
_TWIN = {"mass-fraction": "mass-per-volume", "count-per-mass": "count-per-volume", "mass": "volume"}

_SPECIES = re.compile(
    r"\(? ?(?:expressed |calculated |calc\.? )?as ([a-z0-9]{1,12}) ?\)?$|\(?以([a-z0-9\u4e00-\u9fff]{1,8})[计計]\)?$"
)
_POWER_OF_MINUS_ONE = re.compile(r"[ ·.*]?([a-z\u4e00-\u9fff]+) ?\^?-1\b")
_PER = re.compile(r" ?/ ?|(?:^| )per |每")
_DENOMINATOR = re.compile(r"(?:([0-9]{1,6}(?:\.[0-9]{1,6})?) ?)?(.+)")
_OF_WHAT = re.compile(r" of .*$| (?:herb|sample|product|extract|material|powder|drug)$")
_SCALED = re.compile(r"[x×*]? ?10 ?\^ ?([1-9]) ?(.+)")
_BY_MASS = re.compile(r"((?:pp[mbt]|.{1,20}/.{1,20}?)) ?\(?[wm]/[wm]\)?")
_PARENTHESIS = re.compile(r"^(.*?) ?[(\[]([^()\[\]]*)[)\]]$")
_OR = re.compile(r" or | - |, ?|; ?|或")


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit: ``text`` as written, what it measures, and how it leads to the base of its dimension.

    A value in the base is ``value * factor / divisor``. Bases: mg/kg, mg/L, mL/kg, CFU/g, CFU/mL, ug/day, ug/dose,
    ug per kg of body weight and day. ``twin`` is a second dimension that the text allows with the same factor
    (``mg/kg or mg/L``); ``basis`` and ``as_species`` are what the unit itself says (MG/KG-DRY, mg/kg as As2O3).
    """

    text: str
    dimension: str
    factor: Decimal
    divisor: Decimal = Decimal(1)
    twin: str = ""
    basis: str = ""
    as_species: str = ""


@functools.lru_cache(maxsize=8192)
def unit(text: str) -> Unit | None:
    """The unit that a text names, or None where it isn't known.

    >>> unit("µg/kg").dimension, unit("µg/kg").factor
    ('mass-fraction', Decimal('0.001'))
    >>> unit("MG/KG-DRY").basis
    'dried'
    >>> unit("furlong") is None
    True
    """
    even = _lower(text)
    if not even or len(even) > LONGEST:
        return None
    bare, basis, species = _qualified(even)
    found = _named(bare)
    if found is None:
        return None
    return msgspec.structs.replace(found, text=" ".join(text.split()).strip(" ,;"), basis=basis, as_species=species)


def convert(value: Decimal, from_unit: Unit, to_unit: Unit) -> Decimal | None:
    """The value in another unit, exact where it has a finite decimal; None where the two don't compare.

    >>> convert(Decimal("58"), unit("mcg/kg"), unit("mg/kg"))
    Decimal('0.058')
    >>> convert(Decimal("1"), unit("mg/cm^2"), unit("mg/kg")) is None
    True
    """
    if not comparable(from_unit, to_unit):
        return None
    if from_unit.factor == to_unit.factor and from_unit.divisor == to_unit.divisor:
        return value
    above = EXACT.multiply(value, EXACT.multiply(from_unit.factor, to_unit.divisor))
    return _tidy(EXACT.divide(above, EXACT.multiply(from_unit.divisor, to_unit.factor)))


def comparable(one: Unit, other: Unit) -> bool:
    """Whether the two units measure the same; a mass per volume only meets a mass fraction where one says "or"."""
    dimensions = {other.dimension, other.twin} - {""}
    return one.dimension in dimensions or one.twin in dimensions


def exposure(value: Decimal, unit: Unit, daily_dose_g: Decimal | None) -> Decimal | None:
    """Micrograms a day from a mass fraction and the daily dose in grams, or from a unit that is per day already.

    >>> from daodi.check import notation
    >>> exposure(Decimal("2"), notation.unit("ppm"), Decimal("9"))
    Decimal('18')
    """
    base = _tidy(EXACT.divide(EXACT.multiply(value, unit.factor), unit.divisor))
    if unit.dimension == "per-day":
        return base
    if unit.dimension == "mass-fraction" and daily_dose_g is not None:
        return _tidy(EXACT.multiply(base, daily_dose_g))
    return None


def _lower(text: str) -> str:
    return fold(text).lower().replace("μ", "u").strip(" .,;:'\"")


def _tidy(value: Decimal) -> Decimal:
    """Without the zeros that a division adds, and never as 1E+3."""
    plain = value.normalize(EXACT)
    return plain if plain.as_tuple().exponent <= 0 else plain.quantize(Decimal(1), context=EXACT)  # type: ignore[operator]


@functools.cache
def _spellings() -> dict[str, tuple[str, Decimal]]:
    return {_lower(row.spelling): (row.dimension, Decimal(row.factor)) for row in rows(UnitSpelling)}


def _qualified(text: str) -> tuple[str, str, str]:
    """The unit without what it says of the basis and of the chemical species."""
    species = ""
    if said := _SPECIES.search(text):
        named = said.group(1) or said.group(2)
        if basis_of(named) is None and text[: said.start()].strip():
            text, species = text[: said.start()].strip(" ,("), named
    if text in _spellings():
        return text, "", species
    for cut in re.finditer(r"[ \-,(]+", text):
        said_basis = basis_of(text[cut.end() :].strip(" )"))
        if said_basis and text[: cut.start()]:
            return text[: cut.start()].strip(), said_basis, species
    return text, "", species


def _named(text: str) -> Unit | None:
    if text in _spellings():
        dimension, factor = _spellings()[text]
        return Unit(text, dimension, factor)
    if scaled := _SCALED.fullmatch(text):
        return _times(_named(scaled.group(2)), 10 ** int(scaled.group(1)))
    if by_mass := _BY_MASS.fullmatch(text):
        return _named(by_mass.group(1))
    if inside := _PARENTHESIS.match(text):
        return _agreeing(inside.group(1), inside.group(2))
    if _OR.search(text):
        return _agreeing(*_OR.split(text))
    return _ratio(text)


def _times(found: Unit | None, power: int) -> Unit | None:
    """The unit of a column headed "x10^3 CFU/g"."""
    return found and msgspec.structs.replace(found, factor=found.factor * power)


def _agreeing(*texts: str) -> Unit | None:
    """One unit that all the texts mean; mg/kg with mg/L, and CFU/g with CFU/mL, become twins."""
    first, *others = texts
    main = _named(first.strip())
    for text in others:
        other = _named(_like(first, text.strip()))
        if main is None or other is None:
            return None
        if (other.dimension, other.factor, other.divisor) == (main.dimension, main.factor, main.divisor):
            continue
        if other.dimension != _TWIN.get(main.dimension) or other.factor != main.factor:
            return None
        main = msgspec.structs.replace(main, twin=other.dimension)
    return main


def _like(first: str, text: str) -> str:
    """The second unit in full: "mL" in "CFU/g or mL" is CFU/mL."""
    above, slash, _ = first.rpartition("/")
    atom = _spellings().get(text, ("", Decimal(0)))[0] in ("mass", "volume")
    return f"{above}/{text}" if slash and atom else text


def _ratio(text: str) -> Unit | None:
    above, *below = _PER.split(_POWER_OF_MINUS_ONE.sub(r"/\1", text))
    if not below:
        return None
    top = _spellings().get(_lower(above)) if above.strip() else ("count", Decimal(1))
    parts = [_denominator(_OF_WHAT.sub("", part.strip())) for part in below]
    if top is None or None in parts:
        return None
    return _compound(text, top, [part for part in parts if part is not None])


def _denominator(text: str) -> tuple[str, Decimal] | None:
    found = _DENOMINATOR.fullmatch(text)
    if found is None:
        return None
    atom = _spellings().get(_lower(found.group(2)))
    return atom and (atom[0], atom[1] * Decimal(found.group(1) or 1))


def _compound(text: str, top: tuple[str, Decimal], below: list[tuple[str, Decimal]]) -> Unit | None:
    kinds = (top[0], *(kind for kind, _ in below))
    if kinds not in _COMPOUNDS:
        return None
    dimension, scale = _COMPOUNDS[kinds]
    factor, divisor = top[1] * scale, Decimal(1)
    for _, size in below:
        divisor *= size
    if not divisor:
        return None
    whole = factor / divisor
    if EXACT.multiply(whole, divisor) == factor:
        return Unit(text, dimension, _tidy(whole))
    return Unit(text, dimension, factor, divisor)
