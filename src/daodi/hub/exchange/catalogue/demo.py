"""Listings for a demonstration site: 黄芪 of three members in four lots, and what shows a unit, a service, a gate."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from daodi.hub.core import lots as kept
from daodi.hub.core.access.actor import WRITE, Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue import lots, offering, publishing
from daodi.hub.exchange.catalogue.offering import FACTS

LISTINGS = Path(__file__).with_name("demo.csv")


def load(parties: Mapping[str, Organisation]) -> None:
    """Adds the listings, chooses their lots, and publishes them, but for one that lacks a paper."""
    with LISTINGS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            _offer(_first_of(parties[row["party"]]), row)


def _offer(actor: Actor, row: dict[str, str]) -> None:
    facts: dict[str, Any] = {name: row[name] for name in FACTS if name in row}
    facts |= {"minimum": Decimal(row["minimum"]), "lead_days": int(row["lead_days"])}
    prices = [(Decimal(least), Decimal(price)) for least, price in map(str.split, row["prices"].split("|"))]
    listed = offering.add(actor=actor, facts=facts, prices=prices)
    codes = {one.code: one.id for one in kept.own(actor)}
    chosen = [codes[code] for code in row["lots"].split("|") if code in codes]
    listed = lots.set_lots(actor=actor, listed=listed, lot_ids=chosen)
    if row["publish"] == "yes":
        publishing.take_step(actor=actor, listed=listed, name="publish")


def _first_of(party: Organisation) -> Actor:
    """Who acts for a member: its first person, or the site's own command where it has none yet."""
    membership = party.memberships.order_by("created_at", "id").first()
    if membership is not None:
        return by_user(membership.user, party.pk)
    return Actor(organisation=party, roles=frozenset({"admin"}), scopes=WRITE, via="command")
