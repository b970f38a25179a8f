"""What goes out to a spreadsheet is data there too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.tables.guard import FORMULA, PLAIN_NUMBER, guarded

CELLS = st.text(st.sampled_from("=+-@\t\r0159.,eEA%黄 "), max_size=12) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-E5+E6", "'-E5+E6"),
        ("-cmd", "'-cmd"),
        ("@x", "'@x"),
        ("\t=1", "'\t=1"),
        ("-0.5", "-0.5"),
        ("+1,5", "+1,5"),
        ("-1e-3", "-1e-3"),
        ("黃耆", "黃耆"),
        ("", ""),
    ],
)
def test_a_cell_that_would_be_run_is_kept_as_text(cell: str, written: str) -> None:
    assert guarded(cell) == written


@given(CELLS)
@settings(max_examples=150)
def test_only_plain_numbers_keep_a_sign_at_their_head(cell: str) -> None:
    written = guarded(cell)
    assert not written.startswith(FORMULA) or PLAIN_NUMBER.fullmatch(written)
    assert written.removeprefix("'") == cell.removeprefix("'")
