"""A block of lines in mixed scripts, as the page sets it: wraps by itself, draws Han and Latin on one baseline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus import Flowable

from daodi.hub.exchange.papers.printed.fonts import Fonts, Run
from daodi.hub.exchange.papers.printed.labels import label
from daodi.hub.exchange.papers.printed.sheet import Line
from daodi.hub.exchange.papers.printed.wrap import broken, measure

INK, INK3, RULE, EDGE, ACCENT = (HexColor(code) for code in ("#15201d", "#586560", "#d3dad7", "#73817c", "#1d4e89"))
SMALL = 0.84
LEADING = 1.36
HAN_BOLD = 0.028  # of the size: Han fonts of readers have no bold, so their strokes are drawn thicker


class Set(NamedTuple):
    """A line as it is set."""

    runs: Sequence[Run]
    size: float
    colour: Color
    is_strong: bool


class Words(Flowable):  # type: ignore[misc]
    """Lines under each other; of a text in two languages the second stands under the first, a little smaller."""

    def __init__(
        self,
        lines: Sequence[Line],
        fonts: Fonts,
        *,
        size: float,
        right: bool = False,
        second: str = "",
        after: Sequence[float] = (),
        colour: Color | None = None,
    ) -> None:
        super().__init__()
        self.lines, self.fonts, self.size, self.right = lines, fonts, size, right
        self.second, self.after, self.colour = second, after, colour
        self.made: list[Set] = []

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.made = [one for at, line in enumerate(self.lines) for one in self._set(line, width, at)]
        self.height = sum(one.size * LEADING for one in self.made)
        return width, self.height

    def _set(self, line: Line, width: float, at: int) -> Iterator[Set]:
        size = self.after[at - 1] if 0 < at <= len(self.after) else self.size
        for number, text in enumerate(line.text.lines):
            own = size * (SMALL if line.look == "small" or number else 1)
            grey = self.colour or (INK3 if line.look == "small" else INK)
            if line.label:
                text = f"{' '.join(label(line.label, self.second).lines)}: {text}"
            for runs in broken(text, self.fonts, line.look, own, width):
                yield Set(runs, own, grey, line.look == "strong")

    def draw(self) -> None:
        y = self.height
        for one in self.made:
            y -= one.size * LEADING
            x = self.width - measure(one.runs, one.size) if self.right else 0
            self._line(self.canv, one, x, y + one.size * 0.28)

    def _line(self, canvas: Any, one: Set, x: float, y: float) -> None:
        text = canvas.beginText(x, y)
        text.setFillColor(one.colour)
        text.setStrokeColor(one.colour)
        for run in one.runs:
            thick = one.is_strong and not run.font.startswith("Helvetica")
            text.setTextRenderMode(2 if thick else 0)
            text.setFont(run.font, one.size)
            text.textOut(run.text)
        text.setTextRenderMode(0)
        canvas.setLineWidth(one.size * HAN_BOLD)
        canvas.drawText(text)
