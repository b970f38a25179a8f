"""Tells what a file is and reads its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from daodi.extract.document import Document, document_of
from daodi.tables import Unreadable
from daodi.tables.encoding import encoding_of
from daodi.tables.objects import looks_like_json
from daodi.tables.source import Source, open_stream

LARGEST = 64 << 20
SAMPLE = 1 << 16
MARKUP = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:p|div|article)[\s>]", re.I)
EXPECTED = "expected a text, HTML, PDF or JSON with 'text'"


class Refused(msgspec.Struct, frozen=True):
    """A document of a file that could not be read; the others of the file were.

    >>> str(Refused("a.jsonl", 3, "text", "no text in this object", "a text"))
    'a.jsonl:3:text: no text in this object, expected a text'
    """

    file: str
    row: int
    column: str
    what: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}:{self.row}:{self.column}: {self.what}, expected {self.expected}"


def read(source: Source, name: str | None = None) -> Document:
    """The document in a file; raises Unreadable (a ValueError) where there is none, or more than one.

    The text of a plain file is the file itself, character by character; that of HTML is its main text, without menus
    and frame; that of a PDF its pages, an empty line between two.

    >>> read(b"41 projects", "a.txt").text
    '41 projects'
    """
    found = list(read_all(source, name))
    good = [one for one in found if isinstance(one, Document)]
    if len(good) != 1:
        raise Unreadable(
            str(found[0]) if found and not good else f"{name or source!r}: {len(good)} documents, expected one"
        )
    return good[0]


def read_all(source: Source, name: str | None = None) -> Iterator[Document | Refused]:
    """The documents of a file in order: one, or of JSON one an object; raises Unreadable where nothing can be read."""
    stream = open_stream(source)
    called = name or stream.name
    try:
        data = stream.whole(LARGEST)
    finally:
        stream.close()
    if data.startswith(b"%PDF"):
        from daodi.extract.text.pdf import text_of

        yield Document(id=called, text=text_of(data, called))
        return
    text = _decoded(data, called)
    if looks_like_json(data[:SAMPLE]):
        yield from _objects(text, called)
    elif MARKUP.search(text, 0, SAMPLE):
        from daodi.extract.text.html import document_from

        yield document_from(text, called)
    else:
        yield Document(id=called, text=text)


def _decoded(data: bytes, name: str) -> str:
    """The characters of the file, line ends and byte order mark included."""
    try:
        codec = encoding_of(data[:SAMPLE], name)
    except Unreadable as error:
        raise Unreadable(f"{str(error).rpartition(', expected')[0]}, {EXPECTED}") from None
    return data.decode("utf-8" if codec == "utf-8-sig" else codec, "replace")


def _objects(text: str, name: str) -> Iterator[Document | Refused]:
    try:
        whole = msgspec.json.decode(text.encode("utf-8", "replace"))
    except msgspec.DecodeError as error:
        yield from _lines(text, name, error)
        return
    several = whole if isinstance(whole, list) else [whole]
    for row, value in enumerate(several, start=1):
        yield _one(value, name, row, alone=len(several) == 1)


def _lines(text: str, name: str, error: Exception) -> Iterator[Document | Refused]:
    """JSON Lines: an object a line."""
    lines = [(row, line) for row, line in enumerate(text.split("\n"), start=1) if line.strip("\ufeff \r\t")]
    if len(lines) < 2:
        raise Unreadable(f"{name}:1: no JSON ({error}), {EXPECTED}")
    for row, line in lines:
        try:
            yield _one(msgspec.json.decode(line.strip("\ufeff")), name, row, alone=False)
        except msgspec.DecodeError:
            yield Refused(name, row, "", "no JSON", "an object with 'text' a line")


def _one(value: object, name: str, row: int, alone: bool) -> Document | Refused:
    try:
        document = document_of(value) if isinstance(value, dict) else None
    except ValueError:
        document = None
    if document is None:
        return Refused(name, row, "text", "no document", "an object with 'text'")
    called = name if alone else document.id or f"{name}:{row}"
    return msgspec.structs.replace(document, id=called)
