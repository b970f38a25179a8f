"""Real lines of laboratories: every result is understood, or is rightly no result."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from daodi.check.notation import analyte, analytes_in, date, date_order, reading

FILES = ["nyc-metals.csv", "nys-agm-spices.csv", "official-decisions.csv", "papers.csv", "supplier-coa-lines.csv"]
NO_SINGLE_ANALYTE = {"total", "lead and cadmium", "mycotoxin", "Extract solvent"}
NO_RESULT = {"excessive per dose because bottles were about 40 % over-filled"}


def _lines(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "reference" / "real-results" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("name", FILES)
def test_every_real_result_is_understood(shared: Path, name: str) -> None:
    for line in _lines(shared, name):
        test = line.get("analyte") or line["item_raw"]
        found = reading(line["result_raw"], analyte=test, unit_text=line.get("unit_raw", ""))
        assert (found.kind == "words") == (line["result_raw"] in NO_RESULT), line
        assert "unit-unknown" not in found.flags, line


@pytest.mark.parametrize("name", FILES)
def test_every_real_analyte_is_known(shared: Path, name: str) -> None:
    names = {line.get("analyte") or line["item_raw"] for line in _lines(shared, name)}
    assert {text for text in names if analyte(text) is None} <= NO_SINGLE_ANALYTE


def test_the_placeholder_of_the_city_is_never_a_number(shared: Path) -> None:
    kinds = Counter(reading(line["result_raw"], unit_text=line["unit_raw"]).kind for line in _lines(shared, FILES[0]))
    assert set(kinds) == {"number", "sentinel"}


def test_the_dates_of_the_city_are_month_first(shared: Path) -> None:
    texts = [line["collected"] for line in _lines(shared, FILES[0]) if line["collected"]]
    order = date_order(texts)
    assert order == "month-day"
    assert all(date(text, order=order) is not None for text in texts)


def test_two_analytes_in_one_cell_are_told(shared: Path) -> None:
    assert len(analytes_in("lead and cadmium")) == 2
