"""How a product's authorisations stood over time, a line each, as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from daodi.hub.exchange.authorisations.models import Authorisation
from daodi.hub.exchange.authorisations.standing import Span, status_name, words
from daodi.hub.exchange.authorisations.tables import page
from daodi.hub.web.names import market_name

WIDTH, LEFT, RIGHT, ROW, TOP = 880, 210, 862, 44, 34
WIDE_ENOUGH = 9  # pixels a sign of a label takes at most
FAR = timedelta(days=365 * 40)


@dataclass(frozen=True)
class Bar:
    """What stood from one day to another: filled where valid, outlined where not."""

    x: float
    width: float
    valid: bool
    derived: bool
    text: str
    note: str


@dataclass(frozen=True)
class Row:
    """One authorisation."""

    y: int
    market: str
    number: str
    href: str
    bars: tuple[Bar, ...]
    last_x: float | None


@dataclass(frozen=True)
class Picture:
    """All that the template draws."""

    rows: tuple[Row, ...]
    years: tuple[tuple[float, str], ...]
    today_x: float
    height: int
    width: int = WIDTH


def picture(found: Sequence[tuple[Authorisation, Sequence[Span]]], today: date) -> Picture | None:
    """The lines of several authorisations over the same years; None where nothing is stated."""
    days = [span.begins for _one, spans in found for span in spans]
    if not days:
        return None
    ends = [one.valid_until for one, _spans in found if one.valid_until]
    first = date(max(min(days), today - FAR).year, 1, 1)
    last = min(max([*ends, *days, today]), today + FAR) + timedelta(days=120)
    scale = _Scale(first, last)
    return Picture(
        rows=tuple(_row(one, spans, TOP + ROW * at, scale, today) for at, (one, spans) in enumerate(found)),
        years=scale.years(),
        today_x=scale.x(today),
        height=TOP + ROW * len(found) + 6,
    )


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = max((last - first).days, 365)

    def x(self, day: date) -> float:
        share = min(max((day - self.first).days / self.days, 0), 1)
        return round(LEFT + share * (RIGHT - LEFT), 1)

    def years(self) -> tuple[tuple[float, str], ...]:
        span = range(self.first.year, self.last.year + 1)
        every = max(1, -(-len(span) // 10))
        return tuple((self.x(date(year, 1, 1)), str(year)) for year in span[::every])


def _row(one: Authorisation, spans: Sequence[Span], y: int, scale: _Scale, today: date) -> Row:
    return Row(
        y=y,
        market=market_name(one.market),
        number=one.number if len(one.number) <= 24 else one.number[:23] + "…",
        href=page(one),
        bars=tuple(_bar(span, scale) for span in spans if span.begins <= today or not span.derived),
        last_x=scale.x(one.valid_until) if one.valid_until and one.valid_until <= scale.last else None,
    )


def _bar(span: Span, scale: _Scale) -> Bar:
    begins, ends = scale.x(span.begins), scale.x(span.ends or scale.last)
    width = max(ends - begins, 3)
    word, row = status_name(span.what), words().get(span.what)
    room = width / WIDE_ENOUGH
    said = f"{span.begins.isoformat()} – {span.ends.isoformat() if span.ends else ''}".strip()
    return Bar(
        x=begins,
        width=width,
        valid=bool(row and row.valid == "yes"),
        derived=span.derived,
        text=word if _signs(word) <= room else "",
        note=f"{word}, {said}",
    )


def _signs(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)
