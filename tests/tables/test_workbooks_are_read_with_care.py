"""XLSX: cells as a person sees them, and nothing that a hostile file can do."""

from __future__ import annotations

import contextlib
import datetime
import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.tables import Unreadable, open_sheets, open_table


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        fill(book)
    return out.getvalue()


def table(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("COA")
    sheet.write_row(0, 0, ["Certificate of Analysis"])
    sheet.write_row(2, 0, ["item", "result"])
    sheet.write_row(3, 0, ["lead", 0.1])
    sheet.write_row(4, 0, ["plates", 5])
    sheet.write_row(5, 0, ["trace", 1e-7])
    sheet.write_string(6, 0, "=SUM")
    sheet.write_string(6, 1, "@x")
    sheet.write(7, 0, "sum")
    sheet.write_formula(7, 1, "=0.1+0.2", None, 0.30000000000000004)
    sheet.write(8, 0, "day")
    sheet.write_datetime(8, 1, datetime.datetime(2026, 11, 21), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write(9, 0, "water")
    sheet.write_number(9, 1, 0.095, book.add_format({"num_format": "0.0%"}))
    sheet.write(10, 0, "cadmium")
    sheet.write_number(10, 1, 1.1, book.add_format({"num_format": "0.00"}))


def test_cells_come_out_as_they_are_shown() -> None:
    read = open_table(workbook(table))
    assert read.header == ("item", "result")
    assert read.header_row == 3
    assert [line.cells for line in read] == [
        ("lead", "0.1"),
        ("plates", "5"),
        ("trace", "0.0000001"),
        ("=SUM", "@x"),
        ("sum", "0.3"),
        ("day", "2026-11-21"),
        ("water", "9.5%"),
        ("cadmium", "1.10"),
    ]


def test_several_sheets_are_told_apart_and_empty_ones_left_out() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in ("one", "empty", "two"):
            sheet = book.add_worksheet(name)
            if name != "empty":
                sheet.write_row(0, 0, ["lot", name])

    data = workbook(fill)
    assert [sheet.name for sheet in open_sheets(data)] == ["bytes[one]", "bytes[two]"]
    assert [sheet.name for sheet in open_sheets(data, sheet="two")] == ["bytes"]
    with pytest.raises(Unreadable, match="no sheet 'three', it has one, empty, two"):
        list(open_sheets(data, sheet="three"))


def test_merged_cells_hold_their_value_throughout() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["lot", "analyte", "result"])
        sheet.merge_range(1, 0, 2, 0, "A-1")
        sheet.write_row(1, 1, ["lead", "1"])
        sheet.write_row(2, 1, ["cadmium", "2"])

    assert [line.cells for line in open_table(workbook(fill))] == [("A-1", "lead", "1"), ("A-1", "cadmium", "2")]


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def test_a_zip_bomb_is_refused() -> None:
    bomb = archive({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * (70 << 20)})
    with pytest.raises(Unreadable, match=r"unpacks to 70 MB from \d+ kB, which no table does"):
        list(open_sheets(bomb))


def test_a_cell_far_out_is_refused_before_memory_is_taken() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "lot")
        sheet.write(1_048_575, 16_383, "far")

    with pytest.raises(Unreadable, match="a cell stands so far out"):
        list(open_sheets(workbook(fill)))


def test_another_zip_is_no_workbook() -> None:
    with pytest.raises(Unreadable, match="a zip archive, not an Excel workbook"):
        list(open_sheets(archive({"a.txt": b"hello"})))


GOOD = workbook(table)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=0, max_size=40), st.booleans())
def test_a_damaged_workbook_is_read_or_refused(at: int, junk: bytes, cut: bool) -> None:
    data = GOOD[:at] + junk + (b"" if cut else GOOD[at + len(junk) :])
    with contextlib.suppress(Unreadable):
        for sheet in open_sheets(data):
            list(sheet.lines)
