"""CSV and its relatives: delimiters, quotes, line ends, and rows that are broken."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.tables import Unreadable, open_table


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("a,b,c\n1,2,3\n", ("a", "b", "c")),
        ("a;b;c\n1,5;2,5;3,5\n", ("a", "b", "c")),
        ("a\tb\tc\n1, one\t2\t3\n", ("a", "b", "c")),
        ("a|b|c\n1|2|3\n", ("a", "b", "c")),
        ("a；b；c\n1；2；3\n", ("a", "b", "c")),
        ("sep=;\na;b,c\n1;2\n", ("a", "b,c")),
        ("a,b\r1,2\r3,4\r", ("a", "b")),
        ("a,b\r\n1,2\r\n", ("a", "b")),
        ('"a;x";"b;y";c\n1,0;2;"3;4"\n', ("a;x", "b;y", "c")),
        ("a\n1\n2\n", ("a",)),
    ],
)
def test_the_delimiter_is_found(text: str, header: tuple[str, ...]) -> None:
    assert open_table(text.encode()).header == header


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    table = open_table(b'Title\n\nlot,note\nA,"two\nlines"\n\nB,one\n')
    assert (table.header_row, [line.number for line in table]) == (3, [4, 6])


def test_ragged_rows_are_named_and_the_good_rows_go_on() -> None:
    table = open_table(b"lot,result\nA,1\nB\nC,3,4\nD,4,\n")
    assert [line.cells for line in table] == [("A", "1"), ("D", "4")]
    assert [str(problem) for problem in table.problems] == [
        "bytes:3:: 1 cells, expected 2, as in the header",
        "bytes:4:: 3 cells, expected 2, as in the header",
    ]


def test_an_unclosed_quote_loses_its_own_row_only() -> None:
    rows = "".join(f"{n},x\n" for n in range(1000))
    table = open_table(('lot,note\nA,"80 mesh\n' + rows).encode())
    assert len(list(table)) == 1000
    assert [problem.row for problem in table.problems] == [2]
    assert table.problems[0].what == "a quote is opened here and never closed"


def test_an_unclosed_quote_in_the_last_row_is_named() -> None:
    table = open_table(b'lot,note\nA,1\nB,"2\n')
    assert [line.cells for line in table] == [("A", "1")]
    assert [problem.row for problem in table.problems] == [3]


def test_unclosed_quotes_of_two_rows_are_not_taken_for_one_cell() -> None:
    table = open_table(b'lot,note\nA,"80 mesh\nB,"60 mesh\nC,1\n')
    assert [line.cells for line in table] == [("C", "1")]
    assert [problem.row for problem in table.problems] == [2, 3]


def test_quotes_inside_a_cell_of_one_row_do_no_harm() -> None:
    table = open_table(b'lot,note\nA,"good" herb\nB,5" long\nC,1\n')
    assert [line.cells for line in table] == [("A", "good herb"), ("B", '5" long'), ("C", "1")]


def test_unclosed_quotes_in_every_row_end_soon() -> None:
    table = open_table(b"lot,note\n" + b'A,"1,"2\n' * 5000)
    assert len(list(table)) + len(table.problems) > 0


def test_a_line_over_64_mb_is_a_problem_and_the_rest_is_read() -> None:
    table = open_table(b"lot,result\nA,1\nB," + b"9" * (65 << 20) + b"\nC,3\n")
    assert [line.cells for line in table] == [("A", "1"), ("C", "3")]
    assert [str(problem) for problem in table.problems] == [
        "bytes:3:: the line is longer than 64 MB, expected a row of text"
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "bytes: empty, expected a table"),
        (b"\n\n \n", "bytes: empty, expected a table"),
        (b"lot,result\n\0\0\0\0\1\2", "bytes: not a text (it holds NUL bytes), expected a table"),
        (b"\x01\x02\x03\x04\x05abc", "bytes: not a text (it holds control characters), expected a table"),
        (b"%PDF-1.7 ...", "bytes: a PDF, expected CSV, XLSX or JSON"),
        (b"<html><table>", "bytes: a web page or XML, expected CSV, XLSX or JSON"),
    ],
)
def test_what_is_no_table_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        list(open_table(data))
    assert str(refused.value) == why


cells = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\n",;|\t'), max_size=8)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(cells, cells, cells), max_size=8))
def test_what_a_writer_quotes_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("lot", "analyte", "result"), *rows])
    assert [line.cells for line in open_table(out.getvalue().encode())] == [row for row in rows if any(row)]
