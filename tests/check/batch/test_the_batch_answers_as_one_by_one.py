"""The vectorised path gives the outcome and the rule of the one-item path, whatever the rows hold."""

from __future__ import annotations

import functools
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daodi.check import Lot, Result, check
from daodi.check.batch import OUTCOMES, check_batch
from daodi.check.govern import regime
from daodi.check.question import Question, prepare
from daodi.check.rules import Rule

MARKETS = ("CN", "EU", "HK", "IN", "JP", "KR", "MY", "SG", "TH", "TW", "UK", "US", "AU", "WHO")
DAYS = (date(2010, 6, 1), date(2018, 1, 1), date(2024, 5, 1), date(2026, 11, 21))
MET = frozenset({"US-USP-2232", "US-USP-561", "US-USP-561-PEST", "US-USP-2023", "EU-PHEUR11-2818", "EU-396-2005"})
LOTS = (
    ("Astragali Radix", "dried herb", "medicine"),
    ("Ginseng Radix et Rhizoma", "饮片", "medicine"),
    ("Arecae Semen", "", "medicine"),
    ("Cinnamomi Cortex", "powder", ""),
    ("turmeric", "powder", "spice"),
    ("turmeric", "powder", ""),
    ("Menthae Herba", "dried herb", "tea"),
    ("Magnoliae Officinalis Cortex", "", ""),
    ("Corni Fructus", "dried herb, decoction tested", "medicine"),
    ("Gypsum Fibrosum", "", "medicine"),
    ("Gui Zhi Tang", "pills", "medicine"),
    ("Astragali Radix", "capsules", "supplement"),
    ("Trichosanthis Radix", "granules", ""),
    ("fang ji", "", "medicine"),
    ("no such herb", "extract", ""),
    ("", "", "food"),
)
TEXTS = (
    "ND", "未检出", "-1", "Complies", "Does not comply", "Detected", "<LOQ", "trace", "absent in 25 g", "Absent", "",
    "abc", "0.5-0.8", "1.2±0.3", "470,000", "10^5", "105", "26 000", "0,82", ">10", "<0.05", "<1", "about 2 times",
    "−5", "0", "1e400", "9" * 25,
)  # fmt: skip
UNITS = ("", "mg/kg", "ug/kg", "ppm", "%", "CFU/g", "MG/KG-DRY", "mg/cm^2", "ug/day", "mg/L", "furlong", "CFU/25 g")
NAMES = (
    "xyz",
    "Lead",
    "As",
    "o,p'-DDD",
    "DDT",
    "六六六",
    "AFG1",
    "Salmonella",
    "quintozene",
    "总灰分",
    "benzo(a)pyrene",
)
Row = dict[str, str]


@functools.cache
def _ruled() -> list[tuple[tuple[str, str, str], Rule]]:
    """Lots with a rule that covers them somewhere, so that most rows are decided by something."""
    found = []
    for lot in LOTS:
        material, form, use = lot
        ready = prepare(Lot(lot="", material=material, form=form, use=use), Question(on=DAYS[-1]))
        for market in MARKETS:
            for subject in ready.subjects():
                held = regime(subject, market, date(2024, 5, 1), frozenset())
                for name in held.analytes():
                    governing = held.governing(name)
                    found += [(lot, rule) for rule in (*governing.decides, *governing.notes)][:3]
    return found


def _near(rule: Rule, places: int, step: int) -> str:
    limit = rule.limit.value or "1"
    return str(Decimal(limit) + step * Decimal(1).scaleb(-places))


@st.composite
def _row(draw: st.DrawFn) -> Row:
    lot, rule = draw(st.sampled_from(_ruled()))
    value = draw(
        st.one_of(
            st.builds(_near, st.just(rule), st.integers(0, 6), st.integers(-6, 6)),
            st.builds(lambda text: f"<{text}", st.builds(_near, st.just(rule), st.integers(0, 4), st.integers(-2, 2))),
            st.sampled_from(TEXTS),
            st.decimals("0", "1000", places=3).map(str),
        )
    )
    rarely = st.sampled_from([""] * 5 + ["0.01", "5", "1 ppm"])
    return {
        "material": lot[0],
        "form": lot[1],
        "use": lot[2],
        "analyte": draw(st.sampled_from([rule.limit.analyte] * 6 + list(NAMES))),
        "result": value,
        "unit": draw(st.sampled_from([rule.limit.unit] * 8 + list(UNITS))),
        "basis": draw(st.sampled_from([rule.limit.basis] * 4 + ["", "dried", "as is"])),
        "loq": draw(rarely),
        "lod": draw(rarely),
        "uncertainty": draw(st.sampled_from([""] * 6 + ["0.1", "20 %"])),
        "specification": draw(st.sampled_from([""] * 6 + ["<10 ppm", "≤0.5", "absent in 10 g", "ChP"])),
        "sample_g": draw(st.sampled_from([""] * 6 + ["1", "25"])),
        "daily_dose_g": draw(st.sampled_from(["", "", "9", "x"])),
    }


