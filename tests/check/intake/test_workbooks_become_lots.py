"""Certificates as people keep them in workbooks: title rows, merged cells, a sheet a certificate."""

from __future__ import annotations

import datetime
import io

import xlsxwriter

from daodi.check.intake import read
from daodi.check.lot import Lot


def is_analyte(text: str) -> bool:
    return text in ("Lead", "Cadmium", "Loss on drying")


def workbook(*, specifications: bool = False) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        percent = book.add_format({"num_format": "0.0%"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for lot, lead in (("A-1", 0.5), ("A-2", 0.75)):
            sheet = book.add_worksheet(lot)
            sheet.merge_range("A1:D1", "CERTIFICATE OF ANALYSIS")
            sheet.write_row(2, 0, ["Product", "Astragalus root", "Batch No.", lot])
            sheet.write(3, 0, "Manufacturing date")
            sheet.write_datetime(3, 1, datetime.datetime(2026, 1, 2), day)
            sheet.write_row(5, 0, ["Item", "Specification", "Result", "Method"])
            sheet.write_row(6, 0, ["Loss on drying", "NMT 10%"])
            sheet.write_number(6, 2, 0.095, percent)
            sheet.write_row(7, 0, ["Lead", "NMT 5 ppm", lead])
            sheet.write_row(8, 0, ["Conclusion:", "conforms"])
        if specifications:
            book.add_worksheet("Spec").write_row(0, 0, ["Item", "Specification", "Method"])
        book.add_worksheet("Notes").write(0, 0, "nothing to see")
    return out.getvalue()


def test_each_sheet_is_a_lot_and_a_sheet_without_a_table_is_left_out() -> None:
    intake = read(workbook(), is_analyte=is_analyte)
    first, second = (lot for lot in intake if isinstance(lot, Lot))
    assert (first.lot, first.material, first.manufactured_on) == ("A-1", "Astragalus root", "2026-01-02")
    assert [(r.analyte, r.result, r.specification, r.input) for r in first.results] == [
        ("Loss on drying", "9.5%", "NMT 10%", "bytes[A-1]:7"),
        ("Lead", "0.5", "NMT 5 ppm", "bytes[A-1]:8"),
    ]
    assert (second.lot, second.results[1].result, intake.problems) == ("A-2", "0.75", [])


def test_a_sheet_that_is_nearly_a_table_of_results_is_named() -> None:
    intake = read(workbook(specifications=True), is_analyte=is_analyte)
    assert len(list(intake)) == 2
    assert [str(problem) for problem in intake.problems] == [
        "bytes[Spec]:1:: a specification sheet: no column of results in row 1, it has: Item, Specification, Method, "
        "expected a table of results"
    ]
