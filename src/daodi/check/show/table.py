"""Tables of a page. The roles are written out: a phone shows the rows as blocks, and some browsers then forget them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(kind: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    """A table of these rows under heads that print on every page."""
    return _table(kind, heads, f'<tbody role="rowgroup">{"".join(rows)}</tbody>')


def grouped(kind: str, heads: Sequence[str], groups: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A table of groups of rows, each under a line of its own that is as wide as the table."""
    bodies = (
        f'<tbody role="rowgroup"><tr role="row" class="group"><th colspan="{len(heads)}" scope="rowgroup" '
        f'role="rowheader">{head}</th></tr>\n{"".join(rows)}</tbody>'
        for head, rows in groups
    )
    return _table(kind, heads, "".join(bodies))


def _table(kind: str, heads: Sequence[str], bodies: str) -> str:
    cells = "".join(f'<th scope="col" role="columnheader">{head}</th>' for head in heads)
    return (
        f'<table class="{kind}" role="table"><thead role="rowgroup"><tr role="row">{cells}</tr></thead>'
        f"{bodies}</table>"
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
