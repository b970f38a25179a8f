"""What a file may do to whoever opens it: how far it unpacks, and whether its XML reaches outside itself."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

PIECE = 1 << 18
RATIO = 100
ALWAYS_FINE = 32 * 2**20
MOST = 2**30
MEMBERS = 10_000
# A document type declaration is where entities come from; no format we speak needs one.
DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
OVERLAP = max(map(len, DECLARATIONS))


class Readable(Protocol):
    """What is read piece by piece."""

    def read(self, size: int, /) -> bytes: ...


class Harmful(ValueError):
    """Why a file is not taken."""


def guard(file: BinaryIO, kind: str, size: int) -> None:
    """Reads the file through as its kind is read; ``Harmful`` says what it would do."""
    file.seek(0)
    allowed = min(MOST, max(ALWAYS_FINE, RATIO * size))
    try:
        if kind == "application/gzip":
            _through(gzip.GzipFile(fileobj=file), allowed, is_xml=False)
        elif kind.startswith("application/vnd.openxml") or kind == "application/zip":
            _members(zipfile.ZipFile(file), allowed)
        elif kind == "application/xml":
            _through(file, allowed, is_xml=True)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise Harmful(f"it can't be unpacked: {error}") from error


def _members(packed: zipfile.ZipFile, allowed: int) -> None:
    members = packed.infolist()
    if len(members) > MEMBERS:
        raise Harmful(f"it holds {len(members)} files; expected at most {MEMBERS}")
    for member in members:
        with packed.open(member) as part:
            allowed -= _through(part, allowed, is_xml=member.filename.lower().endswith((".xml", ".rels")))


def _through(part: Readable, allowed: int, *, is_xml: bool) -> int:
    """How many bytes there are, read piece by piece and never more than allowed."""
    length, tail = 0, b""
    for piece in _pieces(part):
        length += len(piece)
        if length > allowed:
            raise Harmful("it unpacks to more than a hundred times its size")
        if is_xml and any(sign in tail + piece for sign in DECLARATIONS):
            raise Harmful("its XML has a document type declaration, which may reach outside the file")
        tail = piece[-OVERLAP:]
    return length


def _pieces(part: Readable) -> Iterator[bytes]:
    while piece := part.read(PIECE):
        yield piece
