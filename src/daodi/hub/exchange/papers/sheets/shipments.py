"""A shipment on paper: what is in it, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from daodi.hub.exchange.orders.models import Order, Shipment, Shipped
from daodi.hub.exchange.papers.printed.labels import label
from daodi.hub.exchange.papers.printed.sheet import Both, Column, Line, Party, Sheet
from daodi.hub.exchange.papers.sheets import said
from daodi.hub.exchange.papers.sheets.orders import STATED, columns
from daodi.hub.exchange.terms.money import money

OF_A_SHIPMENT = ("packing-list", "commercial-invoice")
BY_HAND = "…………"


def of_shipment(shipment: Shipment, kind: str, second: str) -> Sheet:
    """The shipment as one of ``OF_A_SHIPMENT``, dated on the day on which it was despatched."""
    contents = list(shipment.contents.select_related("line"))
    return (_invoice if kind == "commercial-invoice" else _packing)(shipment, contents, second)


def _packing(shipment: Shipment, contents: Sequence[Shipped], second: str) -> Sheet:
    weights = [one.kg for one in contents if one.kg is not None]
    heads = (("no", 2, False), ("description", 15, False), ("quantity", 6, True), ("net-kg", 5, True))
    by_hand = [Column("packages", 5, True), Column("gross-kg", 5, True)]
    return Sheet(
        kind="packing-list",
        number=number(shipment),
        second=second,
        parties=_parties(shipment.order, second),
        facts=_facts(shipment, second),
        columns=[*(Column(*one) for one in heads), *by_hand],
        rows=[[*_goods(at, one, second), _net(one), _blank(), _blank()] for at, one in enumerate(contents, 1)],
        totals=[("total-net", said.figure(sum(weights, Decimal(0))))] if len(weights) == len(contents) else [],
        notes=[label("note-packing", second)],
        signed=("signed-seller",),
    )


def _invoice(shipment: Shipment, contents: Sequence[Shipped], second: str) -> Sheet:
    order = shipment.order
    worth = [money(one.amount * one.line.price, order.currency).amount for one in contents]
    rows = [
        [*_goods(at, one, second, with_code=True), _price(one, order), (Line(Both(said.money(value, order.currency))),)]
        for at, (one, value) in enumerate(zip(contents, worth, strict=True), 1)
    ]
    return Sheet(
        kind="commercial-invoice",
        number=number(shipment),
        second=second,
        parties=_parties(order, second),
        facts=[*_facts(shipment, second), ("terms", said.terms(order.incoterm, order.place, second))],
        columns=columns(order.currency),
        rows=rows,
        totals=[("total", said.with_currency(sum(worth, Decimal(0)), order.currency))],
        notes=[label("note-hs", second)],
        signed=("signed-seller",),
    )


def number(shipment: Shipment) -> str:
    """The number of what goes with a shipment: the order's, and which shipment it is."""
    return f"{shipment.order.number}-{shipment.number}"


def _parties(order: Order, second: str) -> list[Party]:
    return [said.party("seller", order.supplier, second), said.party("buyer", order.owner, second)]


def _facts(shipment: Shipment, second: str) -> list[tuple[str, Both]]:
    order = shipment.order
    told = {
        "dated": Both(shipment.despatched_on.isoformat()),
        "order-number": Both(order.number),
        "shipment": Both(str(shipment.number)),
        "origin-place": said.place(order.supplier.jurisdiction, second),
        "destination": said.place(order.market or order.owner.jurisdiction, second),
        "carrier": Both(shipment.carrier),
        "transport-document": Both(shipment.reference),
    }
    return [(key, value) for key, value in told.items() if value.english]


def _goods(at: int, one: Shipped, second: str, *, with_code: bool = False) -> list[tuple[Line, ...]]:
    line = one.line
    stated = {"lot": one.lot_code, **{name: getattr(line, name) for name in STATED}}
    return [
        (Line(Both(str(at))),),
        said.goods(line.description, line.material_id, line.kind, second, stated, with_code=with_code),
        said.amounts(one.amount, line.unit, line.unit_region, one.kg, second),
    ]


def _price(one: Shipped, order: Order) -> tuple[Line, ...]:
    return (Line(Both(said.money(one.line.price, order.currency))),)


def _net(one: Shipped) -> tuple[Line, ...]:
    return (Line(Both(said.figure(one.kg) if one.kg is not None else "–")),)


def _blank() -> tuple[Line, ...]:
    return (Line(Both(BY_HAND)),)
