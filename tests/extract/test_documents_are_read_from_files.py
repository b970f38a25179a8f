"""Plain text, HTML, PDF, JSON and JSON Lines, packed or not; what can't be read is said."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from daodi.extract import extract
from daodi.extract.text import Refused, read, read_all

SAID = "The hospital trained 300 nurses in 2019 with support from the ministry, and the second phase began in May."


def values(path: Path) -> list[object]:
    document = read(path)
    facts = extract(document)
    assert all(document.text[fact.start : fact.end] == fact.quote for fact in facts)
    return [fact.value for fact in facts if fact.value is not None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_plain_text_counts_the_characters_of_the_file(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    text = "累计培训\r\n人员1200人次,\r\n涉及中国标准和检测报告。\r\n"
    path.write_bytes(text.encode(encoding))
    document = read(path)
    assert document.text.lstrip("\ufeff") == text
    assert values(path) == [1200]


def test_a_page_is_read_without_its_menu_and_its_foot(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = f"<html><body><nav><a>12 offices</a></nav><article><h1>Aid</h1><p>{SAID}</p><p>{SAID[:60]}</p></article>"
    path.write_text(page + "<footer>Copyright 2019, 35 partners</footer></body></html>", encoding="utf-8")
    assert set(values(path)) == {300}


def test_a_page_that_is_broken_is_still_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><p>It sent 12 doctors<p><b", encoding="utf-8")
    assert values(path) == [12]


def test_packed_text_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(SAID.encode()))
    assert values(path) == [300]


def test_json_lines_give_a_document_each_and_name_the_line_that_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"id": "x", "text": SAID, "published": "2019-12-09"})
    path.write_text(f"{good}\n{{broken\n{json.dumps({'title': 'no text'})}\n{good}\n", encoding="utf-8")
    found = list(read_all(path))
    assert [one.row for one in found if isinstance(one, Refused)] == [2, 3]
    assert [one.id for one in found if not isinstance(one, Refused)] == ["x", "x"]


def test_the_day_of_a_document_resolves_its_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "It will train 500 nurses within three years.", "published": "2019"}))
    (fact,) = [fact for fact in extract(read(path)) if fact.value]
    assert (fact.deadline, fact.inferred) == ("2022", ("deadline",))


def pdf_of(text: str) -> bytes:
    """The smallest PDF that shows one line."""
    stream = f"BT /F1 12 Tf 20 700 Td ({text}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    return out + head + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)


def test_the_pages_of_a_pdf_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of("The team treated 4,200 patients in Khartoum."))
    assert values(path) == [4200]


BROKEN = [b"%PDF-1.4 broken", b"%PDF-1.4\n1 0 obj\n<<>>", b"\0\1\2\0" * 40, b'{"text": "no end']


@pytest.mark.parametrize("data", BROKEN)
def test_what_is_no_document_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"^[^\n]*$"):
        read(path)
