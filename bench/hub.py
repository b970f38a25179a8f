"""Requests a second and core of the hub, beside a bare Django site with the same rows, in the same process.

``python -m bench.hub`` makes a demonstration site in a folder of its own and asks each in turn, WSGI call by WSGI call:
no server, no network, so that the framework and what stands on it is all that is measured.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NamedTuple

from bench.asking import Ask, asking, spent
from bench.figure import Figure, Part, at_least
from bench.served import rate, served
from bench.site import by_key, by_session, site

ROUNDS, EACH = 7, 100
BAR = 0.5
SERVED = ("/organisations", "/api/documents")
WORDS = """Processor time of whole requests, called over WSGI in one process, the three sites in turn, the best of
{rounds} rounds of {each}. **bare**, which the bars are held against, is what a new project has: the middleware of
`django-admin startproject`, Django's session or a django-ninja key looked up in the database, the same rows (20 jobs,
20 documents, a dozen organisations, one's own keys and notices) read by one query a list, a plain template or a ninja
Schema. It knows who asks, reads their rows and shows them, as the hub does; it has no languages, no appearance, no
search, no roles, no content security policy, and keeps nobody from seeing anything. **least** is no site: no
middleware, nobody known, one row, one line. It shows what Python, Django and SQLite leave at most, and holds no bar.
**served** is by the wall clock: `daodi hub serve` with one process on this machine, one client, one connection."""


class Request(NamedTuple):
    """What is asked, of the hub and of the bare site, and by which of its least answers it is also seen."""

    title: str
    path: str
    least: str
    headers: dict[str, str]


def run() -> Part:
    """Measures every request on all three sites."""
    with site(), _templates():
        figures = [*_told(_best()), *_served()]
    return Part("The hub: a page signed in, a read of its API", WORDS.format(rounds=ROUNDS, each=EACH), figures)


def _templates() -> AbstractContextManager[Any]:
    from django.conf import settings
    from django.test import override_settings

    from bench import bare

    return override_settings(TEMPLATES=[*settings.TEMPLATES, bare.TEMPLATES])


def _best() -> dict[str, list[float]]:
    asked = {one.title: _three(one) for one in _requests()}
    best = {title: [math.inf] * 3 for title in asked}
    for _ in range(ROUNDS):
        for title, three in asked.items():
            best[title] = [min(before, _spent(*each)) for before, each in zip(best[title], three, strict=True)]
    return best


def _requests() -> Iterable[Request]:
    session, key = by_session(), by_key()
    for title, path in (("who takes part", "/organisations"), ("jobs", "/jobs"), ("account", "/account")):
        yield Request(f"page, {title}", path, "/least/page", session)
    for title, path in (("who am I", "/api/me"), ("documents", "/api/documents")):
        yield Request(f"API, {title}", path, "/api/least/api", key)


def _three(one: Request) -> list[tuple[Ask, AbstractContextManager[Any]]]:
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import override_settings

    from bench import bare

    three: list[tuple[Ask, AbstractContextManager[Any]]]
    three = [(asking(WSGIHandler(), one.path, one.headers), nullcontext())]
    for path, middleware in ((one.path, bare.MIDDLEWARE), (one.least, [])):
        there = override_settings(MIDDLEWARE=middleware, ROOT_URLCONF="bench.bare")
        with there:
            three.append((asking(WSGIHandler(), path, one.headers), there))
    return three


def _spent(ask: Ask, there: AbstractContextManager[Any]) -> float:
    with there:
        return spent(ask, EACH)


def _told(best: dict[str, list[float]]) -> Iterable[Figure]:
    for title, (hub, bare, least) in best.items():
        yield Figure(f"{title}, requests/s/core", f"{1 / hub:,.0f}")
        yield Figure(f"{title}, bare, requests/s/core", f"{1 / bare:,.0f}")
        yield at_least(f"{title}, of the bare one", bare / hub, BAR)
        yield Figure(f"{title}, of the least", f"{least / hub:.2f}")


def _served() -> Iterable[Figure]:
    requests = [one for one in _requests() if one.path in SERVED]
    with served() as connection:
        for one in requests:
            yield Figure(
                f"{one.title}, served by granian, answers/s", f"{rate(connection, one.path, one.headers):,.0f}"
            )


if __name__ == "__main__":
    for figure in run().figures:
        print(figure.row)
