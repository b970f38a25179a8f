"""Orders of the hub in a process of its own: ``python -m bench.placing FOLDER``. Prints one JSON object.

The real action, as the API calls it: three listings read as the buyer may see them, priced, the order placed under the
buyer's own number, sealed into the audit chain, the supplier told. Then every order is sent again.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

ORDERS, LISTINGS, LINES = 1000, 300, 3
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def main(folder: str) -> None:
    """Makes a site in the folder with a buyer and a supplier, and places the orders."""
    os.environ["DAODI_SITE"] = folder
    os.environ.pop("DATABASE_URL", None)
    from daodi.hub.operate import ready

    ready()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    buyer, supplier = _member("Buyers", "MY"), _member("Growers", "CN")
    wanted = _listings(supplier)
    first, second = (_timed(buyer, supplier, wanted) for _ in range(2))
    print(json.dumps({"placed": first, "replayed": second, "orders": ORDERS, **_kept()}))


def _timed(buyer: Any, supplier: Any, wanted: Sequence[Sequence[UUID]]) -> dict[str, float]:
    from daodi.hub.exchange.orders.asking import listed
    from daodi.hub.exchange.orders.drafts import Line, Terms
    from daodi.hub.exchange.orders.placing import place

    gc.collect()
    gc.disable()
    wall, cpu = time.perf_counter(), time.process_time()
    for number, ids in enumerate(wanted):
        listings = listed(ids)
        lines = [Line(amount=Decimal(20), listing=listings[one]) for one in ids]
        terms = Terms(currency="USD", market="MY", incoterm="FOB", place="Tianjin", number=f"PO-{number}")
        place(actor=buyer, supplier=supplier.organisation, lines=lines, terms=terms, now=NOW)
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def _kept() -> dict[str, Any]:
    """How many orders there are, and whether the chain is whole."""
    from daodi.hub.core.audit.queries import broken
    from daodi.hub.exchange.orders.models import Order

    return {"kept": Order.objects.count(), "whole": broken() == []}


def _member(name: str, jurisdiction: str) -> Any:
    from daodi.hub.core.access.recognise import by_user
    from daodi.hub.core.organisations.models import Membership, Organisation, User

    facts = {"kind": "supplier", "standing": "approved"}
    party = Organisation.objects.create(name=name, jurisdiction=jurisdiction, **facts)
    user = User.objects.create_user(f"{name.lower()}@example.org", "x", name=name)
    Membership.objects.create(user=user, organisation=party, role="admin")
    return by_user(user)


def _listings(supplier: Any) -> list[list[UUID]]:
    """Three listings an order, out of a few hundred."""
    from daodi.hub.exchange.catalogue.models import Listing, PriceBreak

    shown: dict[str, Any] = {"state": "published", "visibility": "published", "published_at": NOW}
    facts: dict[str, Any] = {"kind": "raw", "currency": "USD", "unit": "kg", "owner": supplier.organisation}
    made = Listing.objects.bulk_create(Listing(**facts, **shown, title=f"Root {n}") for n in range(LISTINGS))
    PriceBreak.objects.bulk_create(PriceBreak(listing=one, at_least=Decimal(1), price=Decimal(12)) for one in made)
    return [[made[(n * 7 + line) % LISTINGS].pk for line in range(LINES)] for n in range(ORDERS)]


if __name__ == "__main__":
    main(sys.argv[1])
