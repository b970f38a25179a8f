"""How many of the figures that readers told of real documents are found, and with all of their meaning."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from daodi.extract import Fact

sys.path.insert(0, str(Path(__file__).parent))
from table import Expected, Score, meaning

Gold = dict[str, Any]


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
