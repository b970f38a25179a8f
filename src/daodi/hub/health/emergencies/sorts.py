"""What can be needed or offered, and in which units: two tables, the same words for everybody in every language."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from django.db import models
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.web.tongue import own

HERE = Path(__file__).parent


class Kind(models.TextChoices):
    STOCK = "stock", _in("emergency", "Supplies")
    STAFF = "staff", _in("emergency", "Staff")
    LABORATORY = "laboratory", _in("emergency", "Laboratories")
    BED = "bed", _in("emergency", "Beds")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; ``whole`` where there are no parts of one."""

    unit: str
    whole: bool
    en: str
    en_many: str
    zh_hans: str
    zh_hant: str

    @property
    def name(self) -> str:
        """What several of it are called in the page's language."""
        return own(self.en_many, self.zh_hans, self.zh_hant)

    def of(self, amount: Decimal) -> str:
        """What so many of it are called."""
        return own(self.en if amount == 1 else self.en_many, self.zh_hans, self.zh_hant)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of supplies, staff, laboratories or beds; the first of ``units`` is the usual one."""

    sort: str
    kind: Kind
    units: tuple[str, ...]
    en: str
    zh_hans: str
    zh_hant: str

    @property
    def name(self) -> str:
        """What it is called in the page's language."""
        return own(self.en, self.zh_hans, self.zh_hant)


@functools.cache
def units() -> Mapping[str, Unit]:
    """Every unit, by its key."""
    return MappingProxyType({row["unit"]: _unit(row) for row in _rows("units.csv")})


@functools.cache
def sorts() -> Mapping[str, Sort]:
    """Every sort, by its key, in the order of the table: kind by kind.

    >>> sorts()["intensive"].units
    ('bed',)
    """
    return MappingProxyType({row["sort"]: _sort(row) for row in _rows("sorts.csv")})


def sort_name(sort: str) -> str:
    """The name of a sort; a key that is no more is its own name."""
    return sorts()[sort].name if sort in sorts() else sort


def unit_name(unit: str) -> str:
    """The name of a unit; a key that is no more is its own name."""
    return units()[unit].name if unit in units() else unit


def unit_of(unit: str, amount: Decimal) -> str:
    """The name of a unit beside an amount."""
    return units()[unit].of(amount) if unit in units() else unit


def kind_of(sort: str) -> str:
    """The kind that a sort belongs to; nothing for one that is no more."""
    return sorts()[sort].kind.value if sort in sorts() else ""


def _unit(row: Mapping[str, str]) -> Unit:
    return Unit(row["unit"], row["whole"] == "yes", row["en"], row["en_many"], row["zh_hans"], row["zh_hant"])


def _sort(row: Mapping[str, str]) -> Sort:
    units = tuple(row["units"].split("|"))
    return Sort(row["sort"], Kind(row["kind"]), units, row["en"], row["zh_hans"], row["zh_hant"])


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
