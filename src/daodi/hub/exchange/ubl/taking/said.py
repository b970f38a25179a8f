"""What a document says, element by element; what was taken of it, and what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from lxml import etree

from daodi.hub.core.access.errors import Invalid
from daodi.hub.exchange.ubl.standard.finding import Finding, Severity
from daodi.hub.exchange.ubl.standard.names import CAC, CBC, EXT, path_of
from daodi.hub.exchange.ubl.standard.parsing import line_of

SPACES = {"cac": CAC, "cbc": CBC}
# What every document says of itself: read with it, and nothing to be told as left.
OF_ITSELF = (
    *("UBLVersionID", "CustomizationID", "ProfileID", "ProfileExecutionID", "ID", "CopyIndicator", "UUID"),
    *("IssueDate", "IssueTime", "LineCountNumeric"),
)
MOST_NOTES = 200
PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Book:
    """What was taken of a document, and what was found."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.taken: set[etree._Element] = set()

    @property
    def is_wrong(self) -> bool:
        """Whether an error was found."""
        return any(one.severity == "error" for one in self.findings)

    def untold(self, root: etree._Element) -> Iterator[Finding]:
        """What nobody took: it stays with the document alone."""
        left = (one for one in root.iter("{*}*") if not len(one) and one not in self.taken and _says(one))
        for _at, one in zip(range(MOST_NOTES), left, strict=False):
            value = " ".join((one.text or "").split())[:80]
            message = f"{value!r} is kept with the document, and not taken into the record."
            yield Finding(path=path_of(one), line=line_of(one), severity="note", code="not-taken", message=message)


class Said:
    """An element, or its place where it is absent: reading what isn't there gives nothing, and says so where needed."""

    def __init__(self, element: etree._Element | None, path: str, line: int, book: Book) -> None:
        self.element, self.path, self.line, self.book = element, path, line, book

    @classmethod
    def root(cls, tree: etree._ElementTree) -> Said:
        """A document as a whole."""
        element = tree.getroot()
        said = cls(element, path_of(element), line_of(element), Book())
        for name in OF_ITSELF:
            said.leave(f"cbc:{name}")
        return said

    def __bool__(self) -> bool:
        return self.element is not None

    def __truediv__(self, name: str) -> Said:
        """The first child of a name."""
        return next(iter(self.all(name)), Said(None, f"{self.path}/{name}", self.line, self.book))

    def all(self, name: str) -> list[Said]:
        """All children of a name."""
        prefix, _, local = name.partition(":")
        found = self.element.iterchildren(f"{{{SPACES[prefix]}}}{local}") if self.element is not None else ()
        return [Said(one, path_of(one), line_of(one), self.book) for one in found]

    def at(self, way: str) -> Said:
        """What lies at the end of a way of names."""
        said = self
        for name in way.split("/"):
            said = said / name
        return said

    def leave(self, *ways: str) -> None:
        """Counts these as taken."""
        for way in ways:
            _ = self.at(way).text

    @property
    def text(self) -> str:
        """The text in one line; empty where there is none."""
        if self.element is None:
            return ""
        self.book.taken.add(self.element)
        return " ".join((self.element.text or "").split())

    @property
    def lines(self) -> str:
        """The text as it was broken into lines."""
        _ = self.text
        return (self.element.text or "").strip() if self.element is not None else ""

    def attribute(self, name: str) -> str:
        """An attribute; empty where there is none."""
        return (self.element.get(name) or "").strip() if self.element is not None else ""

    def needed(self, expected: str) -> str:
        """The text, which has to be there."""
        found = self.text
        if not found:
            self.wrong(f"It is missing; expected {expected}.", code="missing")
        return found

    def day(self) -> date | None:
        """A date; its zone says nothing here."""
        found = PLAIN_DAY.match(self.text)
        if self.text and not found:
            self.wrong(f"{self.text[:40]!r} is no date; expected one such as 2026-11-22.", code="value")
        try:
            return date.fromisoformat(found[0]) if found else None
        except ValueError:
            self.wrong(f"{self.text[:40]!r} is no day of the calendar.", code="value")
            return None

    def clock(self) -> time | None:
        """A time, with its zone where it names one."""
        try:
            return time.fromisoformat(self.text) if self.text else None
        except ValueError:
            self.wrong(f"{self.text[:40]!r} is no time; expected one such as 12:30:00+08:00.", code="value")
            return None

    def number(self) -> Decimal | None:
        """A finite decimal number."""
        if not self.text:
            return None
        try:
            found = Decimal(self.text)
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite() or abs(found) >= Decimal(10) ** 14:
            self.wrong(f"{self.text[:40]!r} can't be taken; expected a number such as 1200.50.", code="value")
            return None
        return found

    def wrong(self, message: str, code: str = "not-taken", severity: Severity = "error") -> None:
        """Tells what is wrong with this element."""
        self.book.findings.append(
            Finding(path=self.path, line=self.line, severity=severity, code=code, message=message)
        )

    def blame(self, error: Invalid, **places: Said) -> None:
        """Tells what an action refused, each field at the element that said it."""
        for field, message in error.fields.items():
            place = places.get(field, self)
            place.wrong(str(message) or "It can't be taken.", code="refused")


def as_uuid(said: Said) -> UUID | None:
    """The id that an element holds; None where it is another number. It doesn't count as taken by that."""
    try:
        return UUID((said.element.text or "").strip()) if said.element is not None else None
    except ValueError:
        return None


def _says(element: etree._Element) -> Any:
    if etree.QName(element).namespace == EXT:
        return False
    return (element.text or "").strip()


def moment(on: Said, at: Said, zone: Any) -> datetime | None:
    """A date and its time as one moment; the end of the day where no time is said."""
    day, clock = on.day(), at.clock() if at else time(23, 59, 59)
    if day is None or clock is None:
        return None
    return datetime.combine(day, clock if clock.tzinfo else clock.replace(tzinfo=zone))
