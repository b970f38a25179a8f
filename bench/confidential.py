"""Six organisations trade at random; every answer to anybody is held against who may read what stands in it.

``python -m bench.confidential [ACTIONS]``, on a site in a folder of its own; in a process of its own from ``run``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import Any

from bench.figure import Figure, Part, at_most

ACTIONS, SEED = 10_000, 11
WORDS = """{actions:,} actions of three suppliers, two buyers and one that is both, through the API and the forms of the
pages: lots, listings, inquiries, questions, quotes, counter-offers, samples, orders, changes, shipments, receipts,
complaints, disputes, papers, UBL, samples on show. Every text and price that is sent is a mark found nowhere else,
whose readers a table kept apart from the hub's own policy names: {secrets:,} of them. After each action one of the
six, the operator or nobody reads a list, searches for another's mark, opens a record ({kinds}), as page, API, PDF, ZIP
or UBL, or tries what is not theirs, which must be answered as what does not exist is."""


def run(actions: int = ACTIONS) -> Part:
    """Measures in a process of its own, with a site of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with tempfile.TemporaryDirectory() as folder:
        environment["DAODI_SITE"] = folder
        command = [sys.executable, "-m", "bench.confidential", str(actions), "--json"]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return _part(json.loads(done.stdout))


def _part(told: dict[str, Any]) -> Part:
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(told["kinds"].items(), key=lambda one: -one[1]))
    figures = [
        at_most("values seen by somebody who may not", told["leaked"], 0),
        at_most("answers that tell what they should not, or break", len(told["wrong"]), 0),
        Figure("answers held against the table", f"{told['responses']:,}"),
        Figure("values found in them, each held against its readers", f"{told['values']:,}"),
        Figure("answers by status", ", ".join(f"{n:,} × {status}" for status, n in sorted(told["answers"].items()))),
    ]
    return Part("Who reads what in the exchange", WORDS.format(**told | {"kinds": kinds}), figures)


def _measured(actions: int) -> dict[str, Any]:
    from daodi.hub.operate import ready

    ready()
    from django.conf import settings

    from daodi.hub.operate.site import migrate
    from daodi.hub.tests.confidential.run import run as act

    settings.API_RATE = {"anonymous": 10**9, "member": 10**9}
    migrate()
    told = act(actions, SEED, tell=lambda text: print(text, file=sys.stderr, flush=True))
    for wrong in told.wrong:
        print(wrong, file=sys.stderr)
    names = ("actions", "responses", "values", "secrets", "leaked", "wrong", "kinds", "answers")
    return {name: getattr(told, name) for name in names}


if __name__ == "__main__":
    if "--json" in sys.argv:
        print(json.dumps(_measured(int(sys.argv[1]))))
    else:
        part = run(int(sys.argv[1]) if len(sys.argv) > 1 else ACTIONS)
        print(part.words, *(figure.row for figure in part.figures), sep="\n")
