"""Small counts are left out of what goes out, and nobody can work them out from the totals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

import daodi
from daodi.detect.suppress import Suppressed, recomputable, suppress

Table = list[list[int]]


def tables(largest: int = 12) -> st.SearchStrategy[Table]:
    """Tables of one to four rows and columns."""
    sizes = st.tuples(st.integers(1, 4), st.integers(1, 4))
    return sizes.flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, largest), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
        )
    )


def ranges(table: Table, hidden: list[tuple[int, int]]) -> dict[tuple[int, int], tuple[float, float]]:
    """What each hidden count or total may be at the least and at the most, by linear programming: it solves the
    equations of rows and columns with every hidden number 1 or more, as somebody outside would."""
    full = np.array([[*row, sum(row)] for row in table])
    full = np.vstack([full, full.sum(axis=0)])
    rows, columns = full.shape
    equations, sides = [], []
    for lines in (range(rows), range(columns)):
        for line in lines:
            cells = (
                [(line, c) for c in range(columns)]
                if lines == range(rows) and len(equations) < rows
                else [(r, line) for r in range(rows)]
            )
            signs = [*[1.0] * (len(cells) - 1), -1.0]
            equations.append(
                [next((s for s, cell in zip(signs, cells, strict=True) if cell == one), 0.0) for one in hidden]
            )
            sides.append(-sum(s * full[cell] for s, cell in zip(signs, cells, strict=True) if cell not in hidden))
    found = {}
    for at, cell in enumerate(hidden):
        ends = []
        for sign in (1.0, -1.0):
            aim = [sign if other == at else 0.0 for other in range(len(hidden))]
            solved = linprog(aim, A_eq=equations, b_eq=sides, bounds=[(1.0, None)] * len(hidden), method="highs")
            ends.append(sign * solved.fun if solved.status == 0 else sign * -np.inf)
        found[cell] = (ends[0], ends[1])
    return found


@settings(max_examples=30, deadline=None)
@given(tables())
def test_no_hidden_count_can_be_worked_out_from_what_goes_out(table: Table) -> None:
    out = suppress(table)
    hidden = sorted(out.hidden)
    assert recomputable(table, hidden) == []
    for cell, (least, most) in ranges(table, hidden).items():
        assert most - least > 0.5, (cell, least, most)


@settings(max_examples=30, deadline=None)
@given(tables(3), st.data())
def test_what_can_be_worked_out_is_found_exactly(table: Table, data: st.DataObject) -> None:
    full = [[*row, sum(row)] for row in table]
    full.append([sum(column) for column in zip(*full, strict=True)])
    positive = [(r, c) for r, row in enumerate(full) for c, value in enumerate(row) if value > 0]
    hidden = sorted(data.draw(st.sets(st.sampled_from(positive)))) if positive else []
    known = [cell for cell, (least, most) in ranges(table, hidden).items() if most - least < 0.5]
    assert recomputable(table, hidden) == known


@given(tables(), st.integers(2, 8))
def test_small_counts_and_totals_are_left_out_and_all_others_are_as_they_were(table: Table, least: int) -> None:
    out = suppress(table, least)
    shown = _whole(out)
    full = [[*row, sum(row)] for row in table]
    full.append([sum(column) for column in zip(*full, strict=True)])
    for row, values in enumerate(full):
        for column, value in enumerate(values):
            assert shown[row][column] in (None, value)
            assert (shown[row][column] is None) == ((row, column) in out.hidden)
            assert not 0 < value < least or shown[row][column] is None
            assert value != 0 or shown[row][column] == 0
    assert out.small + out.besides == len(out.hidden)


def _whole(out: Suppressed) -> list[list[int | None]]:
    return [[*row, total] for row, total in zip(out.cells, out.row_totals, strict=True)] + [
        [*out.column_totals, out.total]
    ]


def test_a_table_without_small_counts_goes_out_as_it_is() -> None:
    out = suppress([[0, 5], [7, 100]])
    assert (out.cells, out.row_totals, out.column_totals, out.total) == (((0, 5), (7, 100)), (5, 107), (7, 105), 112)
    assert (out.small, out.besides) == (0, 0)


def test_two_counts_of_one_that_add_up_to_two_give_each_other_away() -> None:
    square = [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert recomputable([[1, 1, 9], [9, 9, 9]], square) == square
    assert recomputable([[2, 1, 9], [9, 9, 9]], square) == []
    assert recomputable([[1, 1], [1, 9]], [(0, 0), (0, 1)]) == [(0, 0), (0, 1)]


def test_a_single_count_takes_its_totals_with_it() -> None:
    out = suppress([[3]])
    assert (out.cells, out.row_totals, out.column_totals, out.total) == (((None,),), (None,), (None,), None)


def test_a_missing_count_is_missing_and_no_secret() -> None:
    out = suppress([[None, 8], [9, 10]])
    assert (out.cells, out.total, out.hidden) == (((None, 8), (9, 10)), 27, frozenset())


def test_a_year_of_fifty_places_is_done_in_a_moment() -> None:
    dice = np.random.default_rng(5)
    table = dice.poisson(dice.gamma(1.0, 6.0, (50, 1)), (50, 52)).tolist()
    out = suppress(table)
    assert recomputable(table, out.hidden) == []
    assert out.besides < 0.2 * out.small


@pytest.mark.parametrize(("table", "said"), [([[1], [1, 2]], "different lengths"), ([[-1]], "below 0")])
def test_what_is_no_table_of_counts_is_refused(table: Table, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        suppress(table)


def test_an_empty_table_stays_empty() -> None:
    assert (suppress([]).cells, suppress([]).total, suppress([[], []]).row_totals) == ((), 0, (0, 0))


def test_it_is_found_beside_the_verb() -> None:
    assert daodi.detect.suppress([[9]]).total == 9
