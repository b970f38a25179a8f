"""The same call takes one name, a list, or a stream."""

from __future__ import annotations

import importlib
import tracemalloc
from collections.abc import Iterator

import daodi
from daodi.resolve import Resolution, resolve


def test_one_name_gives_one_answer_and_a_list_a_list() -> None:
    assert isinstance(resolve("黃耆"), Resolution)
    assert [answer.query for answer in resolve(["黃耆", "aspirin"])] == ["黃耆", "aspirin"]


def test_a_stream_is_answered_as_it_comes() -> None:
    def names() -> Iterator[str]:
        yield "黃耆"
        raise AssertionError("the second name was asked for too soon")

    assert next(iter(resolve(names()))).status == "match"


def test_a_long_stream_needs_no_more_memory_than_a_short_one() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        for _ in resolve(f"黄芪 批号{number}" for number in range(count)):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    peak(3000)
    resolver = importlib.import_module("daodi.resolve.resolver")
    resolver.resolver.cache_clear()
    before, resolver.MOST_KNOWN = resolver.MOST_KNOWN, 100
    try:
        assert peak(3000) < 3 * peak(500)
    finally:
        resolver.MOST_KNOWN = before


def test_the_package_can_be_called_as_the_verb() -> None:
    assert daodi.resolve("黃耆") == resolve("黃耆")


def test_an_answer_is_its_json_line() -> None:
    line = resolve("mu tong").to_dict()
    assert list(line) == ["query", "status", "materials", "warnings", "suggestions"]
    assert {"kind", "name", "with", "why", "source"} <= set(line["warnings"][0])
    assert {
        "id",
        "latin",
        "zh_hans",
        "zh_hant",
        "pinyin",
        "english",
        "score",
        "matched",
        "system",
        "processing",
    } <= set(line["materials"][0])
