"""Mechanisms in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.cooperation.mechanisms.names import title
from daodi.hub.cooperation.mechanisms.queries import mechanisms
from daodi.hub.core.access.actor import NOBODY
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The mechanisms that the actor may see, by name or party."""
    for one in mechanisms(actor or NOBODY, text=query)[:MANY]:
        yield Hit(
            kind="mechanism",
            text=title(one),
            href=reverse("mechanisms:page", args=[one.pk]),
            note=one.get_kind_display(),
        )
