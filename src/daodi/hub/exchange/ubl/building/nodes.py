"""The smallest pieces of a document. What is empty makes no element; children stand in the standard's own order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from daodi.hub.exchange.terms.money import money as rounded
from daodi.hub.exchange.ubl.standard.names import CAC, CBC, namespace

Node = dict[str, Any]
VERSION = "2.4"
# XML has no form for these signs; a space stands for each.
UNSAID = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")


def document(kind: str, /, **members: Any) -> Node:
    """A document of a kind, with its members in the order of the standard."""
    content = node(UBLVersionID=text(VERSION), **members)
    return {"_D": namespace(kind), "_A": CAC, "_B": CBC, kind: [content]}


def node(**members: Any) -> Node:
    """An element with these children: one, a list of them, or none where there is nothing."""
    made: Node = {}
    for name, value in members.items():
        those = [one for one in (value if isinstance(value, list) else [value]) if one]
        if those:
            made[name] = those
    return made


def text(value: object, **attributes: str) -> Node | None:
    """A value, its attributes beside it; nothing where it is empty."""
    said = str(value if value is not None else "").translate(UNSAID).strip()
    return {"_": said, **{name: one for name, one in attributes.items() if one}} if said else None


def day(value: date | None) -> Node | None:
    """A date."""
    return {"_": value.isoformat()} if value else None


def clock(value: datetime) -> Node:
    """The time of a moment with its zone, to the second."""
    return {"_": value.timetz().isoformat("seconds")}


def number(value: Decimal) -> Decimal:
    """The same number without digits that say nothing: 500, not 500.0000."""
    return Decimal(format(value.normalize(), "f"))


def quantity(amount: Decimal | None, code: str) -> Node | None:
    """An amount in a unit of Recommendation 20."""
    return None if amount is None else {"_": number(amount), "unitCode": code}


def price(amount: Decimal, currency: str) -> Node:
    """A price with the digits it has."""
    return {"_": number(amount), "currencyID": currency}


def money(amount: Decimal, currency: str) -> Node:
    """A sum with the digits of its currency."""
    return {"_": rounded(amount, currency).amount, "currencyID": currency}


def count(many: int) -> Node:
    """How many."""
    return {"_": Decimal(many)}


def reference(number_: str, uuid: object = "", **more: Any) -> Node | None:
    """A reference to a document by its number."""
    return node(ID=text(number_), UUID=text(uuid), **more) if number_ else None


def properties(said: Mapping[str, object]) -> list[Node]:
    """Named properties of an item; those without a value are left out."""
    return [node(Name=text(name), Value=text(value)) for name, value in said.items() if text(value)]
