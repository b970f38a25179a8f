"""Every row of the real files is in a lot, or what is wrong with it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from daodi.check.intake import read
from daodi.check.lot import Lot
from daodi.tables import Unreadable


@pytest.mark.parametrize(
    ("name", "rows", "lots"),
    [
        ("nyc-metals.csv", 3261, 3261),
        ("nys-agm-spices.csv", 4077, 1380),
        ("official-decisions.csv", 41, 34),
        ("papers.csv", 67, 35),
        ("supplier-coa-lines.csv", 39, 5),
    ],
)
def test_every_row_is_answered(shared: Path, name: str, rows: int, lots: int) -> None:
    intake = read(shared / "reference" / "real-results" / name)
    found = [lot for lot in intake if isinstance(lot, Lot)]
    places = [result.input for lot in found for result in lot.results]
    assert intake.problems == []
    assert sorted(places) == sorted(f"{name}:{row}" for row in range(2, rows + 2))
    assert len(found) == lots


def test_notifications_without_results_are_refused_with_what_is_missing(shared: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        list(read(shared / "reference" / "real-results" / "rasff-herbs-supplements.csv"))
    assert str(refused.value) == (
        "rasff-herbs-supplements.csv: no column for the analyte and no column for the result was found; row 1 has: "
        "reference, category, subject, date, notifying_country, classification, risk_decision, origin, hazards"
    )


def test_a_specification_without_results_keeps_its_rows(shared: Path) -> None:
    lots = [
        lot for lot in read(shared / "reference" / "real-results" / "supplier-coa-lines.csv") if isinstance(lot, Lot)
    ]
    sheet = next(lot for lot in lots if lot.material.startswith("Astragalus P.E."))
    assert [result.result for result in sheet.results] == [""] * 10
    assert sheet.results[0].specification == "≤ 5.00%"
