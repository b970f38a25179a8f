"""An order on paper: as the buyer's purchase order, or as the seller's pro-forma invoice."""

from __future__ import annotations

from django.utils import timezone

from daodi.hub.exchange.orders.models import Order, OrderLine
from daodi.hub.exchange.papers.printed.labels import label
from daodi.hub.exchange.papers.printed.sheet import Both, Column, Line, Sheet
from daodi.hub.exchange.papers.sheets import said

OF_AN_ORDER = ("order", "pro-forma")
STATED = ("grade", "specification", "origin")


def of_order(order: Order, kind: str, second: str) -> Sheet:
    """The order as one of ``OF_AN_ORDER``, dated on the day on which it was placed."""
    lines = list(order.lines.all())
    roles = [said.party("seller", order.supplier, second), said.party("buyer", order.owner, second)]
    return Sheet(
        kind=kind,
        number=order.number,
        second=second,
        parties=roles if kind == "pro-forma" else roles[::-1],
        facts=facts(order, second),
        columns=columns(order.currency),
        rows=[_row(line, order, second) for line in lines],
        totals=[("total", said.with_currency(order.total, order.currency))],
        notes=[label(key, second) for key in (*(("note-pro-forma",) if kind == "pro-forma" else ()), "note-hs")],
        signed=("signed-seller", "signed-buyer"),
    )


def facts(order: Order, second: str) -> list[tuple[str, Both]]:
    """What holds for the whole order."""
    placed = timezone.localdate(order.placed_at).isoformat()
    told = [
        ("dated", Both(placed)),
        ("terms", said.terms(order.incoterm, order.place, second)),
        ("currency", Both(order.currency)),
        ("origin-place", said.place(order.supplier.jurisdiction, second)),
        ("destination", said.place(order.market or order.owner.jurisdiction, second)),
    ]
    if order.deliver_by:
        told.append(("deliver-by", Both(order.deliver_by.isoformat())))
    if quote := str(order.terms.get("quote", "")):
        told.append(("quote-number", Both(quote)))
    return told


def columns(currency: str) -> list[Column]:
    """Goods with prices."""
    return [
        Column("no", 2),
        Column("description", 18),
        Column("quantity", 6, True),
        Column("unit-price", 6, True, currency),
        Column("amount", 6, True, currency),
    ]


def _row(line: OrderLine, order: Order, second: str) -> list[tuple[Line, ...]]:
    stated = {name: getattr(line, name) for name in STATED}
    if line.tolerance_pct:
        stated["tolerance"] = f"± {said.figure(line.tolerance_pct)} %"
    return [
        (Line(Both(str(line.number))),),
        said.goods(line.description, line.material_id, line.kind or "raw", second, stated, with_code=bool(line.kind)),
        said.amounts(line.amount, line.unit, line.unit_region, line.kg, second),
        (Line(Both(said.money(line.price, order.currency))),),
        (Line(Both(said.money(line.total, order.currency))),),
    ]
