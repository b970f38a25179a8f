"""Orders a second: the hub's, idempotent and audited, beside django-oscar's; each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from typing import Any

from bench.figure import Figure, Part, at_least

ROUNDS, BAR = 2, 10.0
WORDS = """Orders of three lines on SQLite, in process, no HTTP on either side; processor time, each in a process
of its own, the two in turn, the best of {rounds} rounds. **django-oscar** creates an order from a basket that was
filled before, in a transaction. **The hub** reads three listings as the buyer may order them, prices them, places the
order under the buyer's own number, seals it into the audit chain and tells the supplier. **Sent again**: the same
orders under the same numbers, which are then the same orders. Oscar, sent the same basket under a new number, makes
{twice}."""


def run() -> Part:
    """Measures both."""
    oscar, ours, again, walls = [], [], [], []
    for _ in range(ROUNDS):
        shop, hub = _child("bench.oscar"), _child("bench.placing")
        assert hub["kept"] == hub["orders"]
        assert hub["whole"]
        oscar.append(shop["orders"] / shop["cpu"])
        ours.append(hub["orders"] / hub["placed"]["cpu"])
        again.append(hub["orders"] / hub["replayed"]["cpu"])
        walls.append((hub["orders"] / hub["placed"]["wall"], shop["orders"] / shop["wall"]))
    wall = max(walls)
    figures = [
        Figure("orders/s, django-oscar", f"{max(oscar):,.0f}"),
        Figure("orders/s, the hub", f"{max(ours):,.0f}"),
        at_least("the hub's to django-oscar's", max(ours) / max(oscar), BAR),
        Figure("orders/s, the hub, sent again", f"{max(again):,.0f}"),
        Figure("orders/s by the wall clock, the hub and django-oscar", f"{wall[0]:,.0f} and {wall[1]:,.0f}"),
    ]
    return Part("Orders placed", WORDS.format(rounds=ROUNDS, twice=shop["twice"]), figures)


def _child(module: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", module, folder]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return dict(json.loads(said.splitlines()[-1]))


if __name__ == "__main__":
    for figure in run().figures:
        print(figure.row)
