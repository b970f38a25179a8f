"""Every route, asked by everybody: what is Alice's is not there for Charlie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.conftest import ROOMS
from daodi.hub.tests.matrix import LIBRARY, ROUTES, WHO, Route

ALL: list[tuple[ModuleType | None, Route]] = [
    *((None, route) for route in ROUTES),
    *((room, route) for room in ROOMS for route in room.ROUTES),
]


def named(patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from named(pattern.url_patterns, inner)
        else:
            yield ":".join((*spaces, pattern.name or str(pattern.pattern)))


def test_every_route_is_listed() -> None:
    routes = {name for name in named(get_resolver().url_patterns) if not name.startswith(LIBRARY)}
    assert routes - {"api:api-root"} == {route.name for _room, route in ALL}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("room", "route"), ALL, ids=lambda one: f"{one.method} {one.name}" if isinstance(one, Route) else ""
)
def test_each_route_answers_each_asker_as_listed(
    room: ModuleType | None,
    route: Route,
    everybody: dict[str, Actor],
    things: Callable[[ModuleType | None], dict[str, Any]],
    signed_in: Callable[[Actor], Client],
) -> None:
    named_by, answers = things(room), []
    for who in WHO:
        # What one of them changes, the next does not find changed.
        with transaction.atomic():
            browser = signed_in(everybody[who]) if who != "nobody" else Client()
            answers.append(ask(browser, route, named_by))
            transaction.set_rollback(True)
    told = [answer.status_code for answer in answers]
    said = [b"" if answer.streaming else answer.content[:300] for answer in answers]
    to_nobody = answers[0].get("Location", "")
    for answer in answers:
        answer.close()  # closes the database too, so it comes last
    assert tuple(told) == tuple(route.answers), said
    if told[0] == 302:
        assert to_nobody.startswith(reverse(settings.LOGIN_URL))


def ask(browser: Client, route: Route, things: dict[str, Any]) -> Any:
    named_things = (one.partition(":") for one in route.given if one != "file")
    given = {name: things[thing or name] for name, _, thing in named_things}
    in_path = {name for name in given if name.endswith("_id") or name in ("secret", "slug", "code", "kind")}
    address = reverse(route.name, kwargs={name: given[name] for name in in_path})
    sent: dict[str, Any] = dict(route.sent) | {name: given[name] for name in given if name not in in_path}
    if "file" in route.given:
        sent["file"] = SimpleUploadedFile("a.csv", b"lot,Cd\nA,1\n")
    if route.method == "get":
        return browser.get(address, sent)
    is_json = address.startswith("/api/") and "file" not in sent
    return browser.post(address, sent, content_type="application/json") if is_json else browser.post(address, sent)
