"""Needs and offers in the search of the whole site; whose one is, is not searched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.cooperation.docking.names import title
from daodi.hub.cooperation.docking.queries import entries
from daodi.hub.core.access.actor import NOBODY
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The needs and offers that the actor may see, by their words and materials."""
    for one in entries(actor or NOBODY, text=query)[:MANY]:
        yield Hit(
            kind="entry",
            text=title(one),
            href=reverse("docking:page", args=[one.pk]),
            note=f"{one.get_side_display()} · {one.get_kind_display()}",
        )
