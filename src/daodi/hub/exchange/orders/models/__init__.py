"""Orders, their changes, what was shipped and received, complaints and disputes."""

from __future__ import annotations

from daodi.hub.exchange.orders.models.complaints import (
    Complaint,
    ComplaintDocument,
    ComplaintKind,
    ComplaintState,
    Dispute,
    DisputeEvidence,
    DisputeState,
    Favour,
)
from daodi.hub.exchange.orders.models.orders import (
    Change,
    ChangeKind,
    ChangeState,
    LineKind,
    Order,
    OrderLine,
    OrderState,
    Side,
)
from daodi.hub.exchange.orders.models.shipments import (
    Difference,
    LotAmount,
    Receipt,
    Received,
    Shipment,
    ShipmentState,
    Shipped,
)

__all__ = [
    "Change",
    "ChangeKind",
    "ChangeState",
    "Complaint",
    "ComplaintDocument",
    "ComplaintKind",
    "ComplaintState",
    "Difference",
    "Dispute",
    "DisputeEvidence",
    "DisputeState",
    "Favour",
    "LineKind",
    "LotAmount",
    "Order",
    "OrderLine",
    "OrderState",
    "Receipt",
    "Received",
    "Shipment",
    "ShipmentState",
    "Shipped",
    "Side",
]
