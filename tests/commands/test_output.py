"""Output stands whole or not at all, is no formula, and lines up."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from daodi.commands.output import open_output, width, write_csv, write_json_lines, write_table


def _break_off(path: str) -> None:
    with open_output(path) as out:
        out.write("half")
        raise RuntimeError


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before", encoding="utf-8")
    with pytest.raises(RuntimeError):
        _break_off(str(target))
    assert target.read_text(encoding="utf-8") == "before"
    with open_output(str(target)) as out:
        out.write("after")
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("out.txt", "after")]


def test_csv_and_json_keep_the_order() -> None:
    out = io.StringIO()
    write_csv(out, ["a", "b"], [[1, "x,y"], [2, "=z"]])
    assert out.getvalue() == 'a,b\n1,"x,y"\n2,\'=z\n'
    out = io.StringIO()
    write_json_lines(out, [{"a": "黃"}, {"a": None}])
    assert out.getvalue() == '{"a":"黃"}\n{"a":null}\n'


def test_columns_line_up_where_characters_are_wide() -> None:
    out = io.StringIO()
    write_table(out, ["name", "id"], [["黃耆", "1"], ["Astragali Radix", "2"]])
    assert {width(line[: line.rindex(" ") + 1]) for line in out.getvalue().splitlines()} == {17}
