"""No text makes the reading slow: four times the length takes about four times as long."""

from __future__ import annotations

import gc
import time

import pytest

from daodi.extract import extract

UNITS = {
    "prose": "By 2025 the centre will train more than 1,200 doctors from 12 countries. 累计诊治患者2.9亿人次。 ",
    "digits": "1234567890" * 8,
    "commas": "1,234," * 12,
    "spaced digits": "123 456 789 " * 8,
    "numerals": "一千二百万亿" * 12,
    "brackets": "(((《《《" * 10,
    "one long clause": "training and health and ",
    "words without an end": "ab-cd'ef&",
    "hedges": "more than about nearly ",
    "readings in brackets": "醫(yī",
}


def seconds(text: str) -> float:
    """The least of three, without what collecting the garbage of other tests costs."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(text) for _ in range(3))
    finally:
        gc.enable()


def _once(text: str) -> float:
    start = time.process_time()
    extract(text)
    return time.process_time() - start


@pytest.mark.parametrize("name", UNITS)
def test_sixteen_times_the_length_is_no_more_than_linear(name: str) -> None:
    unit = UNITS[name]
    short = unit * (6_000 // len(unit) + 1)
    extract(short)
    one = max(seconds(short), 0.004)
    assert seconds(short * 16) < 16 * one * 3
