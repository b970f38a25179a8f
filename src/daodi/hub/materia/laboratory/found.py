"""Lots in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.materia.laboratory.queries import lots
from daodi.hub.web.names import shown
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The newest lots that the actor may see, by number, product or material."""
    for lot in lots(actor or NOBODY, text=query)[:MANY]:
        material = shown(lot.material_id)
        named = f"{material.name} · {material.latin}" if material else lot.material
        yield Hit(kind="lot", text=lot.code, href=reverse("laboratory:lot", args=[lot.pk]), note=named)
