"""What is covered: every row says something, and what it says is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from daodi.hub.cooperation.evidence.demo import rows as held
from daodi.hub.cooperation.front.coverage import WRITTEN, Row, markdown, rows, tally, titles
from daodi.hub.cooperation.front.words import DOCUMENTS

ROWS = rows()


def test_there_are_87_capabilities_each_once() -> None:
    assert [row.number for row in ROWS] == [str(number) for number in range(1, 88)]
    assert titles() == {number: str(said) for number, said in DOCUMENTS.items()}
    assert {row.document for row in ROWS} == set(titles()) == {"000", "001", "002", "003", "004"}


def test_every_row_has_a_page_a_record_or_says_what_is_missing() -> None:
    assert [row.number for row in ROWS if not (row.page or row.record or row.gap)] == []


def test_every_row_is_said_in_three_languages() -> None:
    assert [
        row.number for row in ROWS if not (row.capability and row.capability_zh_hans and row.capability_zh_hant)
    ] == []
    assert [row.number for row in ROWS if bool(row.gap) != bool(row.gap_zh_hans and row.gap_zh_hant)] == []


@pytest.mark.parametrize("name", sorted({row.page for row in ROWS if row.page}))
def test_every_page_that_is_named_opens(name: str, client: Client, db: None) -> None:
    assert client.get(reverse(name)).status_code in (200, 302)


def test_every_record_is_a_fact_of_the_demonstration() -> None:
    facts = {(fact["file"].partition("_")[0], fact["quote"]) for fact in held("demo_facts.csv")}
    assert [row.number for row in ROWS if row.record and (row.document, row.record) not in facts] == []


def test_every_record_stands_once() -> None:
    kept: dict[tuple[str, str], list[Row]] = {}
    for row in ROWS:
        if row.record:
            kept.setdefault((row.document, row.record), []).append(row)
    assert [at for at, several in kept.items() if len(several) > 1] == []


def test_the_page_of_the_documentation_is_what_the_table_says() -> None:
    assert WRITTEN.read_text("utf-8") == "\n".join(markdown()) + "\n"


def test_the_documents_are_those_that_were_found(shared: Path) -> None:
    found = {path.name.partition("_")[0] for path in (shared / "seeds").glob("*.txt")}
    assert {row.document for row in ROWS} <= found


@pytest.mark.parametrize(
    ("language", "said"), [("en", "An alliance of hospitals"), ("zh-Hans", "医院联盟"), ("zh-Hant", "醫院聯盟")]
)
def test_the_page_shows_the_same_in_the_reader_s_language(client: Client, db: None, language: str, said: str) -> None:
    page = client.get(reverse("front:coverage"), {"lang": language}).content.decode()
    assert said in page
    counts = tally()
    assert counts.total == 87 == counts.served + counts.held + counts.nothing
    assert "evidence" in page
