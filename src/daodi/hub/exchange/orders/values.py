"""Amounts and fields held against what can be kept, without asking the database."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.exchange.terms import money as of_money
from daodi.hub.exchange.terms.quantity import Quantity, quantity

M = TypeVar("M", bound=Model)
MOST, STEP = Decimal(10) ** 12, Decimal("0.0001")
HUNDRED = Decimal(100)


def fitting(record: M) -> M:
    """The same record, where its own fields fit; that its relations are there, the database holds."""
    try:
        record.clean_fields(exclude=_related(type(record)))
    except ValidationError as error:
        raise Invalid({name: " ".join(texts) for name, texts in error.message_dict.items()}) from error
    return record


def exact(amount: Decimal, field: str) -> Decimal:
    """An amount as it can be kept: finite, not below nothing, four places at most."""
    if not amount.is_finite() or not 0 <= amount < MOST or amount != amount.quantize(STEP):
        raise Invalid({field: _("expected a number of at most twelve digits and four decimal places")})
    return amount


def some(amount: Decimal, field: str) -> Decimal:
    """The same, above nothing."""
    if exact(amount, field) <= 0:
        raise Invalid({field: _("expected an amount above 0")})
    return amount


def measured(amount: Decimal, unit: str, region: str, field: str) -> Quantity:
    """A quantity above nothing, its unit known."""
    try:
        return quantity(some(amount, field), unit, region)
    except ValueError as error:
        raise Invalid({field: str(error)}) from error


def in_kg(given: Quantity) -> Decimal | None:
    """In kilograms to a tenth of a gram; none where the unit is no mass."""
    kg = given.kg
    return None if kg is None else kg.quantize(STEP)


def coming_to(amount: Decimal, price: Decimal, currency: str) -> Decimal:
    """What an amount costs, to the smallest coin of the currency."""
    return exact(of_money.money(amount * price, currency).amount, "total")


def currency(code: str) -> str:
    """A currency in use."""
    try:
        return of_money.known(code)
    except ValueError as error:
        raise Invalid({"currency": str(error)}) from error


def most_of(amount: Decimal, tolerance_pct: Decimal) -> Decimal:
    """The most that may be shipped of an amount."""
    return amount * (1 + tolerance_pct / HUNDRED)


def least_of(amount: Decimal, tolerance_pct: Decimal) -> Decimal:
    """The least that counts as all of it."""
    return amount * (1 - tolerance_pct / HUNDRED)


def shown(amount: Decimal) -> str:
    """A number as it is sent and kept in words: without empty decimal places."""
    return format(amount.normalize(), "f") if amount else "0"


def _related(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.fields if field.is_relation or field.primary_key}
