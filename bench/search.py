"""The search of the hub among a million lots, as one of fifty members asks.

``python -m bench.search [LOTS]`` makes a site in a folder of its own, or in the empty database that ``DATABASE_URL``
names, and prints its chapter; ``run`` calls it in a process of its own, since a process has one site.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bench import million
from bench.figure import Figure, Part, at_most, shown

if TYPE_CHECKING:
    from daodi.hub.core.organisations.models import User

LOTS, EACH, BAR = 1_000_000, 25, 100  # the bar in milliseconds
INDEX, PAGE, LIST = "ten best lots", "whole page /search", "list of all lots found, counted, first fifty"
BARRED = (INDEX, PAGE)
WORDS = """{lots:,} lots of {owners} members, called in Chinese of both scripts, pinyin, Latin and English; a tenth
published, {granted} shared with the member who asks. {asked} different queries, each asked once: materials, two
characters of their names, genera, pinyin, products, places, members, whole lot numbers, their beginnings and ends, and
what is not there. The list has no bar: it counts everything that a word finds, which may be thousands of lots.
Elapsed time, on {database}; made in {made:.0f} s, indexed in {indexed:.0f} s."""


def run() -> Part:
    """Measures on SQLite."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = (sys.executable, "-m", "bench.search", str(LOTS), "--json")
    return _part(json.loads(subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout))


def main(lots: int, as_json: bool) -> None:
    """Prints what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DAODI_SITE"] = folder
        told = _measured(lots)
    if as_json:
        print(json.dumps(told))
    else:
        print(_part(told).words, *(figure.row for figure in _part(told).figures), sep="\n")


def _part(told: dict[str, Any]) -> Part:
    figures = []
    for what, spent in told["spent"].items():
        last = _at(spent, 0.95)
        held = what in BARRED
        figures.append(
            at_most(f"{what}, p95", last, BAR, " ms") if held else Figure(f"{what}, p95", f"{shown(last)} ms")
        )
        figures.append(Figure(f"{what}, p50 and slowest", f"{shown(_at(spent, 0.5))} and {shown(max(spent))} ms"))
    return Part("Search among a million lots", WORDS.format(**told), figures)


def _at(spent: list[float], part: float) -> float:
    return sorted(spent)[int(len(spent) * part)]


def _measured(lots: int) -> dict[str, Any]:
    from daodi.hub.operate import ready

    ready()
    from django.db import connection

    from daodi.hub.operate.site import migrate

    migrate()
    start = time.perf_counter()
    user = million.make(lots)
    made = time.perf_counter()
    migrate()
    indexed = time.perf_counter()
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")
    asked = million.queries(lots, EACH)
    return {
        "lots": lots,
        "owners": million.OWNERS,
        "granted": million.GRANTED,
        "asked": len(asked),
        "database": connection.vendor,
        "made": made - start,
        "indexed": indexed - made,
        "spent": {what: _spent(ask, asked) for what, ask in _ways(user).items()},
    }


def _ways(user: User) -> dict[str, Callable[[str], object]]:
    """The query alone, the whole page of the search, and the list of lots with its count and its first page."""
    from django.http import QueryDict
    from django.test import Client

    from daodi.hub.core.access.recognise import by_user
    from daodi.hub.core.search.queries import found
    from daodi.hub.materia.laboratory.queries import lots
    from daodi.hub.web.shapes import page_of

    actor, browser = by_user(user), Client(HTTP_HOST="localhost")
    browser.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return {
        INDEX: lambda text: found(text, actor, lots(actor), most=10),
        PAGE: lambda text: _page(browser.get("/search", {"q": text, "all": "1"})),
        LIST: lambda text: page_of(lots(actor, text=text), QueryDict()),
    }


def _page(answer: Any) -> None:
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.request['QUERY_STRING']}: {answer.status_code}")


def _spent(ask: Callable[[str], object], asked: list[str]) -> list[float]:
    """Milliseconds of each query; one more before, that opens connections and reads tables."""
    from daodi.hub.core.search.query import resolved

    ask("甘草")
    resolved.cache_clear()
    spent = []
    for text in asked:
        start = time.perf_counter()
        ask(text)
        spent.append((time.perf_counter() - start) * 1000)
    return spent


if __name__ == "__main__":
    given = [one for one in sys.argv[1:] if one != "--json"]
    main(int(given[0]) if given else LOTS, "--json" in sys.argv)
