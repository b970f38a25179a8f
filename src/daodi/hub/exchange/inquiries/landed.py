"""What a kilogram of a quote costs once it is there: an explained sum of what the quote states, part by part.

Nothing is guessed: a part that the buyer carries and nobody estimated is named as missing, and the sum is then a least.
Another currency is converted by a rate that the buyer stated, with its day and source, or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from daodi.hub.exchange.terms.incoterms import incoterm
from daodi.hub.exchange.terms.quantity import unit

HUNDRED = Decimal(100)
AT_THE_END = frozenset({"DAP", "DPU", "DDP"})  # goods travel at the seller's risk: a buyer insures nothing
PartName = Literal["price", "freight", "insurance", "duty"]
By = Literal["price", "estimate", "included", "missing"]


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a version states, as far as it bears on the cost; ``freight`` and ``insurance`` are for ``amount``."""

    currency: str
    price: Decimal
    unit: str
    unit_region: str
    amount: Decimal | None
    incoterm: str
    freight: Decimal | None = None
    insurance: Decimal | None = None
    duty_pct: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the cost, a kilogram, in the quote's currency. ``by``: where it comes from."""

    name: PartName
    by: By
    a_kg: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class DatedRate:
    """What one unit of the quote's currency is worth in ``currency``, as the buyer stated it."""

    rate: Decimal
    currency: str
    on: date
    source: str


@dataclass(frozen=True, kw_only=True)
class Landed:
    """The cost a kilogram. ``a_kg`` in the quote's currency; ``converted`` in the buyer's, where a rate is stated.

    ``missing`` names the parts nobody estimated; ``why`` is ``no-mass`` where the unit is no mass, ``no-rate`` where
    it can't be compared for want of a rate.
    """

    currency: str
    parts: Sequence[Part] = ()
    a_kg: Decimal | None = None
    converted: Decimal | None = None
    rate: DatedRate | None = None
    why: Literal["", "no-mass", "no-rate"] = ""

    @property
    def missing(self) -> tuple[PartName, ...]:
        return tuple(part.name for part in self.parts if part.by == "missing")


def landed(terms: Terms, *, into: str, rate: DatedRate | None = None) -> Landed:
    """The landed cost a kilogram of what a version states, part by part.

    >>> terms = Terms(currency="USD", price=Decimal(9), unit="kg", unit_region="", amount=Decimal(100),
    ...               incoterm="FOB", freight=Decimal(50), insurance=Decimal(10), duty_pct=Decimal(5))
    >>> landed(terms, into="USD").a_kg
    Decimal('10.08')
    """
    factor = unit(terms.unit, terms.unit_region).kg
    if not factor:
        return Landed(currency=terms.currency, why="no-mass")
    parts = _parts(terms, Decimal(factor))
    total = sum((part.a_kg for part in parts if part.a_kg is not None), Decimal(0))
    if terms.currency == into:
        return Landed(currency=terms.currency, parts=parts, a_kg=total, converted=total)
    if rate is None or rate.currency != into:
        return Landed(currency=terms.currency, parts=parts, a_kg=total, why="no-rate")
    return Landed(currency=terms.currency, parts=parts, a_kg=total, converted=total * rate.rate, rate=rate)


def _parts(terms: Terms, factor: Decimal) -> tuple[Part, ...]:
    """Price, carriage, insurance, duty: the seller's are in the price, the buyer's are estimated or missing."""
    rule = incoterm(terms.incoterm)
    kg = terms.amount * factor if terms.amount else None
    price = Part(name="price", by="price", a_kg=terms.price / factor)
    freight = _part("freight", rule.carriage == "seller", terms.freight, kg)
    insurance = _part("insurance", rule.insurance == "seller" or rule.code in AT_THE_END, terms.insurance, kg)
    return (price, freight, insurance, _duty(rule.import_duty == "seller", terms.duty_pct, (price, freight, insurance)))


def _part(name: PartName, is_included: bool, estimate: Decimal | None, kg: Decimal | None) -> Part:
    if is_included:
        return Part(name=name, by="included")
    if estimate is None or kg is None:
        return Part(name=name, by="missing")
    return Part(name=name, by="estimate", a_kg=estimate / kg)


def _duty(is_included: bool, percent: Decimal | None, before: Sequence[Part]) -> Part:
    """Duty on the value with freight and insurance as far as they are known: what customs commonly value."""
    if is_included:
        return Part(name="duty", by="included")
    if percent is None:
        return Part(name="duty", by="missing")
    value = sum((part.a_kg for part in before if part.a_kg is not None), Decimal(0))
    return Part(name="duty", by="estimate", a_kg=value * percent / HUNDRED)
