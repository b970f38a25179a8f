"""Paths, bytes, streams, standard input, and gzip of each; damage and bombs are said in one line."""

from __future__ import annotations

import contextlib
import gzip
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.tables import Unreadable, open_table

DATA = b"lot,result\nA,1\nB,2\n"
ROWS = [("A", "1"), ("B", "2")]


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    for name, data in {"a.xlsx": DATA, "b.json": DATA, "c.csv": gzip.compress(DATA), "d.csv.gz": DATA}.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert [line.cells for line in open_table(path)] == ROWS


def test_a_gzipped_file_is_called_by_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "coa.csv.gz"
    path.write_bytes(gzip.compress(DATA))
    assert open_table(path).name == "coa.csv"


def test_standard_input_and_streams_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DATA)))
    table = open_table("-")
    assert (table.name, [line.cells for line in table]) == ("standard input", ROWS)
    assert [line.cells for line in open_table(io.BytesIO(DATA))] == ROWS


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        open_table(tmp_path / "none.csv")
    with pytest.raises(Unreadable, match="a folder"):
        open_table(tmp_path)


def test_a_cut_gzip_gives_its_good_rows_and_says_where_it_ends() -> None:
    rows = b"".join(b"%d,%d\n" % (n, n * 7919 % 10007) for n in range(100_000))
    table = open_table(gzip.compress(b"lot,result\n" + rows)[:-2000])
    assert len(list(table)) > 50_000
    assert [problem.what for problem in table.problems] == ["the file is damaged or ends early here"]


def test_a_gzip_bomb_ends_soon() -> None:
    bomb = gzip.compress(b"lot,result\n" + b" " * (80 << 20))
    with pytest.raises(Unreadable, match="unpacks to more than 200 times its size"):
        list(open_table(bomb))


PACKED = gzip.compress(DATA)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300) | st.integers(0, len(PACKED)).map(lambda at: PACKED[:at]))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        list(open_table(data))
