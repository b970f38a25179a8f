"""Tables of a page. The roles are written out: a phone shows the rows as blocks, and some browsers then forget them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def table(kind: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    """A table of these rows under heads that print on every page."""
    cells = "".join(f'<th scope="col" role="columnheader">{head}</th>' for head in heads)
    return (
        f'<table class="{kind}" role="table"><thead role="rowgroup"><tr role="row">{cells}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def tr(*cells: str) -> str:
    """A row of cells."""
    return f'<tr role="row">{"".join(cells)}</tr>\n'


def th(inner: str) -> str:
    """The cell that names its row."""
    return f'<th scope="row" role="rowheader">{inner}</th>'


def td(inner: str, label: str = "", kind: str = "") -> str:
    """A cell; on a phone ``label`` stands before it.

    >>> td("5 mg/kg", "Limit")
    '<td role="cell" data-l="Limit">5 mg/kg</td>'
    """
    name = f' class="{kind}"' if kind else ""
    said = f' data-l="{escape(label)}"' if label else ""
    return f'<td role="cell"{name}{said}>{inner}</td>'
