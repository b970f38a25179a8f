"""What a page hands to the partials: tables of cells, pages of a list, links of a way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from daodi.hub.web.words import Words

T = TypeVar("T")
A_PAGE = 50
Kind = Literal["stack", "stack tight", "scroll"]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell. ``lang``: the language of its text where it isn't the page's. ``look``: classes (``n mono la0 mut``).

    ``outcome``, ``quality`` and ``danger`` draw their marks; ``note`` is a second, smaller line.
    """

    text: Words = ""
    href: str = ""
    lang: str = ""
    look: str = ""
    outcome: str = ""
    quality: str = ""
    danger: Words = ""
    tag: Words = ""
    note: Words = ""
    linked: bool = False

    @property
    def bare(self) -> bool:
        """Whether there is nothing in it; on a phone its label is then left out."""
        return not (self.text != "" or self.outcome or self.danger or self.tag or self.quality or self.note)


@dataclass(frozen=True)
class Column:
    """A column: its head, and whether it holds figures."""

    label: Words
    figures: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table; the first cell of each row names the row.

    ``kind`` says how it folds on a phone: ``stack`` (records), ``stack tight`` (a name and two facts), ``scroll``.
    """

    caption: Words
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    kind: Kind = "stack"


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """A step of the way from the start to this page; the last one has no address."""

    text: Words
    href: str = ""
    lang: str = ""


@dataclass(frozen=True, kw_only=True)
class Page(Generic[T]):
    """One page of a list, with the addresses of those before and after it."""

    items: Sequence[T]
    number: int
    pages: int
    total: int
    before: str
    after: str

    @property
    def first(self) -> int:
        """The place of the first item, counted from 1."""
        return (self.number - 1) * A_PAGE + 1

    @property
    def last(self) -> int:
        """The place of the last item."""
        return min(self.number * A_PAGE, self.total)


def page_of(items: Sequence[T] | QuerySet[Any, T], query: QueryDict) -> Page[T]:
    """The page of a list that the query asks for; a number that isn't there leads to the nearest page.

    Records of the database are counted and read a page at a time, never all.
    """
    total = items.count() if isinstance(items, QuerySet) else len(items)
    pages = max(1, -(-total // A_PAGE))
    asked = query.get("page", "1")
    number = min(max(int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1, 1), pages)
    return Page(
        items=list(items[(number - 1) * A_PAGE : number * A_PAGE]),
        number=number,
        pages=pages,
        total=total,
        before=_address(query, number - 1) if number > 1 else "",
        after=_address(query, number + 1) if number < pages else "",
    )


def _address(query: QueryDict, number: int) -> str:
    kept = [(key, value) for key, values in query.lists() if key not in ("page", "lang", "theme") for value in values]
    return "?" + urlencode([*((key, value) for key, value in kept if value), ("page", str(number))])
