"""Where answers go: the terminal or a file, as lines of JSON, as CSV, or as plain columns."""

from __future__ import annotations

import contextlib
import csv
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import msgspec

from daodi.tables.guard import guarded

GAP = "  "


@contextlib.contextmanager
def open_output(path: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that stands there whole at the end or, if anything goes wrong, not at all."""
    if path is None or path == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(path)
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_json_lines(out: TextIO, answers: Iterable[object]) -> None:
    """One JSON object a line, in order; each as soon as it is there."""
    encode = msgspec.json.Encoder().encode
    for answer in answers:
        out.write(encode(answer).decode())
        out.write("\n")


def write_csv(out: TextIO, header: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """A CSV in which no cell is taken for a formula by a spreadsheet."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(header)
    table.writerows([guarded(str(cell)) for cell in line] for line in lines)


def write_table(out: TextIO, header: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """Plain aligned columns; needs all lines before it can write the first."""
    table = [tuple(header), *(tuple(map(str, line)) for line in lines)]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    for line in table:
        cells = (cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True))
        out.write(GAP.join(cells).rstrip() + "\n")


def width(text: str) -> int:
    """How many columns of a terminal a text takes: Han, kana and Hangul take two each.

    >>> width("黃耆"), width("Astragali")
    (4, 9)
    """
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))
