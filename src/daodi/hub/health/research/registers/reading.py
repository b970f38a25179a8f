"""A file of trials, whatever its form: each trial, and each thing that could not be read, with its place."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from daodi.hub.health.research.registers import ctgov, fhir, ictrp
from daodi.hub.health.research.registers.making import Doubt, Made
from daodi.hub.health.research.registers.trial import Form, Trial
from daodi.tables import Line, Problem, Unreadable, open_table

LONGEST_JSON = 64 << 20
STRANGE = Doubt("", "this is no trial of this form", "one like the others")


@dataclass(frozen=True)
class Reading:
    """A file: what form it has, and its trials and problems in order, read as they are asked for."""

    form: Form
    items: Iterator[Trial | Problem]


def read(content: bytes, name: str) -> Reading:
    """The trials of a file. ``Unreadable`` where it is none of the forms held; a bad record costs no other.

    A problem's ``row`` is the record's place among the records (in a table: its row), its ``column`` the field.
    """
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] == b"<":
        found = ictrp.records(io.BytesIO(content), name)
        return _reading("ictrp-xml", name, enumerate(found, 1), lambda one: ictrp.trial("ictrp-xml", one))
    if head[:1] in (b"{", b"["):
        return _of_json(content, name)
    return _of_table(content, name)


def _reading(form: Form, name: str, found: Iterator[tuple[int, Any]], make: Callable[[Any], Made]) -> Reading:
    first = list(itertools.islice(found, 1))  # so that a file that can't be read at all is refused at once
    return Reading(form, _made(name, itertools.chain(first, found), make))


def _made(name: str, found: Iterable[tuple[int, Any]], make: Callable[[Any], Made]) -> Iterator[Trial | Problem]:
    for row, one in found:
        made = make(one)
        for doubt in made.doubts:
            kind = "column" if made.trial else "row"
            yield Problem(name, row, doubt.column, doubt.what, doubt.expected, kind)  # type: ignore[arg-type]
        if made.trial:
            yield made.trial


def _of_table(content: bytes, name: str) -> Reading:
    source = io.BytesIO(content)
    source.name = name
    table = open_table(source, is_header=lambda cells: sum(ictrp.meant(cell) != "" for cell in cells) >= 2)
    named = {ictrp.meant(label) for label in table.header}
    if not {"number", "title"} <= named:
        raise Unreadable(f"{name}: no columns TrialID and Public_title; expected an export of WHO ICTRP")
    lines = ((line.number, _cells(table.header, line)) for line in table)
    reading = _reading("ictrp-table", name, lines, lambda one: ictrp.trial("ictrp-table", one))
    return Reading("ictrp-table", itertools.chain(reading.items, _late(table.problems)))


def _late(problems: list[Problem]) -> Iterator[Problem]:
    """Rows that were no rows: known once the table is read."""
    yield from problems


def _cells(header: tuple[str, ...], line: Line) -> dict[str, str]:
    return dict(zip(header, line.cells, strict=False))


def _of_json(content: bytes, name: str) -> Reading:
    values = list(_values(content, name))
    if not values:
        raise Unreadable(f"{name}: no trial in it")
    numbered = enumerate(values, 1)
    for form, fits, make in _FORMS:
        if any(fits(one) for one in values[:20]):
            return _reading(form, name, numbered, _only(fits, make))
    raise Unreadable(
        f"{name}: none of the forms held; expected WHO ICTRP, ClinicalTrials.gov (version 2) or FHIR ResearchStudy"
    )


def _only(fits: Callable[[Any], bool], make: Callable[[Any], Made]) -> Callable[[Any], Made]:
    def made(one: Any) -> Made:
        return (
            make(one) if fits(one) else Made(None, [Doubt("", "this is no trial of this form", "one like the others")])
        )

    return made


def _values(content: bytes, name: str) -> Iterator[Any]:
    if len(content) > LONGEST_JSON:
        raise Unreadable(f"{name}: it is too long; expected at most {LONGEST_JSON >> 20} MB of JSON")
    text = content.removeprefix(b"\xef\xbb\xbf")
    try:
        whole = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        yield from _lines(text, name)
        return
    if isinstance(whole, dict) and whole.get("resourceType") == "Bundle":
        yield from fhir.studies(whole)
    else:
        yield from ctgov.studies(whole)


def _lines(text: bytes, name: str) -> Iterator[Any]:
    """JSON Lines: a value a line. A line that is none stays as it is, to be said with its number."""
    good = 0
    for line in text.splitlines():
        if line.strip():
            try:
                value = msgspec.json.decode(line)
                good += 1
            except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
                value = line[:80].decode(errors="replace")
            yield value
    if not good:
        raise Unreadable(f"{name}: it is no JSON that can be read")


def _is_row(value: Any) -> bool:
    return isinstance(value, dict) and any(ictrp.meant(key) == "number" for key in value)


def _of_row(value: dict[str, Any]) -> Made:
    return ictrp.trial("ictrp-table", {key: _cell(cell) for key, cell in value.items()})


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_FORMS: tuple[tuple[Form, Callable[[Any], bool], Callable[[Any], Made]], ...] = (
    ("ctgov", ctgov.is_study, ctgov.trial),
    ("fhir", fhir.is_study, fhir.trial),
    ("ictrp-table", _is_row, _of_row),
)
