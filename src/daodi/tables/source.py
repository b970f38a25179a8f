"""Bytes from wherever they come: a path, bytes, an open stream, standard input; unpacked where they are gzipped."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from pathlib import Path
from typing import BinaryIO

from daodi.tables.cells import Unreadable

Source = str | os.PathLike[str] | bytes | BinaryIO
GZIP = b"\x1f\x8b"
FREE = 64 << 20  # so many bytes may come out of a .gz before their ratio is asked about
RATIO = 200  # ordinary tables pack 5 to 50 times
BROKEN = (EOFError, OSError, zlib.error)  # what a damaged or vanished file raises while it is read


class Stream:
    """A named stream of bytes that can be looked at before it is read.

    >>> stream = open_stream(b"lot,result")
    >>> stream.look(3), stream.read(100)
    (b'lot', b'lot,result')
    """

    def __init__(self, name: str, raw: BinaryIO) -> None:
        self.name = name
        self._raw = raw
        self._ahead = b""

    def look(self, size: int) -> bytes:
        """The first bytes from here on (fewer at the end), which stay to be read."""
        try:
            while len(self._ahead) < size and (more := self._raw.read(size - len(self._ahead))):
                self._ahead += more
        except BROKEN as error:
            if not self._ahead:  # else the damage is met again, and said, after what can be read
                raise Unreadable(f"{self.name}: {_reason(error)}") from None
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """Up to so many bytes; none at the end."""
        if self._ahead:
            ahead, self._ahead = self._ahead[:size], self._ahead[size:]
            return ahead if len(ahead) == size else ahead + self._raw.read(size - len(ahead))
        return self._raw.read(size)

    def whole(self, limit: int) -> bytes:
        """All bytes; Unreadable where there are more than ``limit``."""
        data = bytearray()
        try:
            while block := self.read(1 << 20):
                data += block
                if len(data) > limit:
                    raise Unreadable(f"{self.name}: larger than {limit >> 20} MB, too large to be read as one piece")
        except BROKEN as error:
            raise Unreadable(f"{self.name}: {_reason(error)}") from None
        return bytes(data)

    def close(self) -> None:
        """Closes what was opened, but never standard input."""
        if self._raw is not sys.stdin.buffer:
            self._raw.close()


class _Unpacked(io.RawIOBase):
    """A gzip stream that stops where it unpacks to far more than any table would."""

    def __init__(self, name: str, packed: Stream) -> None:
        self._name = name
        self._stream = packed
        self._packed = _Counted(packed)
        self._gzip = gzip.GzipFile(fileobj=self._packed, mode="rb")  # type: ignore[call-overload]
        self._out = 0

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._gzip.read(size)
        self._out += len(data)
        if self._out > FREE and self._out > RATIO * self._packed.taken:
            raise Unreadable(f"{self._name}: unpacks to more than {RATIO} times its size, which no table does")
        return data

    def close(self) -> None:
        self._stream.close()
        super().close()


class _Counted:
    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size if size >= 0 else 1 << 16)
        self.taken += len(data)
        return data


def open_stream(source: Source) -> Stream:
    """Opens a source and unpacks it where it is gzipped. Unreadable where it can't be opened."""
    stream = _opened(source)
    if stream.look(2) != GZIP:
        return stream
    name = stream.name.removesuffix(".gz")
    return Stream(name, _Unpacked(name, stream))  # type: ignore[arg-type]


def _opened(source: Source) -> Stream:
    if source == "-":
        return Stream("standard input", sys.stdin.buffer)
    if isinstance(source, bytes):
        return Stream("bytes", io.BytesIO(source))
    if isinstance(source, str | os.PathLike):
        return _file(Path(source))
    return Stream(Path(str(getattr(source, "name", "stream"))).name, source)


def _file(path: Path) -> Stream:
    try:
        if path.is_dir():
            raise Unreadable(f"{path}: a folder, not a file")
        return Stream(path.name, path.open("rb"))
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path}: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """Why a file can't be read, in words."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, gzip.BadGzipFile | zlib.error | EOFError):
        return "the .gz is damaged or cut short"
    return getattr(error, "strerror", None) or str(error)
