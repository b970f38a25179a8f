"""The gauge beside a finding: where a result lies against its limit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

LEFT, WIDTH = 6.0, 260.0
RIGHT = LEFT + WIDTH
ROOM = Decimal(52) / Decimal(49)  # what a result beyond the scale leaves to its right


@dataclass(frozen=True)
class Gauge:
    """The places of limit and result on a bar of 272; good lies left of the limit, or right of a minimum."""

    limit_at: float
    result_at: float
    good_from: float
    good_width: float
    bad_from: float
    bad_width: float
    limit_text: str
    result_text: str
    mark: str

    @property
    def anchor(self) -> str:
        """Where the limit's label may stand without leaving the picture."""
        return "start" if self.limit_at < 80 else "end" if self.limit_at > 200 else "middle"

    @property
    def label_at(self) -> float:
        """The label's place."""
        return {"start": LEFT, "end": RIGHT}.get(self.anchor, self.limit_at)

    @property
    def result_anchor(self) -> str:
        """The same for the label of the result."""
        return "start" if self.result_at < 40 else "end" if self.result_at > 230 else "middle"


def gauge(value: str | None, limit: Decimal | None, operator: str, unit: str, mark: str) -> Gauge | None:
    """The gauge of a result; None where there is no number to draw, or no limit.

    From 0 to twice the limit, or to the result where that is further.

    >>> drawn = gauge("0.058", Decimal("0.005"), "<=", "mg/kg", "fail")
    >>> drawn.result_at, round(drawn.limit_at, 1)
    (251.0, 27.1)
    """
    try:
        result = Decimal(value or "")
    except InvalidOperation:
        return None
    if limit is None or limit <= 0 or not result.is_finite() or result < 0:
        return None
    end = max(limit * 2, result * ROOM)
    at, here = (round(LEFT + float(number / end) * WIDTH, 1) for number in (limit, result))
    low, high = (LEFT, round(at - LEFT, 1)), (at, round(RIGHT - at, 1))
    good, bad = (high, low) if operator.startswith(">") else (low, high)
    return Gauge(at, here, *good, *bad, f"{limit.normalize():f} {unit}", f"{result.normalize():f}", mark)
