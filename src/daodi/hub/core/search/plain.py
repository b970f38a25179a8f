"""Texts as plain words: one script, no marks, Han characters one by one, letters and digits apart."""

from __future__ import annotations

import functools
import re

from daodi.hub.core.search.models import TITLE_BYTES
from daodi.resolve.fold import HAN, key, sound, words

ALONE = r"\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
PIECES = re.compile(rf"[{ALONE}]|\d+|[^\W\d_{ALONE}]+")
APART = "_"  # between two texts, so that no phrase runs over their border
MOST, LONGEST, READ = 400, 80, 4000


def pieces(text: str) -> list[str]:
    """The words that a text is found by, in their order.

    >>> pieces("黃耆 HQ-2026-00012 Radix Astragali")
    ['黄', '芪', 'hq', '2026', '00012', 'radix', 'astragali']
    """
    return [piece[:LONGEST] for word in words(text[:READ]) for piece in PIECES.findall(word)]


def joined(name: str, *texts: str) -> str:
    """A title and other texts as one line of plain words of bounded length, with the title in one word and how the
    Chinese among them is read.

    >>> joined("A-1", "黃耆 Astragali")
    'a 1 _ a1 _ 黄 芪 astragali _ huangqi'
    """
    (first, read), *others = map(_plain, (name, *texts))
    lines = [first, _whole(name) if " " in first else "", *(line for line, _read in others)]
    reads = dict.fromkeys((*read, *(one for _line, read in others for one in read)))
    told = f" {APART} ".join(line for line in (*lines, *reads) if line)
    return " ".join(told.split(" ", MOST)[:MOST])


def title(text: str) -> bytes:
    """A title, or the beginning of one, as it is compared: without case, marks, spaces and punctuation.

    >>> title("HQ-2026-001"), title("hq2026 001")
    (b'hq2026001', b'hq2026001')
    """
    return key(text[:READ]).encode("utf-8", "ignore")[:TITLE_BYTES]


@functools.lru_cache(maxsize=4096)
def _plain(text: str) -> tuple[str, tuple[str, ...]]:
    """Its words, and how the Chinese in it is read; the same names and places come with many records."""
    runs = (word for word in words(text[:READ]) if HAN.match(word))
    return " ".join(pieces(text)), tuple(sound(run)[:LONGEST] for run in runs)


def _whole(name: str) -> str:
    plain = key(name[:READ])[:LONGEST]
    return plain if plain.isascii() and plain.isalnum() else ""
