"""What authorities decided, with the value they published: the engine says the same where it holds a rule."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from daodi.check import Lot, Result, Verdict, check
from daodi.reference import Limit, rows

Rows = list[dict[str, str]]
DECIDED = {
    ("HK", "Vespae Nidus", "aflatoxins (total)"): "HK-AF-002",
    ("HK", "Vespae Nidus", "aflatoxin B1"): "HK-AF-001",
    ("HK", "Platycladi Semen", "aflatoxins (total)"): "HK-AF-006",
    ("HK", "Platycladi Semen", "aflatoxin B1"): "HK-AF-005",
    ("HK", "Corni Fructus", "triazophos"): "HK-PEST-002",
    ("HK", "Alismatis Rhizoma", "triazophos"): "HK-PEST-002",
    ("HK", "Alismatis Rhizoma", "chlorpyrifos"): "HK-PEST-003",
    ("TW", "", "ethylene oxide"): "TW-FOODPEST-002",
}


@pytest.fixture(scope="module")
def decisions(shared: Path) -> Rows:
    path = shared / "reference" / "real-results" / "official-decisions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _verdict(row: dict[str, str]) -> Verdict:
    result = Result(analyte=row["analyte"], result=row["result_raw"], unit=row["unit_raw"])
    material = row["material_latin"] or row["product"]
    lot = Lot(lot=row["batch"] or "?", material=material, form=row["form"], results=(result,))
    [verdict] = check(lot, markets=[row["jurisdiction"]], on=date.fromisoformat(row["date"]))
    return verdict


def _key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["jurisdiction"], row["material_latin"], row["analyte"]


def test_exactly_these_decisions_are_decided_and_all_as_the_authority_did(decisions: Rows) -> None:
    decided = {}
    for row in decisions:
        finding = _verdict(row).findings[0]
        if finding.outcome in ("pass", "fail", "inconclusive"):
            decided[_key(row)] = (finding.outcome, finding.rule_id)
    assert decided == {key: ("fail", rule_id) for key, rule_id in DECIDED.items()}


def test_a_rule_read_in_another_source_decides_as_the_authority_did(decisions: Rows) -> None:
    """Only decisions whose own notice is not the source of the rule are a proof of anything."""
    source = {row.rule_id: row.source for row in rows(Limit)}
    proofs = {}
    for row in decisions:
        finding = _verdict(row).findings[0]
        if finding.rule_id and finding.outcome == "fail" and source[finding.rule_id] != row["source_url"]:
            proofs[row["date"], row["material_latin"], finding.analyte] = finding.rule_id
    assert proofs == {
        ("2018-03-14", "Corni Fructus", "triazophos"): "HK-PEST-002",
        ("2022-05-17", "Corni Fructus", "triazophos"): "HK-PEST-002",
        ("2022-05-17", "Alismatis Rhizoma", "triazophos"): "HK-PEST-002",
    }


def test_a_ratio_or_a_word_is_never_a_value(decisions: Rows) -> None:
    without = [row for row in decisions if not any(map(str.isdigit, row["result_raw"])) or "times" in row["result_raw"]]
    assert len(without) == 21
    assert {_verdict(row).findings[0].outcome for row in without} <= {"cannot-decide", "no-rule"}


def test_the_others_say_why_not(decisions: Rows) -> None:
    open_ = [row for row in decisions if _key(row) not in DECIDED]
    why = Counter(_reason(_verdict(row).findings[0].reason) for row in open_)
    assert why == {
        "no binding rule held": 11,
        "edition not held": 16,
        "only a ratio is stated": 2,
        "the result is not a value": 1,
        "is not a test known here": 2,
    }


REASONS = (
    "no binding rule held",
    "edition not held",
    "only a ratio is stated",
    "the result is not a value",
    "is not a test known here",
)


def _reason(text: str) -> str:
    return next((start for start in REASONS if start in text), text)


def test_no_decision_is_contradicted(decisions: Rows) -> None:
    assert [row for row in decisions if _verdict(row).findings[0].outcome == "pass"] == []
    assert {row["decision"] for row in decisions} <= {"recall", "returned or destroyed", "sale stop and recall"}


def test_the_limit_computed_from_a_recall_says_fail_as_a_note(decisions: Rows) -> None:
    [row] = [row for row in decisions if row["material_latin"] == "Phellodendri Cortex"]
    verdict = _verdict(row)
    assert verdict.material.status == "ambiguous"
    assert verdict.verdict == "cannot-decide"


def test_the_ask_of_a_lot_agrees_with_the_ask_of_the_file(
    decisions: Rows, shared: Path, ask: Callable[..., Verdict]
) -> None:
    row = decisions[0]
    verdict = ask(
        row["material_latin"], (row["analyte"], row["result_raw"], row["unit_raw"]),
        market=row["jurisdiction"], on=row["date"], form=row["form"], use="",
    )  # fmt: skip
    assert verdict.findings[0].outcome == _verdict(row).findings[0].outcome
