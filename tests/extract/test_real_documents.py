"""Real documents beside the repository, with what readers found in them."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from daodi.extract import Fact, extract

sys.path.insert(0, str(Path(__file__).parent))
from table import Expected, Score, meaning

Gold = dict[str, Any]


def lines(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Gold]:
    folder = shared / "reference" / "documents"
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


@pytest.fixture(scope="module")
def facts(documents: dict[str, Gold]) -> dict[str, list[Fact]]:
    return dict(zip(documents, extract(list(documents.values())), strict=True))


def overlaps(fact: Fact, gold: Gold) -> bool:
    return fact.start < gold["end"] and gold["start"] < fact.end


def expected(gold: Gold) -> Expected:
    return Expected(
        gold["value"],
        gold["value_max"],
        gold["count_kind"],
        gold["type"],
        gold["qualifier"],
        (gold["deadline"] or "")[:4],
    )


def got(fact: Fact) -> Expected:
    return Expected(
        fact.value or 0,
        fact.value_max,
        fact.count_kind or "",
        fact.type,
        fact.qualifier or "",
        (fact.deadline or "")[:4],
    )


def measure(gold: list[Gold], facts: dict[str, list[Fact]], documents: dict[str, Gold], chinese: bool) -> Score:
    total = [0, 0, 0, 0]
    for name, document in documents.items():
        told = [one for one in gold if one["doc"] == name and one["value"] is not None]
        if not told or (document["language"] == "zh") != chinese:
            continue
        left = [fact for fact in facts[name] if fact.value is not None]
        total[0] += len(told)
        for one in told:
            hit = next((fact for fact in left if fact.value == one["value"] and overlaps(fact, one)), None)
            if hit:
                left.remove(hit)
                total[1] += 1
                total[3] += meaning(got(hit)) == meaning(expected(one))
        total[2] += 0 if name.startswith("ocha") else len(left)  # only part of the figures of those is told
    return Score(*total)


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
