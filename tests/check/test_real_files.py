"""Every real file is answered row by row, or refused with what it lacks."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from daodi.check import check
from daodi.check.intake import read
from daodi.tables import Unreadable

ON = date(2026, 11, 21)


def _folder(shared: Path) -> Path:
    return shared / "reference" / "real-results"


@pytest.mark.parametrize(
    ("name", "results", "market", "counts"),
    [
        ("papers", 67, "EU", {"pass": 12, "fail": 4, "cannot-decide": 13, "no-rule": 38}),
        ("supplier-coa-lines", 39, "EU", {"pass": 3, "cannot-decide": 5, "no-rule": 31}),
        ("nys-agm-spices", 4077, "EU", {}),
        ("nyc-metals", 3261, "EU", {}),
        ("official-decisions", 41, "HK", {}),
    ],
)
def test_every_row_of_a_real_file_has_its_finding(
    shared: Path, name: str, results: int, market: str, counts: dict[str, int]
) -> None:
    intake = read(str(_folder(shared) / f"{name}.csv"))
    lots = list(intake)
    assert intake.problems == []
    assert sum(len(lot.results) for lot in lots) == results
    told: Counter[str] = Counter()
    for verdict in check(iter(lots), markets=[market], on=ON):
        told.update(one.outcome for one in verdict.findings if "," not in one.input)
        assert verdict.coverage.not_held
    assert sum(told.values()) == results
    if counts:
        assert told == counts


def test_each_finding_points_at_its_row(shared: Path) -> None:
    lots = list(read(str(_folder(shared) / "papers.csv")))
    for lot, verdict in zip(lots, check(lots, markets=["EU"], on=ON), strict=True):
        assert [result.input for result in lot.results] == [one.input for one in verdict.findings][: len(lot.results)]


def test_a_list_of_notifications_without_results_is_refused_with_what_it_lacks(shared: Path) -> None:
    intake = read(str(_folder(shared) / "rasff-herbs-supplements.csv"))
    with pytest.raises(Unreadable) as refused:
        list(intake)
    assert "no column for the analyte and no column for the result" in str(refused.value)
    assert "reference, category, subject" in str(refused.value)


def test_an_upper_rule_never_fails_a_smaller_result_and_passes_a_larger(shared: Path) -> None:
    """Of the lead results of spices that one rule decides, all that fail lie above all that pass."""
    lots = list(read(str(_folder(shared) / "nys-agm-spices.csv")))[:400]
    by: dict[str, dict[str, list[float]]] = {}
    for verdict in check(lots, markets=["EU"], use="spice", on=ON):
        for one in verdict.findings:
            if one.rule_id and one.value and one.outcome in ("pass", "fail"):
                by.setdefault(one.rule_id, {}).setdefault(one.outcome, []).append(float(one.value))
    assert by
    for told in by.values():
        assert max(told.get("pass", [0])) < min(told.get("fail", [float("inf")]))
