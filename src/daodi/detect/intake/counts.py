"""Series out of a table of counts, long or wide."""

from __future__ import annotations

from collections.abc import Sequence

from daodi.detect.intake.gather import Gathered, Told
from daodi.detect.intake.headers import Columns, columns, field_of, named
from daodi.detect.intake.steps import Step, Unit, month, step_of, week
from daodi.detect.series import Series
from daodi.tables import Line, Problem, Table, Unreadable, open_table
from daodi.tables.source import Source

BETWEEN = " / "
DATES = "a date such as 2024-01-31, 2024-W05 or 2024-01"
EXPECTED = (
    "a date and a count in each row (columns series, date, count), "
    "a series in each column (the first a date), or a series in each row (dates at the head)"
)


class Counts:
    """The series of a file, and what of it could not be read (``problems``, each with file, row and column)."""

    def __init__(self, name: str, series: tuple[Series, ...], problems: list[Problem]) -> None:
        self.name = name
        self.series = series
        self.problems = problems


def read_series(source: Source, *, every: Unit | None = None, series: Sequence[str] = ()) -> Counts:
    """The series of a CSV, XLSX or JSON file.

    ``every`` adds up what stands in one week or month; ``series`` names the columns that name the series together.
    Raises Unreadable, in one line, where no series can be found.
    """
    table = open_table(source)
    found = _dates(columns(table.header))
    if series:
        found["series"] = [named(table.header, one, table.name, table.header_row) for one in series]
    gathered = Gathered(table.name, every)
    if "count" in found and _dated(found):
        _long(table, found, gathered)
    elif _dated(found) and len(table.header) > 1:
        _wide(table, found, gathered)
    elif sum(step_of(label) is not None for label in table.header) >= 2:
        _turned(table, gathered)
    else:
        raise Unreadable(f"{table.name}:{table.header_row}: no counts over time, expected {EXPECTED}")
    made = gathered.series()
    problems = [*table.problems, *gathered.problems]
    if not made:
        raise Unreadable(str(problems[0]) if problems else f"{table.name}: no counts below the header")
    return Counts(table.name, made, problems)


def _dates(found: Columns) -> Columns:
    """A week or a month without a year beside it is a date by itself: 2024-W05."""
    alone = next((unit for unit in ("week", "month") if unit in found and "year" not in found), None)
    return found | {"date": found[alone]} if alone and "date" not in found else found


def _dated(found: Columns) -> bool:
    return "date" in found or ("year" in found and ("week" in found or "month" in found))


def _when(line: Line, found: Columns) -> tuple[Step | None, str]:
    """The step of a row, and what stands there."""
    if "date" in found:
        text = line.cells[found["date"][0]]
        return step_of(text), text
    unit = "week" if "week" in found else "month"
    year, number = line.cells[found["year"][0]], line.cells[found[unit][0]]
    if not (year.strip().isdecimal() and number.strip().isdecimal() and len(year) <= 8 and len(number) <= 8):
        return None, f"{year} {number}"
    return (week if unit == "week" else month)(int(year), int(number)), f"{year} {number}"


def _long(table: Table, found: Columns, gathered: Gathered) -> None:
    """A row a count."""
    at = found["count"][0]
    size = found["population"][0] if "population" in found else None
    for line in table:
        step, text = _when(line, found)
        if step is None:
            gathered.problem(line.number, "date", f"{text!r} is no date", DATES)
            continue
        name = BETWEEN.join(filter(None, (line.cells[one].strip() for one in found.get("series", ()))))
        told = Told(name, step, line.cells[at], line.number, table.header[at])
        gathered.add(told, None if size is None else line.cells[size])


def _wide(table: Table, found: Columns, gathered: Gathered) -> None:
    """A row a date, a column a series."""
    used = {at for field in ("date", "year", "week", "month") for at in found.get(field, ())}
    labels = [(at, label) for at, label in enumerate(table.header) if at not in used and label.strip()]
    named_columns = [(at, label) for at, label in labels if field_of(label) != "population"]
    for _, label in labels:
        if field_of(label) == "population":
            gathered.aside(
                table.header_row, label, "a population has no series here", "rows series, date, count, population"
            )
    for line in table:
        step, text = _when(line, found)
        if step is None:
            gathered.problem(line.number, "date", f"{text!r} is no date", DATES)
            continue
        for at, label in named_columns:
            gathered.add(Told(label.strip(), step, line.cells[at], line.number, label), None)


def _turned(table: Table, gathered: Gathered) -> None:
    """A row a series, a column a date."""
    steps = [(at, step_of(label)) for at, label in enumerate(table.header)]
    names = [at for at, step in steps if step is None]
    for line in table:
        name = BETWEEN.join(filter(None, (line.cells[at].strip() for at in names)))
        for at, step in steps:
            if step is not None:
                gathered.add(Told(name, step, line.cells[at], line.number, table.header[at]), None)
