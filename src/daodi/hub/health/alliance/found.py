"""The directory in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.search.queries import found, is_titled
from daodi.hub.core.search.registry import Said
from daodi.hub.health.alliance.kinds import KINDS
from daodi.hub.health.alliance.queries import listed
from daodi.hub.health.alliance.vocabulary import FIELDS, spellings
from daodi.hub.health.alliance.words import called
from daodi.hub.web.search import Hit

MANY = 5


def said(record: Any) -> Said:
    """What a record is found by: its names in every language, its city, and what it chooses from lists."""
    words = [record.name_zh_hans, record.name_zh_hant, getattr(record, "city", "")]
    for field, listing in FIELDS.items():
        if field != "languages":
            words += spellings(listing, getattr(record, field, ""))
    if isinstance(kind := getattr(record, "kind", None), str):
        words += spellings("campaign", kind)
    return Said(title=record.name, words=tuple(filter(None, words)))


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """What the actor may see of it: services, places, people, alliances, campaigns."""
    actor = actor or NOBODY
    for kind in KINDS:
        for one in found(query, actor, listed(actor, kind.model), most=MANY) if kind.findable else ():
            names = (one.name, one.name_zh_hans, one.name_zh_hant)
            yield Hit(
                kind=str(kind.title),
                text=called(one),
                href=reverse(f"alliance:{kind.name}", args=[one.pk]),
                note=one.owner.name,
                exact=any(name and is_titled(name, query) for name in names),
            )
