"""What closed orders tell of a price, and nothing of any one of them.

A price counts by its class alone: the classes stand before any order does, and each is a twentieth to a tenth of the
price wide. A cell names the classes of the lowest, the middle and the highest price. So whoever knows all the other
orders of a cell, and the cell, still knows the last one's price no closer than its class; and nobody can take their own
orders away and be left with a single other party's, since at least three sellers and three buyers stand behind a cell
and none has part in more than half of its orders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

LEAST_DEALS, LEAST_PARTIES = 5, 3
# Up to which first digits of a price its class is how wide, of a ten.
WIDTHS = ((Decimal(2), Decimal("0.1")), (Decimal(5), Decimal("0.2")), (Decimal(10), Decimal("0.5")))
MANY = ((20, "20-"), (10, "10-19"), (LEAST_DEALS, "5-9"))


@dataclass(frozen=True, slots=True)
class Deal:
    """One closed order of one thing: who sold to whom, and the price per kilogram."""

    seller: Hashable
    buyer: Hashable
    price: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """From the class of the lowest price to that of the highest, and the class (or two) of the middle one."""

    low: Decimal
    middle_low: Decimal
    middle_high: Decimal
    high: Decimal
    deals: str


def figures(deals: Sequence[Deal]) -> Figures | None:
    """What the deals of one thing, month and currency tell; None where that would tell too much of somebody."""
    if not tells(deals):
        return None
    classes = sorted(class_of(one.price) for one in deals)
    count = len(classes)
    return Figures(
        low=classes[0][0],
        middle_low=classes[(count - 1) // 2][0],
        middle_high=classes[count // 2][1],
        high=classes[-1][1],
        deals=next(said for least, said in MANY if count >= least),
    )


def tells(deals: Sequence[Deal]) -> bool:
    """Whether enough deals of enough parties stand together, none of whom has part in more than half."""
    sellers, buyers = {one.seller for one in deals}, {one.buyer for one in deals}
    if len(deals) < LEAST_DEALS or min(len(sellers), len(buyers)) < LEAST_PARTIES:
        return False
    shares = Counter(party for one in deals for party in {one.seller, one.buyer})
    return 2 * max(shares.values()) <= len(deals)


def class_of(price: Decimal) -> tuple[Decimal, Decimal]:
    """From where and to where the class of a price goes; the upper end is the next class's.

    >>> class_of(Decimal("63.10"))
    (Decimal('60'), Decimal('65'))
    >>> class_of(Decimal("1.05"))
    (Decimal('1.0'), Decimal('1.1'))
    """
    if price <= 0:
        raise ValueError(f"{price} is no price; expected more than nothing")
    ten = Decimal(1).scaleb(price.adjusted())
    first = price / ten
    width = next(wide for upto, wide in WIDTHS if first < upto) * ten
    low = price // width * width
    return _plain(low), _plain(low + width)


def _plain(number: Decimal) -> Decimal:
    """Without an exponent, as it is written."""
    return number if number.as_tuple().exponent <= 0 else number.quantize(Decimal(1))  # type: ignore[operator]
