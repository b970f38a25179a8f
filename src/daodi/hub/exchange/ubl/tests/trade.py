"""Trade between Alice, who supplies, and Mei, who buys: as the orders room's own tests make it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from daodi.hub.exchange.orders.tests.conftest import NOW, TODAY, arrived, confirmed, placed, quoted, sent

LISTED: dict[str, Any] = {
    "kind": "raw",
    "title": "Astragalus root, first grade",
    "material": "黄芪",
    "grade": "first",
    "specification": "10 to 14 mm, sulphur-free",
    "origin": "Longxi, Gansu",
    "form": "slices",
    "currency": "USD",
    "unit": "kg",
    "minimum": Decimal(50),
    "incoterm": "FOB",
    "place": "Tianjin",
    "lead_days": 14,
    "valid_until": date(2099, 12, 31),
    "description": "Harvested in autumn, washed & dried.",
}
PRICES = [(Decimal(50), Decimal("8.40")), (Decimal(500), Decimal("8.10"))]

__all__ = ["LISTED", "NOW", "PRICES", "TODAY", "arrived", "confirmed", "placed", "quoted", "sent"]
