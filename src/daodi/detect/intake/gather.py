"""Counts as they come, put in order: a series a name, a place a step, and None where a step is missing."""

from __future__ import annotations

from typing import NamedTuple

from daodi.detect.intake import cells
from daodi.detect.intake.steps import Step, Unit, coarser, pace, shown, spanned, steps_between
from daodi.detect.series import YEAR, Series
from daodi.tables import Problem

SPARE, EACH = 1000, 20  # steps a series may span, and as many more for each of its counts
COUNTS = "a whole number from 0, or an empty cell"


class Told(NamedTuple):
    """One cell of a table: which series, which step, what stands there, and where."""

    series: str
    step: Step
    text: str
    row: int
    column: str


class Count(NamedTuple):
    """Cases and population, each None where it is missing."""

    cases: int | None
    population: float | None


class Gathered:
    """Counts by series and step; what can't be read goes to ``problems``."""

    def __init__(self, name: str, every: Unit | None) -> None:
        self._name = name
        self._every = every
        self._counts: dict[str, dict[Step, Count]] = {}
        self._rows: dict[str, int] = {}
        self.problems: list[Problem] = []

    def problem(self, row: int, column: str, what: str, expected: str) -> None:
        """Remembers a cell that could not be read."""
        self.problems.append(Problem(self._name, row, column, what, expected))

    def aside(self, row: int, column: str, what: str, expected: str) -> None:
        """Remembers a column that was left out."""
        self.problems.append(Problem(self._name, row, column, what, expected, kind="column"))

    def add(self, told: Told, population: str | None) -> None:
        """Takes a count in. With ``every``, counts of one step are added up; else a second one is a mistake."""
        count = cells.count(told.text)
        if count is None and not cells.missing(told.text):
            self.problem(told.row, told.column, f"{told.text[:40]!r} is no count", COUNTS)
        size = None
        if population is not None and not cells.missing(population):
            size = cells.size(population)
            if size is None:
                self.problem(told.row, "population", f"{population[:40]!r} is no population", "a number above 0")
        self._put(told, coarser(told.step, self._every) if self._every else told.step, Count(count, size))

    def _put(self, told: Told, step: Step, count: Count) -> None:
        held = self._counts.setdefault(told.series, {})
        self._rows.setdefault(told.series, told.row)
        unit = self._every or next(iter(held), step).unit
        if step.unit != unit:
            self.problem(told.row, "date", f"{shown(step)!r} is a {step.unit}", f"a {unit}")
        elif step not in held:
            held[step] = count
        elif told.step != step:
            held[step] = _both(held[step], count)
        else:
            self.problem(told.row, told.column, f"a second count of {told.series!r} for {shown(step)}", "one a date")

    def series(self) -> tuple[Series, ...]:
        """The series, in order of first sight; a step that no row names is missing."""
        made = (self._series(name, held) for name, held in self._counts.items() if held)
        return tuple(one for one in made if one is not None)

    def _series(self, name: str, held: dict[Step, Count]) -> Series | None:
        """A series; None where its dates lie so far apart that one of them must be wrong."""
        first, last = min(held), max(held)
        every = pace([step.number for step in held]) if first.unit == "day" else first.unit
        if steps_between(first, last, every) > SPARE + EACH * len(held):
            what = f"{len(held)} counts of {name!r} from {shown(first)} to {shown(last)}"
            self.problem(self._rows[name], "date", what, "dates nearer together")
            return None
        span = spanned(first, last, every)
        counts = [held.get(step, Count(None, None)) for step in span]
        populated = any(one.population is not None for one in counts)
        return Series(
            series=name,
            counts=tuple(one.cases for one in counts),
            dates=tuple(map(shown, span)),
            frequency=YEAR[every],
            population=tuple(one.population for one in counts) if populated else (),
        )


def _both(first: Count, second: Count) -> Count:
    """Two counts of one step together; the population does not change within it."""
    missing = first.cases is None or second.cases is None
    total = None if missing else (first.cases or 0) + (second.cases or 0)
    return Count(total, second.population if first.population is None else first.population)
