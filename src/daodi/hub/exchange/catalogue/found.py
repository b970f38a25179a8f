"""Listings in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.search.queries import found, is_titled
from daodi.hub.core.search.registry import Said
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.catalogue.queries import listings
from daodi.hub.web.search import Hit

MANY = 10


def said(listed: Listing) -> Said:
    """What a listing is found by: its title and words, and every name of its material."""
    words = (listed.material, listed.grade, listed.origin)
    return Said(title=listed.title, words=words, materials=(listed.material_id,))


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The listings that the actor may see: of that title, then the newest of that material."""
    actor = actor or NOBODY
    for one in found(query, actor, listings(actor), most=MANY):
        note = " · ".join(text for text in (str(one.get_kind_display()), one.origin, one.owner.name) if text)
        where = reverse("catalogue:listing", args=[one.pk])
        yield Hit(kind="listing", text=one.title, href=where, note=note, exact=is_titled(one.title, query))
