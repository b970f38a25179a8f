"""A price break as people type it: from which amount on, then the price; one number alone is the price from 0 on."""

from __future__ import annotations

import re
from decimal import Decimal

from daodi.hub.exchange.terms.number import decimal

APART = re.compile(r"[\s:：;；]+")


def tier(text: str) -> tuple[Decimal, Decimal]:
    """The amount and the price; ValueError where it is neither.

    >>> tier("100 32.50"), tier("36")
    ((Decimal('100'), Decimal('32.50')), (Decimal('0'), Decimal('36')))
    """
    parts = [one for one in APART.split(text.strip()) if one]
    least, price = ["0", *parts] if len(parts) == 1 else parts
    return _figure(least), _figure(price)


def _figure(text: str) -> Decimal:
    number = decimal(text)
    if abs(number) >= 10**14 or number != round(number, 4):
        raise ValueError(text)
    return number
