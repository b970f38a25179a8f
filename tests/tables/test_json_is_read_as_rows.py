"""JSON and JSON Lines: one object a row, digits as written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.tables import Unreadable, open_table

ROWS = [("A-1", "0.10"), ("A-2", "5")]


@pytest.mark.parametrize(
    "text",
    [
        '[{"lot":"A-1","result":0.10},{"lot":"A-2","result":5}]',
        '{"rows":[{"lot":"A-1","result":0.10},{"lot":"A-2","result":5}]}',
        '{"lot":"A-1","result":0.10}\n{"lot":"A-2","result":5}\n',
        '[\n {"lot": "A-1",\n  "result": 0.10},\n {"lot": "A-2", "result": 5}\n]\n',
    ],
)
def test_each_shape_gives_the_same_rows(text: str) -> None:
    table = open_table(text.encode())
    assert table.header == ("lot", "result")
    assert [line.cells for line in table] == ROWS


def test_a_pretty_printed_object_is_one_row() -> None:
    table = open_table(
        json.dumps({"lot": "A", "results": [{"analyte": "lead"}, {"analyte": "tin"}]}, indent=1).encode()
    )
    assert [line.cells for line in table] == [("A", "lead"), ("A", "tin")]


def test_a_bad_line_is_named_and_the_others_go_on() -> None:
    table = open_table(b'{"lot":"A"}\n{"lot":\n{"lot":"C"}\n')
    assert [line.cells for line in table] == [("A",), ("C",)]
    assert [str(problem) for problem in table.problems] == ["bytes:2:: not valid JSON, expected one object a line"]


@pytest.mark.parametrize("text", ["[", "{}", "[" * 100_000, '{"a":', "[]", '["a"]'])
def test_what_holds_no_objects_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        list(open_table(text.encode()))
    assert "\n" not in str(refused.value)


scalars = st.text(max_size=5) | st.integers() | st.none() | st.booleans()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["lot", "b", "c"]), scalars, min_size=1), min_size=1, max_size=5))
def test_lines_and_lists_give_the_same(rows: list[dict[str, object]]) -> None:
    def read(text: str) -> object:
        try:
            return [line.cells for line in open_table(text.encode())]
        except Unreadable as refused:
            return str(refused)

    assert read(json.dumps(rows)) == read("\n".join(map(json.dumps, rows)))
