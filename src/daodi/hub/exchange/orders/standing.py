"""How far an order is, by its amounts alone."""

from __future__ import annotations

from collections.abc import Sequence

from daodi.hub.exchange.orders.models import Order, OrderLine, OrderState, ShipmentState
from daodi.hub.exchange.orders.values import least_of


def standing(order: Order, lines: Sequence[OrderLine], *, last: bool = False) -> str:
    """Partly shipped, shipped, or received, for lines that say how much of each was ``sent``.

    All of it is shipped once every line is; or once the supplier says that nothing follows (``last``) and every line
    is within its tolerance.
    """
    if not all(_is_whole(one, last) for one in lines):
        return OrderState.SHIPPING
    under_way = order.shipments.filter(state=ShipmentState.DESPATCHED).exists()
    return OrderState.SHIPPED if under_way else OrderState.RECEIVED


def _is_whole(line: OrderLine, last: bool) -> bool:
    sent = line.sent  # type: ignore[attr-defined]
    return bool(sent >= (least_of(line.amount, line.tolerance_pct) if last else line.amount))
