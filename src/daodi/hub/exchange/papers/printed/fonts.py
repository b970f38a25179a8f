"""Which font draws which sign: Latin letters by the PDF's own fonts, Han by those of the reader or of the site.

Without more, Han text names STSong-Light and MSung-Light, which PDF readers bring themselves. A site that sends papers
to where they may be missing sets ``DAODI_PDF_FONT`` to a TrueType file (.ttf, or .ttc with TrueType outlines): it is
embedded. ``DAODI_PDF_FONT_HANT`` may name another one for traditional characters.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

LATIN = {"plain": "Helvetica", "strong": "Helvetica-Bold", "latin": "Times-Italic", "small": "Helvetica"}
BUILT_IN = {"zh-hans": (("STSong-Light", "gbk"),), "zh-hant": (("MSung-Light", "big5"), ("STSong-Light", "gbk"))}
OTHERS = (("HYSMyeongJo-Medium", "euc_kr"), ("HeiseiMin-W3", "shift_jis"))
FILES = {"zh-hans": ("DAODI_PDF_FONT",), "zh-hant": ("DAODI_PDF_FONT_HANT", "DAODI_PDF_FONT")}
LOST = "□"


class FontMissing(ValueError):
    """The site's font can't be used; the text says why and what to do."""


@dataclass(frozen=True)
class Run:
    """Signs that one font draws."""

    font: str
    text: str

    def width(self, size: float) -> float:
        """How wide they are in points."""
        return float(pdfmetrics.stringWidth(self.text, self.font, size))


@dataclass(frozen=True)
class Fonts:
    """The fonts of one paper. ``lost`` collects what none of them can draw; ``broken`` keeps texts cut into lines."""

    second: str
    lost: set[str]
    broken: dict[tuple[str, str, float, float], list[list[Run]]] = field(default_factory=dict)

    def runs(self, text: str, look: str) -> list[Run]:
        """The text cut into runs of one font; what can't be drawn becomes □, and is remembered."""
        signs = [self._of(sign, look) for sign in text if sign.isprintable()]
        return [Run(font, "".join(sign for _, sign in some)) for font, some in groupby(signs, key=lambda one: one[0])]

    def _of(self, sign: str, look: str) -> tuple[str, str]:
        if _encodes(sign, "cp1252"):
            return LATIN[look], sign
        if found := _drawn_by(sign, self.second):
            return found, sign
        self.lost.add(sign)
        return _drawn_by(LOST, self.second) or LATIN[look], LOST


def usable(second: str) -> None:
    """Raises ``FontMissing`` where the site names a font that can't be used."""
    list(_embedded(second))


@functools.lru_cache(maxsize=16384)
def _drawn_by(sign: str, second: str) -> str:
    for name, covered in _embedded(second):
        if ord(sign) in covered:
            return name
    return next((name for name, code in (*BUILT_IN[second], *OTHERS) if _encodes(sign, code) and _built_in(name)), "")


@functools.cache
def _encodes(sign: str, code: str) -> bool:
    try:
        sign.encode(code)
    except UnicodeEncodeError:
        return False
    return True


@functools.cache
def _built_in(name: str) -> str:
    font = UnicodeCIDFont(name)
    if name == "MSung-Light":  # its table in the library names the map of simplified signs
        font.encodingName = "UniCNS-UCS2-H"
    pdfmetrics.registerFont(font)
    return name


def _embedded(second: str) -> Iterator[tuple[str, frozenset[int]]]:
    yield from (_file(path) for path in _paths(FILES[second]))


def _paths(names: Iterable[str]) -> list[str]:
    return [path for name in names if (path := os.environ.get(name, ""))]


@functools.cache
def _file(path: str) -> tuple[str, frozenset[int]]:
    name = f"Site{sum(path.encode()) % 9973}"
    try:
        font = TTFont(name, path)
    except (TTFError, OSError) as error:
        wanted = "expected a file with TrueType outlines, for example a .ttf"
        raise FontMissing(f"DAODI_PDF_FONT: {path} can't be used ({error}); {wanted}") from error
    pdfmetrics.registerFont(font)
    return name, frozenset(font.face.charToGlyph)
