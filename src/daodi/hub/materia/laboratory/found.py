"""Lots in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.search.queries import found, is_titled
from daodi.hub.core.search.registry import Said
from daodi.hub.materia.laboratory.models import Lot
from daodi.hub.materia.laboratory.queries import lots
from daodi.hub.web.names import shown
from daodi.hub.web.search import Hit

MANY = 10


def said(lot: Lot) -> Said:
    """What a lot is found by: its number, what its papers call it, and every name of its material."""
    words = (lot.material, lot.product, lot.origin, lot.laboratory)
    return Said(title=lot.code, words=words, materials=(lot.material_id,))


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The lots that the actor may see: of that number, then the newest of that product or material."""
    actor = actor or NOBODY
    for lot in found(query, actor, lots(actor), most=MANY):
        material = shown(lot.material_id)
        named = f"{material.name} · {material.latin}" if material else lot.material
        where = reverse("laboratory:lot", args=[lot.pk])
        yield Hit(kind="lot", text=lot.code, href=where, note=named, exact=is_titled(lot.code, query))
