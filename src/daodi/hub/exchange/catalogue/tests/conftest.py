"""What the tests of the catalogue offer: listings of Alice's, and her lots."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from daodi.hub.core import lots as kept
from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.catalogue import lots as listed_lots
from daodi.hub.exchange.catalogue import offering, publishing
from daodi.hub.exchange.catalogue.models import Listing

LEAD = {"L-1": "6.8", "L-2": "0.4"}
FACTS = {"kind": "raw", "title": "Roots of the hills", "material": "黄芪", "currency": "CNY", "unit": "kg"}


@pytest.fixture
def offers() -> Callable[..., Listing]:
    """Adds a listing: ``offers(alice, material="当归", publish=True, prices=[("1", "36")])``."""

    def offer(actor: Actor, *, publish: bool = False, prices: Any = (("1", "36.00"),), **facts: Any) -> Listing:
        breaks = [(Decimal(least), Decimal(price)) for least, price in prices]
        listed = offering.add(actor=actor, facts={**FACTS, **facts}, prices=breaks)
        return publishing.take_step(actor=actor, listed=listed, name="publish") if publish else listed

    return offer


@pytest.fixture
def lots(signed_in: Callable[[Actor], Client]) -> Callable[[Actor], dict[str, Any]]:
    """Keeps two lots of the actor's, one of which breaks a limit of the Union: their ids by number."""

    def keep(actor: Actor) -> dict[str, Any]:
        for code, lead in LEAD.items():
            results = [{"analyte": "lead", "result": lead, "unit": "mg/kg"}]
            stated = {"lot": code, "material": "黄芪", "form": "dried herb", "use": "medicine", "results": results}
            assert signed_in(actor).post("/api/lots", stated, "application/json").status_code == 201
        return {one.code: one.id for one in kept.own(actor)}

    return keep


@pytest.fixture
def with_lot(offers: Callable[..., Listing], lots: Callable[[Actor], dict[str, Any]]) -> Callable[..., Listing]:
    """A published listing with a lot of that number: ``with_lot(alice, "L-1")``."""

    def make(actor: Actor, *codes: str, **facts: Any) -> Listing:
        ids = lots(actor)
        listed = offers(actor, **facts)
        listed_lots.set_lots(actor=actor, listed=listed, lot_ids=[ids[code] for code in codes])
        return publishing.take_step(actor=actor, listed=listed, name="publish")

    return make
