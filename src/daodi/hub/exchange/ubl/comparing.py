"""What an invoice says otherwise than the order that it bills."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from daodi.hub.exchange.orders.models import OrderLine
from daodi.hub.exchange.ubl.models import Invoice

NOTHING = Decimal(0)


def differences(invoice: Invoice) -> list[str]:
    """Each difference in words; none where the invoice bills what was ordered and sent, as it was agreed."""
    order = invoice.order
    counted = order.lines.annotate(sent=Sum("shipped__amount", default=NOTHING))
    lines = {str(one.number): one for one in counted}
    return [*_of_all(invoice), *(text for said in invoice.lines for text in _of_line(said, lines.get(said["line"])))]


def _of_all(invoice: Invoice) -> Iterator[str]:
    order = invoice.order
    if invoice.currency != order.currency:
        yield _("It is in %(said)s; the order is in %(agreed)s.") % {
            "said": invoice.currency,
            "agreed": order.currency,
        }
    billed = sum((_number(said["total"]) or NOTHING for said in invoice.lines), NOTHING)
    if billed != invoice.total:
        yield _("It is to be paid %(said)s; its lines come to %(agreed)s.") % {
            "said": _plain(invoice.total),
            "agreed": _plain(billed),
        }


def _of_line(said: dict[str, str], line: OrderLine | None) -> Iterator[str]:
    if line is None:
        yield _("“%s” is no line of the order.") % said["description"]
        return
    known = {"line": line.number, "unit": line.unit}
    amount, price = _number(said.get("amount", "")), _number(said.get("price", ""))
    if price is not None and price != line.price:
        yield _("Line %(line)s: the price is %(said)s; %(agreed)s was agreed.") % {
            **known,
            "said": _plain(price),
            "agreed": _plain(line.price),
        }
    sent: Decimal = line.sent  # type: ignore[attr-defined]
    if amount is not None and amount > sent:
        yield _("Line %(line)s: %(said)s %(unit)s are billed; %(agreed)s were sent.") % {
            **known,
            "said": _plain(amount),
            "agreed": _plain(sent),
        }


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f") if number else "0"
