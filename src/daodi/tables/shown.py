"""What a workbook shows beside the bare values: percent signs, trailing zeros, cells merged over several rows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
STYLE = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\br="([A-Z]{1,3})([0-9]{1,7})")(?=[^>]*\bs="([0-9]{1,6})")[^>]*>')
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
SIMPLE = re.compile(r"[#,]*0(\.0+)?(%?)(?:_.)?(?:;.*)?")
BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
LARGEST = 64 << 20  # parts other than sheets


class Shown(NamedTuple):
    """How a number is shown: with so many decimals, and as percent or not."""

    decimals: int
    percent: bool

    def text(self, number: str) -> str:
        """The number as shown; digits that the format would hide are kept.

        >>> Shown(2, False).text("1.1"), Shown(1, True).text("0.095"), Shown(1, False).text("1.234")
        ('1.10', '9.5%', '1.234')
        """
        try:
            value = Decimal(number)
        except InvalidOperation:
            return number
        if self.percent:
            value = value.scaleb(2)
        exponent = value.normalize().as_tuple().exponent
        decimals = max(self.decimals, -exponent if isinstance(exponent, int) else 0)
        return f"{value:.{decimals}f}" + "%" * self.percent


def parts_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the archive that holds each sheet, by the sheet's name."""
    targets = {
        said.get("Id", ""): said.get("Target", "")
        for said in _attributes(archive, "xl/_rels/workbook.xml.rels", RELATION)
    }
    parts = {}
    for said in _attributes(archive, "xl/workbook.xml", SHEET):
        target = targets.get(said.get("r:id", ""), "")
        parts[_unescaped(said.get("name", ""))] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return parts


def shown_in(archive: zipfile.ZipFile, part: str) -> dict[tuple[int, int], Shown]:
    """The cells (row and column, from 0) of a sheet whose numbers are shown in a way that matters."""
    styles = _styles(archive)
    found: dict[tuple[int, int], Shown] = {}
    if not styles or part not in archive.namelist():
        return found
    for block in _blocks(archive, part):
        for letters, row, style in CELL.findall(block):
            shown = styles.get(int(style))
            if shown is not None:
                found[int(row) - 1, column_of(letters) - 1] = shown
    return found


def column_of(letters: bytes) -> int:
    """The number of a column by its letters: A is 1.

    >>> column_of(b"A"), column_of(b"AA")
    (1, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _styles(archive: zipfile.ZipFile) -> dict[int, Shown]:
    """The styles, by number, that show decimals or percent."""
    data = _part(archive, "xl/styles.xml")
    codes = dict(BUILT_IN)
    for said in map(_said, FORMAT.findall(data)):
        if said.get("numFmtId", "").isdigit():
            codes[int(said["numFmtId"])] = _unescaped(said.get("formatCode", ""))
    block = STYLES.search(data)
    found = {}
    for number, said in enumerate(map(_said, STYLE.findall(block[0]) if block else [])):
        code = codes.get(int(said.get("numFmtId", "0")) if said.get("numFmtId", "0").isdigit() else 0, "")
        match = SIMPLE.fullmatch(code)
        if match and (match[1] or match[2]):
            found[number] = Shown(max(0, len(match[1] or "") - 1), bool(match[2]))
    return found


def _attributes(archive: zipfile.ZipFile, part: str, element: re.Pattern[bytes]) -> Iterator[dict[str, str]]:
    return map(_said, element.findall(_part(archive, part)))


def _said(attributes: bytes) -> dict[str, str]:
    return {name.decode(): value.decode("utf-8", "replace") for name, value in ATTRIBUTE.findall(attributes)}


def _part(archive: zipfile.ZipFile, part: str) -> bytes:
    if part not in archive.namelist() or archive.getinfo(part).file_size > LARGEST:
        return b""
    return archive.read(part)


def _blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part in blocks that end between elements."""
    rest = b""
    with archive.open(part) as handle:
        while block := handle.read(1 << 20):
            head, found, tail = (rest + block).rpartition(b"<")
            yield head
            rest = found + tail
    yield rest


def _unescaped(text: str) -> str:
    for escaped, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(escaped, char)
    return text
