"""Listings from a table, one a row: each good row becomes a draft, bad rows say what was expected."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.intake import Taken, Wrong, day, taken
from daodi.hub.exchange.catalogue import offering
from daodi.hub.exchange.catalogue.models import Kind, Listing
from daodi.hub.exchange.catalogue.tiers import tier
from daodi.hub.exchange.terms.number import decimal
from daodi.reference.kinds.row import Row
from daodi.reference.load import read

TABLE = Path(__file__).parent / "columns.csv"
NEEDED = ("title", "currency")
TIERS = re.compile(r"[;；|\n]")


class Heading(Row, frozen=True, kw_only=True, gc=False):
    """A field of a listing and what suppliers head its column with: small letters, without blanks."""

    column: str
    spellings: tuple[str, ...]


def take(*, actor: Actor, name: str, content: bytes) -> Taken[Listing]:
    """Makes a draft of each good row. ``Invalid`` where the file is no table of listings."""
    acting_for(actor)
    return taken(name=name, content=content, meant=_meant, needed=NEEDED, enter=lambda row: _entered(actor, row))


@functools.cache
def _headings() -> dict[str, str]:
    return {spelling: one.column for one in read(TABLE, Heading) for spelling in (one.column, *one.spellings)}


def _meant(label: str) -> str:
    bare = re.sub(r"[\s_（）()-]", "", label).casefold()
    return _headings().get(bare, _headings().get(label.strip().casefold(), ""))


def _entered(actor: Actor, row: Mapping[str, str]) -> Listing:
    facts: dict[str, Any] = {
        **{name: row[name] for name in offering.FACTS if row.get(name)},
        "kind": _kind(row.get("kind", "")),
        "minimum": _number(row, "minimum") or Decimal(0),
        "lead_days": _days(row),
        "valid_until": day(row, "valid_until"),
    }
    if not row.get("title"):
        raise Wrong("title", _("nothing stands there"), _("a title"))
    try:
        with transaction.atomic():
            return offering.add(actor=actor, facts=facts, prices=_prices(row))
    except Invalid as error:
        column, text = next(iter(error.fields.items()))
        raise Wrong(column, row.get(column, ""), text) from error


def _kind(stated: str) -> str:
    kinds = {str(one.label).casefold(): one.value for one in Kind} | {one.value: one.value for one in Kind}
    if stated.casefold() not in kinds and stated:
        raise Wrong("kind", stated, ", ".join(Kind.values))
    return kinds.get(stated.casefold(), Kind.RAW.value)


def _number(row: Mapping[str, str], column: str) -> Decimal | None:
    text = row.get(column, "")
    try:
        number = decimal(text) if text else None
    except ValueError as error:
        raise Wrong(column, text, _("a number: 25")) from error
    if number is not None and not 0 <= number < 10**14:
        raise Wrong(column, text, _("a number: 25"))
    return number


def _days(row: Mapping[str, str]) -> int | None:
    number = _number(row, "lead_days")
    if number is not None and (number != int(number) or number > 3650):
        raise Wrong("lead_days", row["lead_days"], _("a number of days: 14"))
    return None if number is None else int(number)


def _prices(row: Mapping[str, str]) -> list[tuple[Decimal, Decimal]]:
    """One price from the least amount on, or several: ``1 36.00; 100 32.50``."""
    said = [one for one in TIERS.split(row.get("prices", "")) if one.strip()]
    try:
        return [tier(one) for one in said]
    except ValueError as error:
        raise Wrong("prices", row["prices"], _("a price, or amounts with prices: 1 36.00; 100 32.50")) from error
