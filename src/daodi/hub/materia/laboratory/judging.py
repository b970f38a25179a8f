"""From records to verdicts: stored lots as ``check`` takes them, and the verdicts of a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from daodi.check import Ingredient, Product, Result, Verdict, check
from daodi.check import Lot as Stated
from daodi.check.rules import Rulebook
from daodi.check.scope import market as market_of
from daodi.hub.core.rulebook.laid import book
from daodi.hub.materia.laboratory.models import Claim, Lot, ReportState, VerdictRecord

OF_LOT = (
    *("material", "product", "form", "use", "origin", "laboratory", "daily_dose_g"),
    *("manufactured_on", "sampled_on", "tested_on", "reported_on"),
)
OF_RESULT = tuple(name for name in Result.__struct_fields__)
AT_FIRST = ("CN", "HK", "EU", "US", "JP", "KR")


def stated(lot: Lot) -> Stated | Product:
    """A stored lot as ``check`` takes it; which market and day are asked, the question says and not the paper."""
    return _product(lot) if lot.composition else _lot(lot)


def _product(lot: Lot) -> Product:
    ingredients = tuple(
        Ingredient(ingredient=row.analyte, amount=row.result, unit=row.unit, input=row.input)
        for row in lot.results.all()
        if row.report.state == ReportState.KEPT
    )
    return Product(
        product=lot.product or lot.code,
        ingredients=ingredients,
        form=lot.form,
        use=lot.use,
        daily_dose_g=lot.daily_dose_g,
        input=str(lot.pk),
    )


def _lot(lot: Lot) -> Stated:
    facts = {name: getattr(lot, name) for name in OF_LOT}
    results = tuple(
        Result(**{name: getattr(row, name) for name in OF_RESULT})
        for row in lot.results.all()
        if row.report.state == ReportState.KEPT
    )
    return Stated(
        lot=lot.code,
        identity=identity_of(lot),
        documents=tuple(lot.sources),
        results=results,
        input=str(lot.pk),
        **facts,
    )


def identity_of(lot: Lot) -> str:
    """What identity tests come to: one that disagrees is not outvoted by others that agree."""
    said = {one.claim for one in lot.identities.all()}
    return next((claim for claim in (Claim.DISAGREES, Claim.AGREES) if claim in said), "")


def verdicts(lots: Iterable[Lot], *, markets: Sequence[str], on: date, rules: Rulebook | None = None) -> list[Verdict]:
    """The verdict of each lot in each market on a day, by the rules held now or others; nothing of it is kept."""
    return list(check([stated(lot) for lot in lots], markets=markets, on=on, rules=rules or book()))


def as_answered(record: VerdictRecord) -> Verdict:
    """A verdict that was kept, word for word, by the rules of its own day."""
    return msgspec.convert(record.answer, Verdict)


def markets_of(names: Iterable[str]) -> tuple[str, ...]:
    """The codes of the markets that are known among those named."""
    return tuple(dict.fromkeys(code for name in names if (code := market_of(name.strip()))))


def asked_first(lots: Iterable[Lot]) -> tuple[str, ...]:
    """The markets to show where nobody chose: those the lots are meant for, then some of the largest."""
    return tuple(dict.fromkeys((*markets_of(lot.market for lot in lots if lot.market), *AT_FIRST)))[: len(AT_FIRST)]


def all_markets() -> tuple[str, ...]:
    """Every market with a binding rule held."""
    return book().binding_markets


def encoded(lot: Stated) -> bytes:
    """A lot that a program sent, as rows in the long form, so that it can be read again like any report."""
    facts = {name: getattr(lot, name) for name in ("lot", *OF_LOT)}
    rows = [facts | {name: getattr(one, name) for name in OF_RESULT[:-1]} for one in lot.results]
    return msgspec.json.encode([{name: text for name, text in row.items() if text} for row in rows])
