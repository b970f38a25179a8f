"""Orders of django-oscar in a process of its own: ``python -m bench.oscar FOLDER``. Prints one JSON object.

Oscar's own default settings and SQLite; its baskets are filled before the clock runs, its order creator is called in a
transaction, with nothing around it: no request, no signals of ours, no index.
"""

from __future__ import annotations

import gc
import json
import logging
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

ORDERS, PRODUCTS, LINES = 200, 300, 3
PARTS = """address analytics basket catalogue catalogue.reviews checkout communication customer dashboard
dashboard.catalogue dashboard.communications dashboard.offers dashboard.orders dashboard.pages dashboard.partners
dashboard.ranges dashboard.reports dashboard.reviews dashboard.shipping dashboard.users dashboard.vouchers offer order
partner payment search shipping voucher wishlists"""
CONTRIB = "admin auth contenttypes sessions messages staticfiles sites flatpages"


def main(folder: str) -> None:
    """Makes a shop in the folder, fills baskets, and turns them into orders."""
    _set_up(Path(folder) / "oscar.sqlite3")
    logging.disable(logging.CRITICAL)
    baskets = _baskets()
    gc.collect()
    gc.disable()
    wall, cpu = time.perf_counter(), time.process_time()
    for number, basket in enumerate(baskets):
        _place(basket, f"{number:08d}")
    spent = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "orders": len(baskets)}
    print(json.dumps(spent | {"twice": _twice(baskets[0])}))


def _set_up(database: Path) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    from oscar import INSTALLED_APPS, defaults

    shop = {name: getattr(defaults, name) for name in dir(defaults) if name.startswith("OSCAR")}
    settings.configure(
        **shop,
        SECRET_KEY="x",
        SITE_ID=1,
        USE_TZ=True,
        INSTALLED_APPS=list(INSTALLED_APPS),
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(database)}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        HAYSTACK_CONNECTIONS={"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}},
    )
    django.setup()
    call_command("migrate", verbosity=0)


def _baskets() -> list[Any]:
    from oscar.test import factories

    products = [
        factories.create_product(price=Decimal("12.00"), num_in_stock=10**6, title=f"Root {n}") for n in range(PRODUCTS)
    ]
    baskets = [factories.BasketFactory() for _ in range(ORDERS)]
    for n, basket in enumerate(baskets):
        for line in range(LINES):
            basket.add_product(products[(n * 7 + line) % PRODUCTS], quantity=2)
    return baskets


def _place(basket: Any, number: str) -> None:
    from django.db import transaction
    from oscar.apps.checkout.calculators import OrderTotalCalculator
    from oscar.apps.order.utils import OrderCreator
    from oscar.apps.shipping.methods import Free

    way = Free()
    charge = way.calculate(basket)
    total = OrderTotalCalculator().calculate(basket, charge)
    with transaction.atomic():
        OrderCreator().place_order(
            basket=basket, total=total, shipping_method=way, shipping_charge=charge, order_number=number
        )


def _twice(basket: Any) -> str:
    """What happens when the same basket is sent again under a new number."""
    try:
        _place(basket, "99999999")
    except Exception as error:
        return type(error).__name__
    return "a second order"


if __name__ == "__main__":
    main(sys.argv[1])
