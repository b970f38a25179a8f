"""Referrals in the search of the whole site: those of the two sides alone, and nothing of any person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.health.referrals.queries import referrals
from daodi.hub.health.referrals.tables import page, what
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The referrals that the actor may see, by number or party."""
    if not query.strip():
        return
    for one in referrals(actor or NOBODY, text=query.strip())[:MANY]:
        yield Hit(kind="referral", text=one.number, href=page(one), note=f"{what(one)} · {one.get_state_display()}")
