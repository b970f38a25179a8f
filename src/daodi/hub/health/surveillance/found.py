"""Diseases that are counted, in the search of the whole site: for those who read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.health.surveillance.queries import tallies
from daodi.hub.web.search import Hit

MANY = 10
NAMES = ("disease", "disease_zh_hans", "disease_zh_hant")


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The counts of a disease by any of its names."""
    if not (text := query.strip()[:200]):
        return
    named = Q()
    for name in NAMES:
        named |= Q(**{f"{name}__icontains": text})
    for one in tallies(actor or NOBODY).filter(named)[:MANY]:
        exact = text.casefold() in {getattr(one, name).casefold() for name in NAMES}
        yield Hit(
            kind="counts",
            text=str(one),
            href=reverse("surveillance:counts", args=[one.pk]),
            note=one.owner.name,
            exact=exact,
        )
