"""docs/reference/tables.md names every table and every column."""

from __future__ import annotations

from pathlib import Path

from daodi.reference.rows import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"
IN_EVERY_TABLE = ("source", "quality")


def test_every_table_and_column_has_its_line_and_no_other_stands_there() -> None:
    said: dict[str, list[str]] = {}
    columns: list[str] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            columns = said.setdefault(line.removeprefix("## "), [])
        elif line.startswith("| ") and not line.startswith(("| column |", "| --- |")):
            columns.append(line.split("|")[1].strip())
    held = {name: [c for c in kind.__struct_fields__ if c not in IN_EVERY_TABLE] for name, kind in TABLES.items()}
    assert said == held
