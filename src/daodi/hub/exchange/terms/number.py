"""Decimal numbers as people and files give them; a float is refused, since it is not the number that was meant."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

Given = Decimal | int | str


def decimal(given: Given) -> Decimal:
    """The number given, exactly; raises ValueError or, for a float, TypeError.

    >>> decimal("1,200.50")
    Decimal('1200.50')
    """
    if isinstance(given, (float, bool)):
        raise TypeError(f"give the number as text or Decimal, not as {type(given).__name__}")
    text = given.strip().replace(",", "") if isinstance(given, str) else given
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{given!r} is no number; expected digits, for example 1200.50") from None
    if not number.is_finite():
        raise ValueError(f"{given!r} is no number; expected digits, for example 1200.50")
    return number
