"""Lines of text from a stream of bytes, decoded as they come, each at most 64 MB."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from daodi.tables.cells import Unreadable
from daodi.tables.encoding import NAMES, encoding_of
from daodi.tables.source import BROKEN, Stream

SAMPLE = 1 << 18
BLOCK = 1 << 19
LONGEST = 64 << 20


class Fault(str):
    """Stands where a line can't be used, and says why; so row numbers stay true."""


class Text:
    """The lines of a stream, each with its line end; a ``Fault`` where one is too long or can't be decoded.

    >>> from daodi.tables.source import open_stream
    >>> text = Text(open_stream("批号\\nA".encode("gb18030")))
    >>> list(text), text.encoding
    (['批号\\n', 'A'], 'GB18030')
    """

    def __init__(self, stream: Stream) -> None:
        self.name = stream.name
        self._stream = stream
        sample = stream.look(SAMPLE)
        self._codec = encoding_of(sample, stream.name)
        self._plain = self._codec == "utf-8" and sample.isascii()
        self._end = b"\r" if b"\n" not in sample and b"\r" in sample else b"\n"
        self._damage = ""

    @property
    def encoding(self) -> str:
        """The encoding taken, as people write it."""
        return NAMES[self._codec]

    def __iter__(self) -> Iterator[str]:
        for block in self._wide() if self._codec.startswith(("utf-16", "utf-32")) else self._narrow():
            if isinstance(block, Fault):
                yield block
                continue
            lines = block.split("\n")
            last = lines.pop()
            for line in lines:
                yield line + "\n"
            if last:
                yield last

    def _blocks(self) -> Iterator[bytes]:
        try:
            while block := self._stream.read(BLOCK):
                yield block
        except BROKEN:
            self._damage = "the file is damaged or ends early here"

    def _narrow(self) -> Iterator[str]:
        for lines in self._whole_lines():
            if isinstance(lines, Fault):
                yield lines
                continue
            try:
                text = lines.decode(self._codec)
            except UnicodeDecodeError:
                yield from self._one_by_one(lines)
            else:
                yield text.replace("\r", "\n") if self._end == b"\r" else text

    def _whole_lines(self) -> Iterator[bytes | Fault]:
        """The bytes, cut at line ends only: no trail byte of these encodings is one."""
        rest: list[bytes] = []
        size = 0
        for block in self._blocks():
            head, found, tail = block.rpartition(self._end)
            if found:
                yield from self._bounded(rest, size, head + found)
                rest, size = [], 0
            size += len(tail)
            if size <= LONGEST:
                rest.append(tail)
        if self._damage:
            yield Fault(self._damage)
        else:
            yield from self._bounded(rest, size, b"")

    def _bounded(self, rest: list[bytes], size: int, lines: bytes) -> Iterator[bytes | Fault]:
        if size <= LONGEST:
            yield b"".join((*rest, lines))
            return
        yield Fault(f"the line is longer than {LONGEST >> 20} MB")
        yield lines.partition(self._end)[2]

    def _one_by_one(self, lines: bytes) -> Iterator[str]:
        """Lines of which some don't decode: the encoding is decided anew where all was ASCII so far."""
        for line in lines.split(self._end):
            if self._plain and not line.isascii():
                self._codec, self._plain = encoding_of(_beyond_ascii(lines), self.name), False
            try:
                yield line.decode(self._codec) + "\n"
            except UnicodeDecodeError:
                yield Fault(f"the line is not valid {self.encoding}")

    def _wide(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._codec)(errors="replace")
        rest = ""
        for block in self._blocks():
            head, found, rest = (rest + decoder.decode(block)).rpartition("\n")
            if found:
                yield head + found
            if len(rest) > LONGEST:
                raise Unreadable(f"{self.name}: a line is longer than {LONGEST >> 20} MB")
        yield Fault(self._damage) if self._damage else rest + decoder.decode(b"", final=True)


def _beyond_ascii(lines: bytes) -> bytes:
    return b"\n".join(line for line in lines.splitlines() if not line.isascii())
