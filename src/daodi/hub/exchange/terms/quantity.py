"""Quantities as given, with what they are in kilograms. A 斤 without its region is refused, not guessed."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from daodi.hub.exchange.terms.number import Given, decimal
from daodi.reference.kinds.row import Row
from daodi.reference.load import read

TABLE = Path(__file__).parent / "units.csv"
REGIONS = ("CN", "HK", "TW")
KILOGRAM = "KGM"


class Unit(Row, frozen=True, kw_only=True, gc=False):
    """A unit of trade; ``region`` where it weighs another thing elsewhere; ``kg`` is empty where it is no mass."""

    unit: str
    region: str
    en: str
    zh_hans: str
    zh_hant: str
    kg: str
    rec20: str
    spellings: tuple[str, ...]

    def name(self, language: str = "en") -> str:
        """What a reader of this language calls it."""
        return {"zh-hans": self.zh_hans, "zh-hant": self.zh_hant}.get(language.lower(), self.en)


@dataclass(frozen=True)
class Quantity:
    """An amount in a unit as given; ``region`` is empty for units that are the same everywhere."""

    amount: Decimal
    unit: str
    region: str = ""

    @property
    def kg(self) -> Decimal | None:
        """In kilograms, exactly; None where the unit is no mass."""
        factor = unit(self.unit, self.region).kg
        return self.amount * Decimal(factor) if factor else None


@functools.cache
def units() -> tuple[Unit, ...]:
    """Every unit held, a regional one once for each region."""
    return read(TABLE, Unit)


@functools.cache
def _spelt() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for one in units():
        for spelling in dict.fromkeys((one.unit, *one.spellings)):
            found[spelling.casefold()] = (*found.get(spelling.casefold(), ()), one)
    return found


def unit(spelling: str, region: str = "") -> Unit:
    """The unit meant; raises ValueError that says what is expected where it is unknown or its region is missing."""
    meant = _spelt().get(spelling.strip().casefold(), ())
    if not meant:
        raise ValueError(
            f"{spelling!r} is no unit held; expected one of {', '.join(sorted({u.unit for u in units()}))}"
        )
    if len(meant) == 1 and meant[0].region in ("", region or meant[0].region):
        return meant[0]
    there = [one for one in meant if one.region == region.strip().upper()]
    if not there:
        weights = ", ".join(f"{one.region} ({one.kg} kg)" for one in meant)
        raise ValueError(f"{spelling} weighs another thing in each region; expected a region: {weights}")
    return there[0]


def quantity(amount: Given, spelling: str, region: str = "") -> Quantity:
    """A quantity, its unit found by any of its spellings.

    >>> quantity("2", "台斤")
    Quantity(amount=Decimal('2'), unit='斤', region='TW')
    >>> quantity("2", "斤", "HK").kg
    Decimal('1.20957964')
    """
    number = decimal(amount)
    if number < 0:
        raise ValueError(f"{amount} is below nothing; expected an amount of 0 or more")
    meant = unit(spelling, region)
    return Quantity(number, meant.unit, meant.region)


def rec20(what: Quantity) -> tuple[Decimal, str]:
    """The amount and its code of UN/ECE Recommendation 20 (packages: 21); regional units go out in kilograms.

    >>> rec20(quantity("3", "担", "CN"))
    (Decimal('150'), 'KGM')
    """
    meant = unit(what.unit, what.region)
    if meant.rec20:
        return what.amount, meant.rec20
    return what.amount * Decimal(meant.kg), KILOGRAM


def from_rec20(amount: Given, code: str) -> Quantity:
    """A quantity by its code, as other systems send it; ValueError where the code is not held."""
    found = next((one for one in units() if one.rec20 == code.strip().upper()), None)
    if found is None:
        raise ValueError(
            f"{code!r} is no unit code held; expected {', '.join(one.rec20 for one in units() if one.rec20)}"
        )
    return quantity(amount, found.unit)


def per(price: Decimal, of: tuple[str, str], to: tuple[str, str]) -> Decimal | None:
    """A price a unit as a price of another unit, both ``(unit, region)``; None where they do not measure the same.

    >>> int(per(Decimal(30), ("斤", "CN"), ("kg", "")))
    60
    """
    one, other = unit(*of), unit(*to)
    if (one.unit, one.region) == (other.unit, other.region):
        return price
    return price * Decimal(other.kg) / Decimal(one.kg) if one.kg and other.kg else None
