"""Exports of WHO's search portal: its XML, and its tables in whatever form."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.parsers import expat

from daodi.hub.health.research.registers.making import Made, made
from daodi.hub.health.research.registers.tables import read
from daodi.hub.health.research.registers.trial import Form
from daodi.tables import Unreadable

PIECE = 1 << 16
LONGEST = 200_000  # characters of one element
DEEPEST = 6


@functools.cache
def columns() -> dict[str, str]:
    """From a header, folded, to the field it means."""
    return {row["header"]: row["field"] for row in read("columns")}


@functools.lru_cache(maxsize=512)
def meant(header: str) -> str:
    """The field that a column or element means; empty where none."""
    folded = "".join(sign for sign in header.casefold() if sign.isalnum())
    return columns().get(folded) or columns().get(header.strip(), "")


def trial(form: Form, cells: Mapping[str, str]) -> Made:
    """The trial of one row or element; the first column that holds something for a field wins."""
    fields: dict[str, str] = {}
    for header, text in cells.items():
        name = meant(header)
        if name and text and name not in fields and not text.isspace():
            fields[name] = text
    return made(form, fields)


def records(stream: BinaryIO, name: str) -> Iterator[dict[str, str]]:
    """The records of an ICTRP XML file, each as its elements' texts. A document type or an entity is refused."""
    reader = _Reader()
    try:
        while piece := stream.read(PIECE):
            reader.parser.Parse(piece, False)
            yield from reader.taken()
        reader.parser.Parse(b"", True)
        yield from reader.taken()
    except expat.ExpatError as error:
        raise Unreadable(f"{name}: line {error.lineno} is no XML: {expat.ErrorString(error.code)}") from error
    if not reader.count:
        raise Unreadable(f"{name}: no <Trial> in it; expected an export of WHO ICTRP")


class _Reader:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.depth = self.count = 0
        self.at = 0  # the depth of the record being read
        self.record: dict[str, str] = {}
        self.element = ""
        self.texts: list[str] = []
        self.size = 0
        self.ready: list[dict[str, str]] = []

    def taken(self) -> list[dict[str, str]]:
        """The records that are complete, once."""
        ready, self.ready = self.ready, []
        return ready

    def _refuse(self, *_said: object) -> None:
        raise Unreadable("a document type is not read; expected an export of WHO ICTRP")

    def _start(self, element: str, _attributes: object) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable(f"elements within elements, {DEEPEST} deep; expected an export of WHO ICTRP")
        if not self.at and element.casefold() == "trial":
            self.at, self.record = self.depth, {}
        elif self.at and self.depth == self.at + 1:
            self.element, self.texts, self.size = element if meant(element) else "", [], 0

    def _text(self, text: str) -> None:
        if self.element:
            self.size += len(text)
            if self.size <= LONGEST:
                self.texts.append(text)

    def _end(self, _element: str) -> None:
        if self.at and self.depth == self.at:
            self.ready.append(self.record)
            self.count += 1
            self.at = 0
        elif self.at and self.depth == self.at + 1:
            if self.texts and self.element:
                self.record[self.element] = "".join(self.texts)
            self.element = ""
        self.depth -= 1
