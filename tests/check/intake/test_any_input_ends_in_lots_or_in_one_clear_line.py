"""Fuzz: whatever is sent, no traceback; and every row of a long table is in a lot or named."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.check.intake import read
from daodi.check.lot import Lot
from daodi.tables import Unreadable

WORDS = ["lot", "批号", "Item", "Result", "结果 (mg/kg)", "lead", "Pb", "5", "ND", "Product: x", "", "-", "product"]
WORDS += ["ingredient", "amount", "unit", "Lot A-1", "=1+1", "@x", "结论：合格", "x" * 200, '"', "\n", "mg/kg"]


def is_analyte(text: str) -> bool:
    return text in ("lead", "Pb")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=5), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_tables_of_any_words_are_read_or_refused(rows: list[list[str]], delimiter: str) -> None:
    data = "\n".join(delimiter.join(row) for row in rows).encode()
    with contextlib.suppress(Unreadable):
        list(read(data, is_analyte=is_analyte))


cells = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='",;|\t；'), max_size=6)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(cells, min_size=1, max_size=5), max_size=15))
def test_every_row_of_a_long_table_is_in_a_lot_or_named(rows: list[list[str]]) -> None:
    header = ["lot", "material", "analyte", "result"]
    text = "\n".join(",".join(row) for row in [header, *rows])
    intake = read(text.encode(), is_analyte=is_analyte)
    answered = {int(r.input.split(":")[1]) for lot in intake if isinstance(lot, Lot) for r in lot.results}
    answered |= {problem.row for problem in intake.problems}
    filled = {n for n, row in enumerate(rows, start=2) if any(cell.strip() for cell in row) and row != header}
    assert filled <= answered
