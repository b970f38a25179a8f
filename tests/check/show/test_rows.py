"""The rows of a CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from daodi.check.show import csv_rows
from daodi.check.show.flat import HEADER
from daodi.check.verdict import Verdict

Make = Callable[..., Any]


def rows(*verdicts: Verdict) -> list[dict[str, str]]:
    header, *told = csv_rows(verdicts)
    return [dict(zip(header, row, strict=True)) for row in told]


def test_the_columns_are_these() -> None:
    assert " ".join(HEADER) == (
        "lot material latin zh_hans named form use market on verdict coverage row kind analyte result value unit limit "
        "outcome reason caveats rule_id document edition clause force status route source_quality source_url input"
    )


def test_everything_a_verdict_says_has_a_row(verdicts: tuple[Verdict, ...]) -> None:
    kinds = Counter(row["row"] for row in rows(*verdicts))
    assert kinds == {
        "verdict": 24,
        "warning": sum(len(verdict.warnings) for verdict in verdicts),
        "finding": sum(len(verdict.findings) for verdict in verdicts),
        "missing": sum(len(verdict.missing) for verdict in verdicts),
        "note": sum(len(verdict.notes) for verdict in verdicts),
        "requirement": sum(len(verdict.requirements) for verdict in verdicts),
    }


def test_a_finding_is_one_row_in_its_own_words(one: Make) -> None:
    told = rows(one())[1]
    assert {key: value for key, value in told.items() if value} == {
        "lot": "HQ-2611",
        "material": "astragali-radix",
        "latin": "Astragali Radix",
        "zh_hans": "黄芪",
        "named": "北耆 Huang Qi",
        "form": "dried herb 饮片",
        "use": "medicine",
        "market": "HK",
        "on": "2026-11-21",
        "verdict": "pass",
        "coverage": "partial",
        "row": "finding",
        "analyte": "lead",
        "result": "0.82",
        "value": "0.82",
        "unit": "mg/kg",
        "limit": "<= 5.0 mg/kg",
        "outcome": "pass",
        "reason": "0.82 mg/kg <= 5.0 mg/kg",
        "caveats": "last seen in force 2024-09-02; start date not held",
        "rule_id": "HK-CMMS-001",
        "document": "Hong Kong Chinese Materia Medica Standards 香港中藥材標準",
        "edition": "2009",
        "clause": "Appendix, limits of heavy metals",
        "force": "binding",
        "status": "unknown",
        "route": "medicine-material",
        "source_quality": "secondary",
        "source_url": "https://example.org/hkcmms/heavy-metals?page=2&part=1",
        "input": "coa.csv:2",
    }


def test_the_row_of_a_verdict_carries_what_is_not_held(one: Make) -> None:
    told = rows(one(reasons=("because",)))[0]
    assert (told["row"], told["outcome"]) == ("verdict", "pass")
    assert told["reason"].startswith("because; not held: pesticides: the current table; not held: microbial")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula_to_a_spreadsheet(one: Make, found: Make, start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    danger = dict.fromkeys(("kind", "name", "why", "source", "quality"), text)
    finding = found(**dict.fromkeys(("analyte", "result", "value", "unit", "document", "force", "source_url"), text))
    subject = dict.fromkeys(("lot", "form", "use", "market", "on", "input"), text)
    for row in csv_rows([one(**subject, findings=(finding,), warnings=(danger,), reasons=(text,))]):
        assert [cell for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []
    assert rows(one(lot=text))[0]["lot"] == f"'{text}"
