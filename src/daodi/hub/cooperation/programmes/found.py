"""Plans, projects, indicators and places in the search of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.cooperation.programmes import queries
from daodi.hub.cooperation.programmes.words import own_title
from daodi.hub.core.access.actor import NOBODY
from daodi.hub.web.search import Hit

MANY = 5
LEAST = 2


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """The newest that the actor may see, by title."""
    asker = actor or NOBODY
    if len(query) < LEAST:
        return
    for plan in queries.plans(asker, text=query)[:MANY]:
        yield _hit(_("plan"), plan, "programmes:plan")
    for project in queries.projects(asker, text=query)[:MANY]:
        yield _hit(_("project"), project, "programmes:project")
    for indicator in queries.indicators(asker, text=query)[:MANY]:
        yield _hit(_("indicator"), indicator, "programmes:indicator")
    for place in queries.places(asker, text=query)[:MANY]:
        yield _hit(_("place"), place, "programmes:place")


def _hit(kind: str, record: Any, page: str) -> Hit:
    return Hit(kind=kind, text=own_title(record), href=reverse(page, args=[record.pk]), note=record.owner.name)
