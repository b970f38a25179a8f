"""What is asked of every lot, and a lot made ready to be held against rules."""

from __future__ import annotations

import functools
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from daodi.check.completed import completed
from daodi.check.decide import Circumstances, Manner
from daodi.check.lot import Lot, Result
from daodi.check.notation import Analyte, Reading, analyte, reading
from daodi.check.notation import basis as basis_of
from daodi.check.notation import date as date_of
from daodi.check.rules import SHIPPED, Rulebook
from daodi.check.scope import Form, Subject, form, market, routes_of, stated_form, subject
from daodi.check.verdict import Identified
from daodi.resolve import Resolution, resolve

WATER = ("loss on drying", "water")
FROM_SPECIFICATION = "no unit of its own: read in the unit of the line's specification"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Where to, on which day, for which use, deciding how and by which rules.

    ``met``: documents whose condition is known to be met.
    """

    on: date
    markets: tuple[str, ...] = ()
    use: str = ""
    manner: Manner = "simple"
    met: frozenset[str] = frozenset()
    rules: Rulebook = SHIPPED


class Tested(msgspec.Struct, frozen=True):
    """A result with what it was understood to be."""

    result: Result
    analyte: Analyte | None
    reading: Reading
    given: Circumstances


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A lot with its material resolved and its results read."""

    lot: Lot
    identified: Identified
    warnings: tuple[dict[str, Any], ...]
    form: Form
    use: str
    on: date
    tested: tuple[Tested, ...]

    def markets(self, question: Question) -> tuple[str, ...]:
        """The lot's own market, else those asked for."""
        own = market(self.lot.market) if self.lot.market else None
        return (own,) if own else question.markets

    def subjects(self) -> tuple[Subject, ...]:
        """The lot on each route that is open to it."""
        name, lot = self.identified, self.lot
        candidates = name.candidates if name.id is None else ()
        known = bool(name.id or candidates)
        return tuple(
            subject(name.id, lot.material, lot.form, route, candidates=candidates, processing=name.processing or "")
            for route in routes_of(lot.material, lot.form, self.use or None, is_material=known)
        )


def prepare(lot: Lot, question: Question) -> Prepared:
    """Reads a lot: its name, form, use, day and results."""
    resolution = name_of(lot.material)
    said = stated_form(lot.material, lot.form)
    use = lot.use or question.use
    water = _water(lot)
    dose = reading(lot.daily_dose_g).value if lot.daily_dose_g else None
    return Prepared(
        lot=lot,
        identified=identified(lot.material, resolution),
        warnings=tuple(msgspec.to_builtins(resolution.warnings)) if resolution else (),
        form=said,
        use=(form(use).use or use) if use else (said.use or ""),
        on=_day(lot.on) or question.on,
        tested=tuple(understand(result, said, dose, water, question.manner) for result in lot.results),
    )


@functools.lru_cache(maxsize=65536)
def name_of(text: str) -> Resolution | None:
    """What a material's name resolves to; nothing where no name is stated."""
    return resolve(text) if text.strip() else None


def understand(result: Result, said: Form, dose: Decimal | None, water: Decimal | None, manner: Manner) -> Tested:
    """A result with its analyte, its reading, and the circumstances of its lot."""
    result = completed(result)
    test = analyte(result.analyte)
    return Tested(
        result=result,
        analyte=test,
        reading=read(result, test),
        given=Circumstances(
            basis=(basis_of(result.basis) or result.basis) if result.basis else "",
            daily_dose_g=dose,
            manner=manner,
            specification=result.specification,
            decoction_tested=decoction_tested(said),
            water_percent=water,
        ),
    )


def decoction_tested(said: Form) -> bool:
    """Whether the form says that a decoction was what was tested."""
    return "decoction-tested" in said.attributes or said.kind == "decoction"


def read(result: Result, test: Analyte | None) -> Reading:
    """The reading; without a unit of its own it takes the one that its line's specification prints."""
    found = reading(
        result.result,
        analyte=test,
        unit_text=result.unit,
        loq=result.loq,
        lod=result.lod,
        uncertainty=result.uncertainty,
        specification=result.specification,
        sample_g=result.sample_g,
    )
    if found.unit is not None or "unit-unknown" in found.flags:
        return found
    beside = next((bound.unit for bound in found.specification if bound.unit), None)
    flags = tuple(FROM_SPECIFICATION if flag == "unit-missing" else flag for flag in found.flags)
    return msgspec.structs.replace(found, unit=beside, flags=flags) if beside else found


def _water(lot: Lot) -> Decimal | None:
    for result in lot.results:
        test = analyte(result.analyte)
        if test and test.id in WATER:
            found = reading(result.result, unit_text=result.unit)
            if found.value is not None and found.unit is not None and found.unit.text == "%" and found.value < 100:
                return found.value
    return None


def identified(text: str, resolution: Resolution | None) -> Identified:
    """Who the name says it is, or why it can't be said."""
    if resolution is None:
        return Identified(id=None, latin=None, status="not-stated", reason="no material is named")
    first = resolution.materials[0] if resolution.materials else None
    if resolution.status == "match" and first:
        return Identified(
            id=first.id, latin=first.latin, zh_hans=first.zh_hans, query=text, processing=first.processing
        )
    if resolution.status == "ambiguous":
        meanings = ", ".join(one.latin for one in resolution.materials)
        return Identified(
            id=None,
            latin=None,
            query=text,
            status="ambiguous",
            reason=f"{text!r} may mean {meanings}",
            candidates=tuple(one.id for one in resolution.materials),
        )
    near = ", ".join(one.name for one in resolution.suggestions[:3])
    hint = f"; near names: {near}" if near else ""
    return Identified(id=None, latin=None, query=text, status="unknown", reason=f"{text!r} is no name held here{hint}")


def _day(text: str) -> date | None:
    found = date_of(text) if text else None
    return found if isinstance(found, date) else None
