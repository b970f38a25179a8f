"""Picks out of an activity what a rule speaks of: nodes, texts, days, truth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from lxml import etree

NOW = "NOW"
EACH = "each"


@lru_cache(maxsize=4096)
def compiled(path: str) -> etree.XPath:
    """An XPath, compiled once. ``'$1'`` of a loop becomes a variable: a value never becomes a part of the path."""
    return etree.XPath(path.replace("'$1'", f"${EACH}").replace("$1", f"${EACH}"), smart_strings=True)


class Selection:
    """Evaluates the paths of one case at one element; ``each`` is the value of a loop where there is one."""

    def __init__(self, element: etree._Element, today: date, each: str | None = None) -> None:
        self.element, self.today, self._each = element, today, each

    def looped(self, each: str) -> Selection:
        """The same element, for one value of a loop."""
        return Selection(self.element, self.today, each)

    def of(self, path: str) -> Any:
        """What the path gives: nodes, a number, a text, or truth."""
        each = {EACH: self._each} if self._each is not None else {EACH: "$1"}
        return compiled(path)(self.element, **each)

    def nodes(self, paths: Iterable[str]) -> list[Any]:
        """All that the paths find."""
        found: list[Any] = []
        for path in paths:
            result = self.of(path)
            found += result if isinstance(result, list) else [result]
        return found

    def texts(self, paths: Iterable[str]) -> list[str]:
        """The texts of all that the paths find."""
        return [text_of(node) for node in self.nodes(paths)]

    def true(self, path: str) -> bool:
        """Whether the path holds: something is found, or it says true."""
        return bool(self.of(path))

    def days(self, path: str) -> list[date]:
        """The days that a path finds; ``NOW`` is today. What is no day is left to the schema."""
        if path == NOW:
            return [self.today]
        return [day for text in self.texts([path]) if (day := day_of(text)) is not None]


def text_of(node: Any) -> str:
    """The text of an element, or the value of an attribute."""
    return (node.text or "") if isinstance(node, etree._Element) else str(node)


def day_of(text: str) -> date | None:
    """The day of a date or of a date with time; None where there is none.

    >>> day_of("2026-02-03T10:00:00Z")
    datetime.date(2026, 2, 3)
    """
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def number_of(text: str) -> Decimal | None:
    """The number of a text, or None."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


Case = Mapping[str, Any]
