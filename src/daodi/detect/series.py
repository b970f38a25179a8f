"""What outbreaks are looked for in: counts at even steps of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

YEAR = {"week": 52, "month": 12, "day": 365}


class Series(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Counts of one thing in one place, one a step of time; None where a count is missing.

    ``dates`` name the steps, as they are to be shown (``2024-W05``, ``2024-01``); without, they are numbered from 1.
    ``frequency``: how many steps are a year (52 weekly, 12 monthly, 365 daily). ``population``: persons at risk, or any
    other size, one a step.
    """

    series: str = ""
    counts: tuple[int | None, ...]
    dates: tuple[str, ...] = ()
    frequency: int = 52
    population: tuple[float | None, ...] = ()


def series_of(given: Any) -> Series:
    """A series from a Series, a mapping with its fields, or the bare counts; ValueError says what is wrong.

    >>> series_of([3, None, 5]).counts
    (3, None, 5)
    >>> series_of({"series": "mumps", "counts": [1, 2], "frequency": 12}).frequency
    12
    """
    if isinstance(given, Series):
        made = given
    elif isinstance(given, Mapping):
        made = _from_mapping(given)
    elif isinstance(given, Iterable) and not isinstance(given, str | bytes):
        made = Series(counts=_counts(given, "the series"))
    else:
        raise ValueError(f"no series: {type(given).__name__}, expected a Series, a mapping with 'counts', or counts")
    _check(made)
    return made


def _from_mapping(given: Mapping[str, Any]) -> Series:
    name = str(given.get("series", ""))
    if not isinstance(given.get("counts"), Iterable):
        raise ValueError(f"series {name!r}: no counts, expected a list under 'counts'")
    return Series(
        series=name,
        counts=_counts(given["counts"], f"series {name!r}"),
        dates=tuple(map(str, given.get("dates") or ())),
        frequency=given.get("frequency", 52),
        population=tuple(given.get("population") or ()),
    )


def _counts(given: Iterable[Any], name: str) -> tuple[int | None, ...]:
    return tuple(_count(one, name, at) for at, one in enumerate(given, start=1))


def _count(given: Any, name: str, at: int) -> int | None:
    if given is None or given != given:
        return None
    try:
        whole = int(given)
    except (TypeError, ValueError, OverflowError):
        whole = -1
    if whole < 0 or whole != given or whole > LARGEST:
        raise ValueError(f"{name}, count {at}: {given!r}, expected a whole number from 0 to {LARGEST:,} or None")
    return whole


LARGEST = 10**12


def _check(made: Series) -> None:
    steps = len(made.counts)
    for what, given in (("dates", made.dates), ("population", made.population)):
        if given and len(given) != steps:
            raise ValueError(f"series {made.series!r}: {len(given)} {what} for {steps} counts, expected as many")
    if not isinstance(made.frequency, int) or not 1 <= made.frequency <= 366:
        raise ValueError(f"series {made.series!r}: frequency {made.frequency!r}, expected 1 to 366 counts a year")
    if any(size is not None and not 0 < size < float("inf") for size in made.population):
        raise ValueError(f"series {made.series!r}: a population that is not above 0, expected None where it is unknown")
