"""Where a limit really ends, once the document's own rounding has been allowed for.

Rounding and then comparing is the same as comparing with a shifted edge, so each limit is turned into one edge, once;
both the one-item and the batch path compare with it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

Method = Literal["none", "decimals", "significant"]
HALF = Decimal("0.5")


class Edge(msgspec.Struct, frozen=True, gc=False):
    """The last value within a limit: ``upper`` says on which side, ``closed`` whether the edge itself is within."""

    at: Decimal
    upper: bool
    closed: bool

    def holds(self, value: Decimal) -> bool:
        """Whether the value is within."""
        if self.upper:
            return value <= self.at if self.closed else value < self.at
        return value >= self.at if self.closed else value > self.at


def edge(printed: str, operator: str, method: Method = "none", factor: int = 1) -> Edge:
    """The edge of a limit as printed, for ``<=``, ``<`` and ``>=``.

    The printed digits count: 1.14 rounds to 1 and meets "1", but not "1.0".

    >>> edge("1", "<=", "decimals").holds(Decimal("1.14"))
    True
    >>> edge("1.0", "<=", "decimals").holds(Decimal("1.14"))
    False
    >>> edge("98.0", ">=", "decimals").holds(Decimal("97.95"))
    True
    """
    limit = Decimal(printed) * factor
    upper = operator != ">="
    if method == "none" or factor != 1:
        return Edge(limit, upper, operator != "<")
    if operator == "<=":
        return Edge(limit + HALF * _step(printed, method, below=False), upper, False)
    at = limit - HALF * _step(printed, method, below=True)
    return Edge(at, upper, not upper)


def _step(printed: str, method: Method, *, below: bool) -> Decimal:
    """The distance from the limit to the next value as rounded, above or below it."""
    limit = Decimal(printed)
    exponent = limit.as_tuple().exponent
    step = Decimal(1).scaleb(int(exponent))
    power_of_ten = limit.as_tuple().digits[0] == 1 and not any(limit.as_tuple().digits[1:])
    return step / 10 if method == "significant" and below and power_of_ten else step
