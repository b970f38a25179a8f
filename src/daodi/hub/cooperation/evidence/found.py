"""Sources in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.cooperation.evidence.queries import sources
from daodi.hub.core.access.actor import NOBODY
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The newest sources that the actor may see, by title or address."""
    for one in sources(actor or NOBODY, text=query)[:MANY]:
        published = one.published.isoformat() if one.published else ""
        yield Hit(kind="document", text=one.title, href=reverse("evidence:source", args=[one.pk]), note=published)
