"""An Invoice: kept beside the order that it bills, and compared with it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.orders.models import Order, OrderLine
from daodi.hub.exchange.ubl.comparing import differences
from daodi.hub.exchange.ubl.models import Invoice
from daodi.hub.exchange.ubl.taking.goods import Goods, Unit, amount, currency, price
from daodi.hub.exchange.ubl.taking.order import ordered
from daodi.hub.exchange.ubl.taking.outcome import Outcome
from daodi.hub.exchange.ubl.taking.parties import leave, sender
from daodi.hub.exchange.ubl.taking.said import Said

TOTAL = "cac:LegalMonetaryTotal/cbc:PayableAmount"


def take(actor: Actor, root: Said, now: datetime) -> tuple[Outcome, Invoice] | None:
    """The invoice as it will be kept; differences from the order are told as warnings, and keep nothing out."""
    if not sender(actor, root.at("cac:AccountingSupplierParty/cac:Party")):
        return None
    leave(root.at("cac:SellerSupplierParty/cac:Party"), root.at("cac:BuyerCustomerParty/cac:Party"))
    root.leave("cbc:InvoiceTypeCode", "cac:LegalMonetaryTotal/cbc:LineExtensionAmount")
    root.leave("cac:DeliveryTerms/cbc:ID", "cac:DeliveryTerms/cac:DeliveryLocation/cbc:Description")
    order = ordered(actor, root / "cac:OrderReference", root.at("cac:AccountingCustomerParty/cac:Party"))
    total = root.at(TOTAL)
    total.needed("what is to be paid")
    money = currency(root / "cbc:DocumentCurrencyCode", total)
    if order is None or root.book.is_wrong:
        return None
    lines = {str(one.number): one for one in order.lines.all()}
    said = [_line(line, lines, money) for line in root.all("cac:InvoiceLine")]
    number, sum_ = (root / "cbc:ID").needed("the number of the invoice"), total.number()
    if sum_ is not None and sum_ < 0:
        total.wrong("It is below nothing; expected a credit note for that.", code="value")
    if root.book.is_wrong or sum_ is None:
        return None
    return _kept(root, order, number, money, sum_, said, now)


def _kept(
    root: Said, order: Order, number: str, money: str, total: Decimal, said: list[dict[str, Any]], now: datetime
) -> tuple[Outcome, Invoice] | None:
    invoice = Invoice(
        order=order,
        number=number[:200],
        issued_on=(root / "cbc:IssueDate").day() or now.date(),
        due_on=(root / "cbc:DueDate").day(),
        currency=money,
        total=total,
        lines=said,
    )
    if Invoice.objects.filter(order=order, number=invoice.number).exists():
        (root / "cbc:ID").wrong("This order has another invoice of that number already.", code="sent-before")
        return None
    for text in differences(invoice):
        root.wrong(text, code="difference", severity="warning")
    return Outcome("invoice", None, order.owner), invoice


def _line(line: Said, lines: dict[str, OrderLine], money: str) -> dict[str, Any]:
    """A line as it is kept; its amount and price in the unit of the order's line, where it names one."""
    line.leave("cbc:ID")
    goods, total = Goods(line / "cac:Item"), line / "cbc:LineExtensionAmount"
    goods.facts()
    reference = line.at("cac:OrderLineReference/cbc:LineID").text
    made = {"line": reference, "description": goods.name, "total": _text(total.number())}
    of = lines.get(reference)
    if of is None:
        _ = (line / "cbc:InvoicedQuantity").text, line.at("cac:Price/cbc:PriceAmount").text
        return made
    unit = Unit(of.unit, of.unit_region)
    many, each = amount(line / "cbc:InvoicedQuantity", unit), price(line / "cac:Price", unit, money)
    return made | {"amount": _text(many), "price": _text(each)}


def _text(number: Decimal | None) -> str:
    return "" if number is None else format(number.normalize(), "f")