def _one(row: Row, question: Question) -> list[tuple[str, str | None]]:
    of_lot = ("material", "form", "use", "daily_dose_g")
    result = Result(**{name: text for name, text in row.items() if name not in of_lot})
    lot = Lot(lot="", results=(result,), **{name: row[name] for name in of_lot})
    verdicts = check(
        lot, markets=question.markets, on=question.on, use=question.use, decision=question.manner, met=question.met
    )
    return [(verdict.findings[0].outcome, verdict.findings[0].rule_id) for verdict in verdicts]


def _batch(rows: list[Row], question: Question) -> list[list[tuple[str, str | None]]]:
    columns: dict[str, Any] = {name: [row[name] for row in rows] for name in rows[0]}
    told = check_batch(columns, question)

    def cell(market: int, row: int) -> tuple[str, str | None]:
        place = told.rule[market, row]
        return OUTCOMES[told.outcome[market, row]], told.rules[place].id if place >= 0 else None

    return [[cell(market, row) for market in range(len(question.markets))] for row in range(len(rows))]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(_row(), min_size=1, max_size=30),
    on=st.sampled_from(DAYS),
    manner=st.sampled_from(["simple", "simple", "guard"]),
    met=st.sampled_from([frozenset(), MET]),
)
def test_batch_and_single_agree_in_outcome_and_rule(
    rows: list[Row], on: date, manner: Any, met: frozenset[str]
) -> None:
    question = Question(on=on, markets=MARKETS, manner=manner, met=met)
    for row, told in zip(rows, _batch(rows, question), strict=True):
        assert told == _one(row, question), row


@pytest.mark.parametrize("on", DAYS)
def test_every_rule_of_the_lots_agrees_at_its_edge(on: date) -> None:
    question = Question(on=on, markets=MARKETS)
    rows = [
        {
            "material": lot[0], "form": lot[1], "use": lot[2], "analyte": rule.limit.analyte, "unit": rule.limit.unit,
            "basis": rule.limit.basis, "result": _near(rule, 6, step), "daily_dose_g": "",
        }
        for lot, rule in _ruled()[::9]
        for step in (-1, 0, 1)
    ]  # fmt: skip
    wrong = [row for row, told in zip(rows, _batch(rows, question), strict=True) if told != _one(row, question)]
    assert wrong == []


def test_the_rows_of_this_test_are_really_decided() -> None:
    question = Question(on=date(2024, 5, 1), markets=MARKETS)
    rows = [
        {"material": lot[0], "form": lot[1], "use": lot[2], "analyte": rule.limit.analyte, "unit": rule.limit.unit,
         "basis": rule.limit.basis, "result": rule.limit.value or "1", "daily_dose_g": "9"}
        for lot, rule in _ruled()
    ]  # fmt: skip
    outcomes = {outcome for row in _batch(rows, question) for outcome, _ in row}
    assert outcomes >= {"pass", "fail", "cannot-decide", "no-rule"}


def test_any_cell_can_be_told_in_full() -> None:
    question = Question(on=DAYS[-1], markets=("HK", "EU"), use="medicine")
    told = check_batch(
        {
            "material": ["Arecae Semen"],
            "analyte": ["AFB1"],
            "result": ["58"],
            "unit": ["ug/kg"],
            "form": ["dried herb"],
        },
        question,
    )
    finding = told.finding(0, "HK")
    assert (finding.rule_id, finding.reason) == ("HK-AF-003", "0.058 mg/kg > 0.005 mg/kg")


def test_unequal_or_unknown_columns_are_refused() -> None:
    question = Question(on=DAYS[-1], markets=("HK",))
    with pytest.raises(ValueError, match="columns of unequal length"):
        check_batch({"material": ["a"], "analyte": ["b", "c"], "result": ["1"]}, question)
    with pytest.raises(ValueError, match="expected material, analyte, result"):
        check_batch({"material": ["a"], "result": ["1"]}, question)
