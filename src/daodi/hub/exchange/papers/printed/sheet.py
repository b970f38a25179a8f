"""What a printed paper says, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

SECOND = ("zh-hans", "zh-hant")
Look = Literal["plain", "small", "latin", "strong"]


@dataclass(frozen=True)
class Both:
    """A text in English and in the second language; the second is empty where there is one text for both."""

    english: str
    second: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Each text once."""
        return tuple(dict.fromkeys(filter(None, (self.english, self.second))))


@dataclass(frozen=True)
class Line:
    """A line of a cell. ``label`` is a key of labels.csv that stands before it."""

    text: Both
    look: Look = "plain"
    label: str = ""


@dataclass(frozen=True)
class Party:
    """Who sells or buys: names, place, and numbers that others know them by."""

    role: str
    name: Both
    place: Both
    numbers: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Column:
    """A column of the goods: its label, its share of the width, whether it holds figures, what its head adds."""

    label: str
    share: int
    figures: bool = False
    extra: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One paper. A cell of ``rows`` is a sequence of lines; ``totals`` are label and figure; ``notes`` come last.

    ``second`` is the language beside English. Nothing in it depends on the day of printing.
    """

    kind: str
    number: str
    second: str
    parties: Sequence[Party]
    facts: Sequence[tuple[str, Both]]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Sequence[Line]]]
    totals: Sequence[tuple[str, str]] = ()
    notes: Sequence[Both] = ()
    signed: Sequence[str] = field(default=())
