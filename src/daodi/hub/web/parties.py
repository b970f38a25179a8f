"""Organisations in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.organisations.queries import organisations
from daodi.hub.core.search.queries import found, is_titled
from daodi.hub.web.search import Hit

MANY = 10


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The members by any of their names and numbers."""
    actor = actor or NOBODY
    for party in found(query, actor, organisations(actor), most=MANY):
        names = [party.name, *(name.text for name in party.names.all())]
        others = " · ".join(name for name in names[1:] if name != party.name)
        exact = any(is_titled(name, query) for name in names)
        where = reverse("organisations:page", args=[party.pk])
        yield Hit(kind="organisation", text=party.name, href=where, note=others, exact=exact)
