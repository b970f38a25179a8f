"""What is asked for before it is an order: terms and lines, as a form, a program or an imported document gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.orders.models import OrderLine
from daodi.hub.exchange.orders.values import coming_to, exact, in_kg, measured

FROM_LISTING = ("material_id", "material", "kind", "grade", "specification", "form", "use", "origin")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What holds for the whole order. ``number``: the buyer's own; given again, it is the same order.

    ``agreed`` is kept beside as it stood: what a quote said besides, the document that an order was read from.
    """

    currency: str
    market: str = ""
    incoterm: str = ""
    place: str = ""
    deliver_by: date | None = None
    note: str = ""
    number: str = ""
    agreed: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line. Of a ``listing``, its facts and price are taken; without one, ``description`` and ``price`` are given.

    ``amount`` is in ``unit`` (with ``unit_region`` for 斤 and 担), and so is ``price``.
    """

    amount: Decimal
    unit: str = "kg"
    unit_region: str = ""
    price: Decimal = Decimal(0)
    listing: Listing | None = None
    description: str = ""
    material: str = ""
    material_id: str = ""
    kind: str = ""
    grade: str = ""
    specification: str = ""
    form: str = ""
    use: str = ""
    origin: str = ""
    tolerance_pct: Decimal = Decimal(0)
    lots: Sequence[UUID] = ()


def priced(line: Line, number: int, currency: str) -> OrderLine:
    """The line as it is kept, its total to the smallest coin and its weight in kilograms."""
    given = measured(line.amount, line.unit, line.unit_region, "amount")
    price = exact(line.price, "price")
    facts = {name: getattr(line.listing or line, name) for name in FROM_LISTING}
    return OrderLine(
        number=number,
        listing=line.listing,
        description=line.listing.title if line.listing else line.description,
        amount=given.amount,
        unit=given.unit,
        unit_region=given.region,
        kg=in_kg(given),
        price=price,
        total=coming_to(given.amount, price, currency),
        tolerance_pct=line.tolerance_pct,
        lots=[str(one) for one in line.lots],
        **facts,
    )
