"""What it costs to start the command line, ask one thing, and end."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from bench.command import daodi
from bench.figure import Figure, Part, at_most
from bench.lots import results
from bench.streaming import HEADER, write

WORDS = "Processor time (user and system) of the whole process, interpreter included; the median of five."
REPEATS = 5
SMALL = 2


def run() -> Part:
    """Starts the command line again and again."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "small.csv")
        write(small, HEADER, results(SMALL))
        check = _median("check", str(small), "--market", "HK", "--market", "EU")
    return Part(
        "Start-up",
        WORDS,
        [
            at_most("`daodi --help`", _median("--help"), 0.15, " s"),
            at_most("`daodi resolve 黃耆`", _median("resolve", "黃耆"), 0.4, " s"),
            Figure(f"`daodi check` of {SMALL} lots, {SMALL * 25} results, two markets", f"{check:.3g} s"),
        ],
    )


def _median(*arguments: str) -> float:
    daodi(*arguments)
    return statistics.median(daodi(*arguments).seconds for _ in range(REPEATS))
