"""Real documents beside the repository, with what readers found in them."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from daodi.extract import Fact, extract

sys.path.insert(0, str(Path(__file__).parent))
from gold import Gold, measure, overlaps


def lines(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Gold]:
    folder = shared / "reference" / "documents"
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


@pytest.fixture(scope="module")
def facts(documents: dict[str, Gold]) -> dict[str, list[Fact]]:
    return dict(zip(documents, extract(list(documents.values())), strict=True))


@pytest.mark.parametrize("chinese", [False, True], ids=["English", "Chinese"])
def test_the_figures_that_readers_found_are_found(
    chinese: bool, shared: Path, documents: dict[str, Gold], facts: dict[str, list[Fact]]
) -> None:
    score = measure(lines(shared / "reference/documents/gold.jsonl"), facts, documents, chinese)
    assert score.recall >= 0.95
    assert score.precision >= 0.92
    assert score.meaning >= 0.80


def test_what_is_no_fact_is_not_taken(shared: Path, facts: dict[str, list[Fact]]) -> None:
    taken = [
        (no["doc"], no["quote"], fact.quote)
        for no in lines(shared / "reference/documents/negatives.jsonl")
        for fact in facts[no["doc"]]
        if fact.value is not None and overlaps(fact, no)
    ]
    assert taken == []


def test_every_quote_stands_in_its_document(documents: dict[str, Gold], facts: dict[str, list[Fact]]) -> None:
    for name, several in facts.items():
        for fact in several:
            assert documents[name]["text"][fact.start : fact.end] == fact.quote


def titles(shared: Path) -> Iterator[tuple[str, list[float]]]:
    path = shared / "conformance/iati/aiddata/chinese_official_finance_health_2000_2014.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        projects = {row["project_id"]: row for row in csv.DictReader(handle)}
    for row in projects.values():
        yield row["project_title"], [float(row[field]) for field in ("amount", "usd_current") if row[field]]


def test_money_in_titles_is_the_amount_that_was_coded(shared: Path) -> None:
    taken = right = 0
    for title, coded in titles(shared):
        amounts = [fact.value for fact in extract(title) if fact.count_kind == "money" and fact.value]
        taken += len(amounts)
        right += sum(any(abs(amount - one) <= one / 100 for one in coded) for amount in amounts)
    assert right / taken >= 0.95
    assert right >= 0.97 * 103  # the coded amounts that can be read in a title
