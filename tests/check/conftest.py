"""How the tests of ``check`` ask: one lot, one market, a fixed day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from daodi.check import Lot, Result, Verdict, check

TODAY = date(2026, 11, 21)
OF_THE_QUESTION = ("decision", "met")


def _result(given: dict[str, str] | tuple[str, ...]) -> Result:
    if isinstance(given, dict):
        return Result(**given)
    analyte, result, unit = (*given, "", "")[:3]
    return Result(analyte=analyte, result=result, unit=unit)


def _ask(
    material: str, *results: dict[str, str] | tuple[str, ...], market: str, on: Any = TODAY, **said: Any
) -> Verdict:
    """The verdict of a lot of dried herb for medicine, unless said otherwise."""
    question = {name: said.pop(name) for name in OF_THE_QUESTION if name in said}
    stated = {"form": "dried herb", "use": "medicine", **said}
    lot = Lot(lot="A-1", material=material, results=tuple(map(_result, results)), **stated)
    day = date.fromisoformat(on) if isinstance(on, str) else on
    [verdict] = check(lot, markets=[market], on=day, **question)
    return verdict


@pytest.fixture(scope="session")
def ask() -> Callable[..., Verdict]:
    """``ask(material, (analyte, result, unit), ..., market=..., on=...)`` gives the one verdict."""
    return _ask


@pytest.fixture(scope="session")
def today() -> date:
    """The day of the tests."""
    return TODAY
