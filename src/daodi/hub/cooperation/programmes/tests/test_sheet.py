"""A spreadsheet as people keep it, read row by row."""

from __future__ import annotations

import pytest

from daodi.hub.cooperation.programmes.sheet import Row, read
from daodi.tables import Unreadable

HEAD = "承诺,指标,计数对象,目标值,完成时限,实际值,截至\n"


def only(line: str) -> Row:
    [row] = read((HEAD + line + "\n").encode(), "plan.csv").rows
    return row


def test_headings_in_english_and_chinese_mean_the_same() -> None:
    english = read(b"commitment,indicator,count kind,target,deadline\nTrain,trained,persons,1200,2025\n", "a.csv")
    chinese = read("承诺,指标,计数对象,目标值,完成时限\nTrain,trained,人,1200,2025\n".encode(), "a.csv")
    assert [meant for _, meant in english.columns] == [meant for _, meant in chinese.columns]
    assert english.rows == chinese.rows


@pytest.mark.parametrize(
    ("written", "value", "hedge"),
    [
        ("1200", "1200", "exact"),
        ("1,200", "1200", "exact"),
        ("１，２００", "1200", "exact"),
        ("1.2万", "12000", "exact"),
        ("1200亿", "120000000000", "exact"),
        ("3 million", "3000000", "exact"),
        ("1200人以上", "1200", "at_least"),
        ("不少于1200人", "1200", "at_least"),
        (">= 1200", "1200", "at_least"),
        ("约300", "300", "approx"),
        ("近3亿", "300000000", "at_most_approx"),
    ],
)
def test_a_figure_is_read_as_people_write_it(written: str, value: str, hedge: str) -> None:
    row = only(f'培训,培训人员,人,"{written}",2025,,')
    assert (row.target, row.target_hedge) == (value, hedge)


@pytest.mark.parametrize(
    ("written", "day"),
    [("2025", "2025"), ("2025年底", "2025"), ("2025年6月", "2025-06"), ("2025/6/30", "2025-06-30"), ("", "")],
)
def test_a_deadline_is_as_precise_as_it_is_written(written: str, day: str) -> None:
    assert only(f"培训,培训人员,人,1200,{written},,").deadline == day


def test_what_is_counted_is_told_by_the_unit_behind_the_figure() -> None:
    assert only("培训,培训,,1200人次,2025,,").count_kind == "person_times"


def test_a_figure_in_person_times_under_a_target_in_persons_keeps_its_own_kind() -> None:
    row = only("培训,培训,,1200人,2025,800人次,2024")
    assert (row.count_kind, row.value_kind) == ("persons", "person_times")


def test_a_unit_of_a_hundred_million_is_multiplied_out() -> None:
    [row] = read("指标,单位,目标值\n营业收入,亿元,1200\n".encode(), "a.csv").rows
    assert (row.count_kind, row.unit, row.target) == ("money", "CNY", "120000000000")


def test_a_bad_row_is_told_by_row_and_column_and_costs_no_good_one() -> None:
    lines = ("a,b,人,viele,2025,,", ",,人,1,2025,,", "a,b,人,3,bald,,", "a,b,??,3,,,", "a,b,人,3,2025,,")
    found = read((HEAD + "\n".join(lines)).encode(), "p.csv")
    assert [row.number for row in found.rows] == [6]
    wrong = [(one.row, one.column) for one in found.problems]
    assert wrong == [(2, "目标值"), (3, "指标"), (4, "完成时限"), (5, "计数对象")]


def test_a_table_of_something_else_is_refused_in_one_line() -> None:
    with pytest.raises(Unreadable, match=r"no table found|no column is called"):
        read(b"lot,analyte,result\nA,lead,1\n", "coa.csv")


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(Unreadable, match="send it in parts"):
        read((HEAD + "a,b,人,3,2025,,\n" * 501).encode(), "p.csv")
