"""Trainings and medical teams in the search of the whole site; no application and no person is found by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.search.queries import found, is_titled
from daodi.hub.core.search.registry import Said
from daodi.hub.health.qualifications import queries
from daodi.hub.health.qualifications.models import Mission, Training
from daodi.hub.web.search import Hit

MANY = 10


def said_of_training(one: Training) -> Said:
    """Its title, subject and place."""
    return Said(title=one.title, words=(one.subject, one.place))


def said_of_mission(one: Mission) -> Said:
    """Its title, place and host."""
    return Said(title=one.title, words=(one.place, one.host))


def hits(query: str, actor: Any) -> Iterator[Hit]:
    """What the actor may see."""
    actor = actor or NOBODY
    for one in found(query, actor, queries.trainings(actor), most=MANY):
        where = reverse("qualifications:training", args=[one.pk])
        yield Hit(kind="training", text=one.title, href=where, note=one.place, exact=is_titled(one.title, query))
    for each in found(query, actor, queries.missions(actor), most=MANY):
        where = reverse("qualifications:mission", args=[each.pk])
        yield Hit(kind="mission", text=each.title, href=where, note=each.place, exact=is_titled(each.title, query))
