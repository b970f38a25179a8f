"""Tables of a page. The roles are written out: a phone shows the rows as blocks, and some browsers then forget them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(kind: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    """A table of these rows under heads that print on every page."""
    return _table(kind, heads, f'<tbody role="rowgroup">{"".join(rows)}</tbody>')


def grouped(kind: str, heads: Sequence[str], groups: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A table of groups of rows, each under a line as wide as the table; a group without one has none."""
    return _table(kind, heads, "".join(_group(head, rows, len(heads)) for head, rows in groups))


def _group(head: str, rows: Iterable[str], wide: int) -> str:
    above = f'<th colspan="{wide}" scope="rowgroup" role="rowheader">{head}</th>'
    line = f'<tr role="row" class="group">{above}</tr>\n' if head else ""
    return f'<tbody role="rowgroup">{line}{"".join(rows)}</tbody>'


def _table(kind: str, heads: Sequence[str], bodies: str) -> str:
    cells = "".join(f'<th scope="col" role="columnheader">{head}</th>' for head in heads)
    return (
        f'<table class="{kind}" role="table"><thead role="rowgroup"><tr role="row">{cells}</tr></thead>{bodies}</table>'
    )


def tr(*cells: str) -> str:
    """A row of cells."""
    return f'<tr role="row">{"".join(cells)}</tr>\n'


def th(inner: str) -> str:
    """The cell that names its row."""
    return f'<th scope="row" role="rowheader">{inner}</th>'


def td(inner: str, label: str = "", kind: str = "", span: int = 1) -> str:
    """A cell, ``span`` columns wide; on a phone ``label`` stands before it.

    >>> td("5 mg/kg", "Limit")
    '<td role="cell" data-l="Limit">5 mg/kg</td>'
    """
    name = f' class="{kind}"' if kind else ""
    said = f' data-l="{escape(label)}"' if label else ""
    wide = f' colspan="{span}"' if span > 1 else ""
    return f'<td role="cell"{name}{said}{wide}>{inner}</td>'
