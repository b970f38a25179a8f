"""A cell that is not as expected is named by file, row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from daodi.reference.flaw import Misread
from daodi.reference.load import read
from daodi.reference.rows import HsCode, Tradition

HEADER = "material_id,tradition,statement,source,quality\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "t.csv:1: columns are , expected source, quality, material_id, tradition, statement"),
        ("name\n", "t.csv:1: columns are name, expected source, quality, material_id, tradition, statement"),
        (HEADER + "a,b,c,d,official\na,b\n", "t.csv:3: 2 cells, expected 5"),
        (HEADER + "a,b,c,d,official\n\n", "t.csv:3: 0 cells, expected 5"),
        (HEADER + "a,b,c,d,true\n", "t.csv:2:quality: Invalid enum value 'true'"),
    ],
)
def test_a_table_that_is_not_as_expected_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(Misread) as error:
        read(table, Tradition)
    assert str(error.value) == said


@pytest.mark.parametrize("data", [b"\xff\xfe", HEADER.encode() + b'"a"b,c\n', HEADER.encode() + b"\xb5g,,,,\n"])
def test_what_is_no_csv_in_utf8_is_refused(tmp_path: Path, data: bytes) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes(data)
    with pytest.raises(Misread) as error:
        read(table, Tradition)
    assert "no CSV in UTF-8" in str(error.value)


def test_several_values_of_a_cell_stand_between_bars_and_none_is_none(tmp_path: Path) -> None:
    table = tmp_path / "hs.csv"
    table.write_text(
        "hs_code,description,material_ids,mapping_source,source,quality\n1,x,a|b,,s,curated\n2,y,,,s,curated\n",
        encoding="utf-8",
    )
    assert [row.material_ids for row in read(table, HsCode)] == [("a", "b"), ()]
