"""Finding among a million published listings, as members and visitors ask.

``python -m bench.catalogue [LISTINGS]`` makes a site in a folder of its own, or in the empty database that
``DATABASE_URL`` names, and prints its chapter; ``run`` calls it in a process of its own, since a process has one site.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from bench import listings
from bench.figure import Figure, Part, at_most, shown

LISTINGS, EACH, BAR = 1_000_000, 40, 100  # the bar in milliseconds
FIND, PAGE = "a page of what fits, counted up to a thousand", "whole page /exchange/catalogue"
WORDS = """{listings:,} published listings of {owners} members, materials as unevenly spread as in trade; four in ten
show lots, each with its verdict kept for every market with a binding rule. {asked} different questions, each asked
once: names in every script alone, with a market, a kind, an origin, a grade, a price range, a certificate; markets and
prices without a name; words of titles; suppliers; what is not there; in four orders.
Elapsed time, on {database}; made in {made:.0f} s, indexed in {indexed:.0f} s."""


def run() -> Part:
    """Measures on SQLite."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = (sys.executable, "-m", "bench.catalogue", str(LISTINGS), "--json")
    return _part(json.loads(subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout))


def main(many: int, as_json: bool) -> None:
    """Prints what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DAODI_SITE", folder)
        told = _measured(many)
    if as_json:
        print(json.dumps(told))
    else:
        print(_part(told).words, *(figure.row for figure in _part(told).figures), sep="\n")
        print(*told["slowest"], sep="\n")


def _part(told: dict[str, Any]) -> Part:
    figures = []
    for what, spent in told["spent"].items():
        figures.append(at_most(f"{what}, p95", _at(spent, 0.95), BAR, " ms"))
        figures.append(Figure(f"{what}, p50 and slowest", f"{shown(_at(spent, 0.5))} and {shown(max(spent))} ms"))
    return Part("The catalogue among a million listings", WORDS.format(**told), figures)


def _at(spent: list[float], part: float) -> float:
    return sorted(spent)[int(len(spent) * part)]


def _measured(many: int) -> dict[str, Any]:
    from daodi.hub.operate import ready

    ready()
    from django.db import connection

    from daodi.hub.exchange.catalogue.models import Listing
    from daodi.hub.operate.site import migrate

    migrate()
    start = time.perf_counter()
    if not Listing.objects.exists():
        listings.make(many)
    made = time.perf_counter()
    migrate()
    indexed = time.perf_counter()
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")
    asked = listings.questions(EACH)
    spent = {what: _spent(ask, asked) for what, ask in _ways().items()}
    slowest = sorted(zip(spent[FIND], asked, strict=True), key=lambda one: -one[0])[:12]
    return {
        "listings": many,
        "owners": listings.OWNERS,
        "asked": len(asked),
        "database": connection.vendor,
        "made": made - start,
        "indexed": indexed - made,
        "spent": spent,
        "slowest": [f"{took:.0f} ms {question}" for took, question in slowest],
    }


def _ways() -> dict[str, Callable[[dict[str, str]], object]]:
    """The query alone, and the whole page, for a visitor."""
    from django.test import Client
    from django.utils import timezone

    from daodi.hub.core.access.actor import NOBODY
    from daodi.hub.exchange.catalogue.asking import asked
    from daodi.hub.exchange.catalogue.find import find

    browser, today = Client(HTTP_HOST="localhost"), timezone.localdate()
    return {
        FIND: lambda question: find(NOBODY, asked(question), today),
        PAGE: lambda question: _page(browser.get("/exchange/catalogue", question)),
    }


def _page(answer: Any) -> None:
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.request['QUERY_STRING']}: {answer.status_code}")


def _spent(ask: Callable[[dict[str, str]], object], asked: list[dict[str, str]]) -> list[float]:
    """Milliseconds of each question; one more before, that opens connections and reads tables."""
    from daodi.hub.core.search.query import resolved

    ask({"q": "甘草", "market": "EU"})
    resolved.cache_clear()
    spent = []
    for question in asked:
        start = time.perf_counter()
        ask(question)
        spent.append((time.perf_counter() - start) * 1000)
    return spent


if __name__ == "__main__":
    given = [one for one in sys.argv[1:] if one != "--json"]
    main(int(given[0]) if given else LISTINGS, "--json" in sys.argv)
