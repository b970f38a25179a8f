"""What the placing of an order asks the database, written out.

It is asked at every order, and to put these questions together anew costs several times what it costs to answer them.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from daodi.hub.core.asking import identity, records
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.exchange.catalogue.models import Listing, PriceBreak
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.orders.values import STEP

MEMBER = "SELECT * FROM organisations_organisation WHERE id = %s AND standing = 'approved'"
ACTING = """
    SELECT person.* FROM organisations_membership AS membership
    JOIN organisations_user AS person ON person.id = membership.user_id
    WHERE membership.organisation_id = %s AND membership.role IN ('admin', 'member')
    ORDER BY membership.created_at, membership.id"""
BETWEEN = """
    SELECT (SELECT MAX(serial) FROM orders_order WHERE owner_id = %s AND supplier_id = %s),
           (SELECT id FROM orders_order WHERE owner_id = %s AND supplier_id = %s AND number = %s)"""
LISTED = """
    SELECT listing.id, owner_id, visibility, currency, unit, unit_region, minimum, open_until, title, material_id,
           material, kind, grade, specification, form, use, origin, at_least AS step, price AS step_price
    FROM catalogue_listing AS listing LEFT JOIN catalogue_pricebreak AS price ON price.listing_id = listing.id
    WHERE visibility = 'published' AND listing.id IN ({}) ORDER BY listing.id, at_least"""


def member(organisation_id: UUID) -> Organisation | None:
    """An approved member, its row held until the transaction ends."""
    held = f"{MEMBER} FOR NO KEY UPDATE" if connection.features.has_select_for_update else MEMBER
    return next(iter(records(Organisation, held, [identity(Organisation, organisation_id)])), None)


def acting(organisation_id: UUID) -> list[User]:
    """The people who act for an organisation, the oldest membership first."""
    return records(User, ACTING, [identity(Organisation, organisation_id)])


def between(buyer: UUID, supplier: UUID, number: str) -> tuple[int, UUID | None]:
    """The last serial between two, and the order of that number, where there is one."""
    two = [identity(Organisation, buyer), identity(Organisation, supplier)]
    with connection.cursor() as cursor:
        cursor.execute(BETWEEN, [*two, *two, number])
        last, known = cursor.fetchone()
    return last or 0, Order._meta.pk.to_python(known) if known else None


def listed(ids: Collection[UUID]) -> dict[UUID, Listing]:
    """The published listings of these ids with their prices: what anybody may order."""
    if not ids:
        return {}
    wanted, places = [identity(Listing, one) for one in ids], ", ".join(["%s"] * len(ids))
    found: dict[UUID, Any] = {}
    rows: list[Any] = records(Listing, LISTED.format(places), wanted)
    for row in rows:
        one = found.setdefault(row.pk, row)
        # As a prefetch leaves them, so that ``breaks.all()`` asks no more.
        prices = one.__dict__.setdefault("_prefetched_objects_cache", {}).setdefault("breaks", [])
        if row.step is not None:
            prices.append(PriceBreak(listing=one, at_least=_exact(row.step), price=_exact(row.step_price)))
    return found


def _exact(figure: Any) -> Decimal:
    """A figure with four decimal places, however the database gives it."""
    return Decimal(str(figure)).quantize(STEP)
