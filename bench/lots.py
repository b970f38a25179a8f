"""Laboratory results as they come: lots of known materials, a panel of tests each; the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from daodi.check.question import Question
from daodi.reference import Material, rows

MARKETS = ("HK", "EU", "CN", "TW", "KR", "JP", "SG", "US", "IN", "UK")
QUESTION = Question(on=date(2026, 11, 21), markets=MARKETS)
FORMS = ("dried herb", "powder", "decoction pieces")
MATERIALS = 500
COLUMNS = ("material", "form", "use", "analyte", "result", "unit", "loq")
TRACE = ("mg/kg", "mg/kg", "ppm", "ug/kg")
WORDS = ("Complies", "trace", "not tested", "0.5-0.8", "1.2 ± 0.3")


class Test(NamedTuple):
    """A test of the panel: its units, a usual value in the first of them, and the share of results below detection."""

    name: str
    units: tuple[str, ...]
    usual: float
    undetected: float = 0.2


PANEL = (
    Test("lead", TRACE, 1.2),
    Test("cadmium", TRACE, 0.2),
    Test("arsenic", TRACE, 0.6),
    Test("mercury", TRACE, 0.05, 0.5),
    Test("copper", TRACE, 9, 0),
    Test("sulfur dioxide", TRACE, 60, 0.4),
    Test("aflatoxin B1", TRACE, 0.002, 0.7),
    Test("aflatoxins (total B1+B2+G1+G2)", TRACE, 0.004, 0.7),
    Test("ochratoxin A", TRACE, 0.01, 0.7),
    Test("DDT (total)", TRACE, 0.08, 0.7),
    Test("HCH (total)", TRACE, 0.08, 0.7),
    Test("quintozene", TRACE, 0.05, 0.7),
    Test("chlorpyrifos", TRACE, 0.1, 0.7),
    Test("cypermethrin", TRACE, 0.3, 0.7),
    Test("benzo(a)pyrene", TRACE, 0.005, 0.6),
    Test("loss on drying", ("%",), 10, 0),
    Test("water", ("%",), 10, 0),
    Test("total ash", ("%",), 5, 0),
    Test("acid-insoluble ash", ("%",), 1.2, 0),
    Test("foreign matter", ("%",), 1, 0.1),
    Test("ethanol-soluble extractive", ("%",), 18, 0),
    Test("total aerobic microbial count", ("CFU/g",), 30_000, 0.1),
    Test("total yeasts and moulds count", ("CFU/g",), 600, 0.2),
    Test("Escherichia coli", ("CFU/g",), 8, 0.8),
    Test("Salmonella", ("",), 0, 1),
)


def columns(lots: int, seed: int = 1) -> dict[str, list[str]]:
    """Results by column, twenty-five a lot."""
    cells: dict[str, list[str]] = {name: [] for name in COLUMNS}
    appends = [cells[name].append for name in COLUMNS]
    for row in results(lots, seed):
        for append, cell in zip(appends, row[1:], strict=True):
            append(cell)
    return cells


def results(lots: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Results by row: the lot, then the cells of ``COLUMNS``."""
    chance = random.Random(seed)
    names = _materials()
    for number in range(lots):
        subject = (f"L{number:06}", chance.choice(names), chance.choice(FORMS), "medicine")
        for test in PANEL:
            yield (*subject, test.name, *_result(test, chance))


def _materials() -> list[str]:
    every = rows(Material)
    some = every[:: max(len(every) // MATERIALS, 1)][:MATERIALS]
    return [row.latin if number % 2 else row.zh_hans for number, row in enumerate(some)]


def _result(test: Test, chance: random.Random) -> tuple[str, str, str]:
    """Result, unit, quantification limit."""
    if not test.usual:
        return chance.choices(("absent in 25 g", "ND", "detected"), (90, 8, 2))[0], "", ""
    unit = chance.choice(test.units)
    usual = test.usual * (1000 if unit == "ug/kg" else 1)
    if chance.random() < test.undetected:
        bound = _digits(usual / chance.choice((2, 5, 10)))
        return (f"<{bound}", unit, "") if chance.random() < 0.6 else ("ND", unit, bound)
    if chance.random() < 0.005:
        return chance.choice(WORDS), unit, ""
    return _digits(usual * chance.lognormvariate(-0.5, 0.9)), unit, ""


def _digits(value: float) -> str:
    """Three significant digits, without an exponent."""
    return f"{float(f'{value:.3g}'):.10f}".rstrip("0").rstrip(".")
