"""The tables that are shipped: looked over cell by cell, and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from daodi.reference import verify as looking
from daodi.reference.kinds.materials import Material
from daodi.reference.kinds.row import Row
from daodi.reference.kinds.rules import Document, Limit
from daodi.reference.load import DATA, numbered, path_of
from daodi.reference.pointers import Held
from daodi.reference.rows import TABLES


def test_nothing_is_wrong_in_the_tables() -> None:
    assert [str(flaw) for flaw in looking.verify()] == []


def test_every_csv_is_a_table_and_every_table_is_a_csv() -> None:
    assert sorted(file.stem for file in DATA.glob("*.csv")) == sorted(TABLES)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_each_table_says_source_date_licence_and_gaps(table: str) -> None:
    page = (DATA / "SOURCE" / f"{table}.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert headings == ["Source", "Date", "Licence", "Gaps"]


def test_no_source_page_speaks_of_a_table_that_is_not_there() -> None:
    assert sorted(page.stem for page in (DATA / "SOURCE").glob("*.md")) == sorted(TABLES)


def test_what_others_licences_forbid_is_not_in_the_tables() -> None:
    for file in ("species.csv", "names.csv"):
        text = (DATA / file).read_text(encoding="utf-8")
        assert "WCVP v14" not in text
        assert "WCVP match" not in text
    sources = [row.source for _, row in numbered(path_of(TABLES["names"]), TABLES["names"])]
    assert not [source for source in sources if source.startswith("SymMap") and ";" not in source]


LIMIT = {
    "rule_id": "X-1", "market": "XX", "document": "A law", "edition": "1", "clause": "1", "effective_from": "",
    "effective_to": "", "scope_kind": "all", "scope": "all", "analyte": "lead", "cas": "7439-92-1", "operator": "<=",
    "value": "5.0", "unit": "mg/kg", "basis": "as is", "sum_of": (), "note": "", "doc_id": "XX-LAW", "source": "a page",
    "quality": "official",
}  # fmt: skip
DOCUMENT = dict.fromkeys(Document.__struct_fields__, "") | {
    "doc_id": "XX-LAW", "market": "XX", "document": "A law", "edition": "1", "source": "a page", "uses": (),
}  # fmt: skip


def flaws(kind: type[Row], *rows: Row) -> list[str]:
    held: Held = {Material: [], Document: [(2, Document(**DOCUMENT))]}  # type: ignore[arg-type]
    return [str(flaw) for flaw in looking.look_over(kind, list(enumerate(rows, start=2)), held)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, []),
        ({"value": "5,0"}, ["limits.csv:2:value: '5,0' is no plain number; only 'absent' may go without"]),
        ({"value": ""}, ["limits.csv:2:value: '' is no plain number; only 'absent' may go without"]),
        ({"value": "", "operator": "absent"}, []),
        (
            {"source": ""},
            ["limits.csv:2:source: no source; write 'not stated', quality curated, where none is known"],
        ),
        ({"cas": "7439-92-2"}, ["limits.csv:2:cas: '7439-92-2' is no CAS number"]),
        ({"doc_id": "YY"}, ["limits.csv:2:doc_id: no document 'YY' is held"]),
        ({"edition": "2"}, ["limits.csv:2:edition: differs from edition of the document 'XX-LAW'"]),
        ({"unit": "mg/kg "}, ["limits.csv:2:unit: space around 'mg/kg '"]),
        ({"note": "Âµg"}, ["limits.csv:2:note: damaged text 'Âµg'"]),
        (
            {"effective_from": "20210131"},
            ["limits.csv:2:effective_from: '20210131' is no date, expected YYYY-MM-DD"],
        ),
        ({"sum_of": ("a", "a")}, ["limits.csv:2:sum_of: a value between | is empty or stands twice"]),
        ({"sum_of": ("a", "")}, ["limits.csv:2:sum_of: a value between | is empty or stands twice"]),
        (
            {"effective_from": "2021-13-01"},
            ["limits.csv:2:effective_from: '2021-13-01' is no date, expected YYYY-MM-DD"],
        ),
        (
            {"effective_from": "2021-02-01", "effective_to": "2021-01-31"},
            ["limits.csv:2:effective_to: ends on 2021-01-31, before it starts on 2021-02-01"],
        ),
    ],
)
def test_a_flaw_is_named_by_file_row_and_column(change: dict[str, object], said: list[str]) -> None:
    assert flaws(Limit, Limit(**(LIMIT | change))) == said  # type: ignore[arg-type]


def test_a_key_that_stands_twice_is_named() -> None:
    twice = Limit(**LIMIT)  # type: ignore[arg-type]
    assert flaws(Limit, twice, twice) == ["limits.csv:3:rule_id: says again what row 2 says"]


def test_a_missing_table_is_a_flaw_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "path_of", lambda kind: tmp_path / "gone.csv")
    assert [flaw.what for flaw in looking.verify()] == ["the table can't be read: No such file or directory"] * len(
        TABLES
    )
