"""What a version of a quote asks for an amount. Pure arithmetic on what the version says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol


class Priced(Protocol):
    """What has a price a unit and breaks."""

    price: Decimal
    tiers: Sequence[Mapping[str, str]]


def price_at(version: Priced, amount: Decimal) -> Decimal:
    """The price a unit at an amount: that of the highest break reached, else the plain one.

    >>> from types import SimpleNamespace as Version
    >>> price_at(Version(price=Decimal("9"), tiers=[{"at_least": "500", "price": "8.10"}]), Decimal(600))
    Decimal('8.10')
    """
    reached = [(Decimal(tier["at_least"]), Decimal(tier["price"])) for tier in version.tiers]
    reached = [tier for tier in reached if amount >= tier[0]]
    return max(reached)[1] if reached else version.price
