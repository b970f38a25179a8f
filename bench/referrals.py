"""Referrals a second, from one hospital to another in another jurisdiction, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from typing import Any

from bench.figure import Figure, Part, at_least

BAR = 200.0
WORDS = """Referrals on SQLite, in process, no HTTP; processor time of one core. **Accepted**: a patient summary of four
entries is put together and sent with its consent, minimised to an offer, accepted, minimised to a release; the person
is counted against the threshold of law, both sides are told, each step and the release are sealed into the audit chain.
**Whole**: the same, then begun, and completed with a report that goes back minimised."""


def run() -> Part:
    """Measures it."""
    found = _child()
    assert found["kept"] == found["referrals"]
    assert found["released"] == 2 * found["referrals"]
    assert found["whole"]
    accepted = found["referrals"] / found["accepted"]["cpu"]
    whole = found["referrals"] / (found["accepted"]["cpu"] + found["completed"]["cpu"])
    figures = [
        at_least("referrals/s, sent, accepted and released", accepted, BAR),
        Figure("referrals/s, the whole course with its report", f"{whole:,.0f}"),
    ]
    return Part("Referrals", WORDS, figures)


def _child() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.referring", folder]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return dict(json.loads(said.splitlines()[-1]))


if __name__ == "__main__":
    for figure in run().figures:
        print(figure.row)
