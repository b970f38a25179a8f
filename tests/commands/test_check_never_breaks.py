"""Whatever is sent: an answer or a line that says what is wrong; never a traceback, never a hang."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daodi.cli import main

QUIET = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
NAMES = ("lot", "material", "analyte", "result", "unit", "form", "use", "market", "on", "basis", "loq",
         "药材", "检测结果", "specification", "uncertainty", "daily_dose_g", "tested_on",
         "product", "ingredient", "amount")  # fmt: skip
WORDS = ("黄芪", "fang ji", "lead", "铅", "aflatoxin B1", "ND", "<0.05", "10^5", "ppm", "mg/kg", "EU", "medicine",
         "2026-01-01", "Complies", "±", "0,82±0,16", "1e999999", "=1+1", "-1", "\x00", "\u202e", "9" * 300,
         "95年11月10日", "%", "")  # fmt: skip


def _told(content: bytes, ending: str, *more: str) -> tuple[int, str, str]:
    """The exit code and what was said; a traceback would fail the test by itself."""
    with tempfile.TemporaryDirectory() as folder:
        file, out, err = Path(folder) / f"sent.{ending}", io.StringIO(), io.StringIO()
        file.write_bytes(content)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["check", str(file), "--market", "HK,EU", "--on", "2026-11-21", "--format", "json", *more])
    return code, out.getvalue(), err.getvalue()


def _is_sound(told: tuple[int, str, str]) -> bool:
    code, out, err = told
    lines = [json.loads(line) for line in out.split("\n") if line]
    return (
        "Traceback" not in err and code in (0, 1, 2) and (bool(err.strip()) or code == 0) and (code != 2 or not lines)
    )


@QUIET
@given(st.binary(max_size=400), st.sampled_from(["csv", "xlsx", "json", "jsonl", "csv.gz", "tsv", "txt"]))
def test_random_bytes(content: bytes, ending: str) -> None:
    assert _is_sound(_told(content, ending))


@QUIET
@given(
    st.binary(max_size=200),
    st.sampled_from([b"PK\x03\x04", b"\x1f\x8b\x08", b"\xff\xfe", b"\xef\xbb\xbf", b"[{", b"{"]),
)
def test_random_bytes_behind_a_known_beginning(content: bytes, beginning: bytes) -> None:
    for ending in ("csv", "xlsx", "json", "csv.gz"):
        assert _is_sound(_told(beginning + content, ending))


@QUIET
@given(
    header=st.lists(st.sampled_from(NAMES) | st.text(max_size=12), min_size=1, max_size=10),
    rows=st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=11), max_size=8),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5", "latin-1"]),
)
def test_random_tables(header: list[str], rows: list[list[str]], encoding: str) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    assert _is_sound(_told(text.getvalue().encode(encoding, "replace"), "csv"))


@QUIET
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "analyte": st.sampled_from(WORDS) | st.text(max_size=20),
                "result": st.sampled_from(WORDS) | st.text(max_size=20),
            },
            optional={
                name: st.sampled_from(WORDS) | st.text(max_size=20)
                for name in NAMES
                if name not in ("analyte", "result")
            },
        ),
        min_size=1,
        max_size=6,
    )
)
def test_random_records(rows: list[dict[str, str]]) -> None:
    assert _is_sound(_told(json.dumps(rows).encode(), "json"))
    assert _is_sound(_told("\n".join(map(json.dumps, rows)).encode(), "jsonl"))


@QUIET
@given(
    result=st.text(max_size=60), unit=st.text(max_size=30), analyte=st.text(max_size=30), material=st.text(max_size=40)
)
def test_any_text_in_any_cell_is_answered_or_named(result: str, unit: str, analyte: str, material: str) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(
        [["lot", "material", "analyte", "result", "unit"], ["A", material, analyte, result, unit]]
    )
    told = _told(text.getvalue().encode("utf-8", "replace"), "csv")
    assert _is_sound(told)
    assert told[1].strip() or told[2].strip()


SCHEMAS = "http://schemas.openxmlformats.org"
OFFICE = f"{SCHEMAS}/officeDocument/2006/relationships"
BOOK = (
    f'<workbook xmlns="{SCHEMAS}/spreadsheetml/2006/main" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
)
PLACES = (
    f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)


def _workbook(sheet: bytes) -> bytes:
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{SCHEMAS}/package/2006/content-types"/>'.encode(),
        "xl/workbook.xml": BOOK.encode(),
        "xl/_rels/workbook.xml.rels": PLACES.encode(),
        "xl/worksheets/sheet1.xml": sheet,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return file.getvalue()


def test_a_workbook_that_swells_without_bound_is_refused() -> None:
    bomb = _workbook(b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 12_000_000)
    assert len(bomb) < 2_000_000
    began = time.process_time()
    code, out, err = _told(bomb, "xlsx")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert time.process_time() - began < 10


@pytest.mark.parametrize("quoted", [False, True], ids=["bare", "in quotes"])
def test_a_line_of_64_megabytes_is_answered_or_refused_in_time(quoted: bool) -> None:
    cell = b"9" * (64 * 1024 * 1024)
    line = b'A,Arecae Semen,lead,"' + cell + b'",ppm\n' if quoted else b"A,Arecae Semen,lead," + cell + b",ppm\n"
    began = time.process_time()
    told = _told(b"lot,material,analyte,result,unit\n" + line + b"B,Arecae Semen,AFB1,58,ppb\n", "csv")
    assert _is_sound(told)
    assert time.process_time() - began < 10


def test_a_file_that_unpacks_to_very_much_is_read_as_it_comes() -> None:
    packed = gzip.compress(b"lot,material,analyte,result,unit\n" + b"\n" * 5_000_000)
    began = time.process_time()
    assert _is_sound(_told(packed, "csv.gz"))
    assert time.process_time() - began < 10


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig", "shift_jis"])
def test_a_table_in_an_encoding_of_its_own_is_read(encoding: str) -> None:
    text = "lot,material,analyte,result,unit\nA,當歸,lead,58,ppm\n"
    code, out, _ = _told(text.encode(encoding, "replace"), "csv")
    assert code in (0, 1)
    assert out
