"""Standards and drafts in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.cooperation.consensus.names import title
from daodi.hub.cooperation.consensus.queries import drafts
from daodi.hub.core.access.actor import NOBODY
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The drafts and standards that the actor may see, by number or title."""
    for one in drafts(actor or NOBODY, text=query)[:MANY]:
        yield Hit(kind="standard", text=title(one), href=reverse("consensus:page", args=[one.pk]), note=one.code)
