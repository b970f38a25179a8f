"""The workbook, read again with another reader."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from daodi.check.show import sheet, xlsx
from daodi.check.show.words import LANGUAGES, words
from daodi.check.verdict import Verdict

calamine = pytest.importorskip("python_calamine")
pytest.importorskip("xlsxwriter")
Make = Callable[..., Any]


def sheets(*verdicts: Verdict, lang: str = "en") -> dict[str, list[list[Any]]]:
    """The workbook of these verdicts as a reader finds it."""
    file = BytesIO()
    xlsx(verdicts, file, lang=lang)
    file.seek(0)
    book = calamine.CalamineWorkbook.from_filelike(file)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_every_finding_missing_test_note_and_requirement_has_its_row(verdicts: tuple[Verdict, ...]) -> None:
    found = sheets(*verdicts)
    assert list(found) == ["Matrix", "Findings", "Missing tests", "Notes", "Requirements", "Coverage"]
    for name, field in (
        ("Findings", "findings"),
        ("Missing tests", "missing"),
        ("Notes", "notes"),
        ("Requirements", "requirements"),
    ):
        assert len(found[name]) - 1 == sum(len(getattr(verdict, field)) for verdict in verdicts)
    assert len(found["Coverage"]) - 1 == sum(len(verdict.coverage.not_held) or 1 for verdict in verdicts)


def test_a_finding_comes_back_as_it_was_written(one: Make, found: Make) -> None:
    rows = sheets(one(findings=(found(outcome="fail", source_quality="curated"),)))["Findings"]
    told = dict(zip(rows[0], rows[1], strict=True))
    assert told == {
        "Lot": "HQ-2611",
        "Market": "HK",
        "Material": "黄芪 Astragali Radix",
        "On": "2026-11-21",
        "Verdict": "Meets the rules held",
        "Analyte": "lead",
        "Outcome": "Breaks a rule",
        "As written": "0.82",
        "In the rule's unit": "0.82",
        "Unit": "mg/kg",
        "Limit": "<= 5.0 mg/kg",
        "Reason": "0.82 mg/kg <= 5.0 mg/kg",
        "To bear in mind": "last seen in force 2024-09-02; start date not held",
        "Rule": "HK-CMMS-001",
        "Document": "Hong Kong Chinese Materia Medica Standards 香港中藥材標準",
        "Edition": "2009",
        "Clause": "Appendix, limits of heavy metals",
        "Force": "binding",
        "Status": "whether in force today is not known",
        "Route": "medicine-material",
        "Source quality": "Not verified (curated)",
        "Source": "https://example.org/hkcmms/heavy-metals?page=2&part=1",
        "Read in": "coa.csv:2",
    }


def test_the_matrix_says_verdict_coverage_and_counts_with_a_mark(one: Make) -> None:
    rows = sheets(one(), one(market="EU", verdict="fail"), one(lot="B"))["Matrix"]
    assert rows[0][:8] == ["Lot", "Material", "", "Named in the papers", "Form", "Use", "HK", "EU"]
    assert rows[1][6] == "● Meets the rules held\npartly held: 3 groups missing\n2 of 2 met"
    assert rows[1][7].startswith("■ Breaks a rule\npartly held: 3 groups missing\n")
    assert rows[2][0] == "B"
    assert rows[2][7] == "Not asked"
    assert rows[4][0] == "How to read this"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "0.05", "http://example.org", "{=1}", "\x1b[2J"])
def test_text_stays_text_whatever_it_looks_like(one: Make, found: Make, text: str) -> None:
    rows = sheets(one(lot=text, findings=(found(result=text),)))["Findings"]
    assert rows[1][0] == rows[1][7] == text.replace("\x1b", "\ufffd")


def test_what_a_cell_cannot_hold_is_cut_and_says_so(one: Make) -> None:
    cell = sheets(one(lot="x" * 40_000))["Findings"][1][0]
    assert len(cell) == 32_767
    assert cell.endswith("x…")


def test_a_full_sheet_goes_on_in_the_next_with_its_header(
    one: Make, found: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "FULL", 4)
    book = sheets(one(findings=tuple(found(analyte=f"a{n}") for n in range(7))))
    told = [[row[5] for row in rows] for name, rows in book.items() if name.startswith("Findings")]
    assert told == [["Analyte", "a0", "a1", "a2"], ["Analyte", "a3", "a4", "a5"], ["Analyte", "a6"]]


def test_reasons_and_dangers_stand_with_what_is_not_held(one: Make) -> None:
    danger = {"kind": "banned", "name": "Aristolochia", "why": "not to be sold", "source": "y"}
    rows = sheets(one(reasons=("one", "two"), warnings=(danger,)))["Coverage"]
    assert rows[1][5:] == [
        "partly held: 3 groups missing",
        "one; two",
        "Banned: Aristolochia: not to be sold",
        "pesticides: the current table",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_frame_speaks_three_languages(one: Make, lang: str) -> None:
    book = sheets(one(), lang=lang)
    assert list(book)[:2] == [words(lang)["sheet.matrix"], words(lang)["sheet.findings"]]
    assert book[words(lang)["sheet.findings"]][1][4] == words(lang)["verdict.pass"]


def test_no_verdict_makes_a_workbook_of_headers() -> None:
    assert {name: len(rows) for name, rows in sheets().items() if name != "Matrix"} == {
        "Findings": 1,
        "Missing tests": 1,
        "Notes": 1,
        "Requirements": 1,
        "Coverage": 1,
    }
