"""What a file is, by its content: its name is never believed."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import BinaryIO

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STARTS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-excel"),
)
TABLES = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}
ENCODINGS = ("utf-8-sig", "gb18030", "big5hkscs", "cp1252")
HEAD = 65536


def media_type(file: BinaryIO, name: str) -> str | None:
    """The media type of a file that is kept here, or None for one that isn't.

    >>> import io
    >>> media_type(io.BytesIO(b"%PDF-1.7"), "certificate.exe")
    'application/pdf'
    """
    file.seek(0)
    head = file.read(HEAD)
    for start, kind in STARTS:
        if head.startswith(start):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _packed(file)
    return _written(head, name)


def _packed(file: BinaryIO) -> str | None:
    try:
        names = set(zipfile.ZipFile(file).namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    if "xl/workbook.xml" in names:
        return XLSX
    return DOCX if "word/document.xml" in names else "application/zip"


def _written(head: bytes, name: str) -> str | None:
    text = _text(head)
    if text is None:
        return None
    start = text.lstrip()[:200].lower()
    if start.startswith("<?xml"):
        return "application/xml"
    # Pages and drawings can run in a browser; as plain text they can't.
    if start.startswith("<"):
        return "text/plain"
    if start.startswith(("{", "[")) and _is_json(text, start):
        return "application/json"
    return TABLES.get(Path(name).suffix.lower(), "text/plain")


def _text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    if b"\x00" in head:
        return None
    for encoding in ENCODINGS:
        try:
            return head.decode(encoding)
        except UnicodeDecodeError as error:
            # The head of a long file may end inside a character.
            if len(head) == HEAD and error.start >= HEAD - 4:
                return head[: error.start].decode(encoding)
    return None


def _is_json(text: str, start: str) -> bool:
    try:
        json.JSONDecoder().raw_decode(text.strip())
    except ValueError:
        return len(text) >= HEAD // 4 or start.startswith('{"')
    except RecursionError:
        return False
    return True
