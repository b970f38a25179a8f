"""``python -m bench``: measures, prints each part as it comes, and writes RESULTS.md."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench import (
    catalogue,
    check_batch,
    confidential,
    detect,
    extract,
    hub,
    load,
    orders,
    resolve_names,
    search,
    start_up,
    streaming,
    ubl,
)
from bench.figure import Part

RESULTS = Path(__file__).parent / "RESULTS.md"
PARTS = (
    start_up,
    streaming,
    check_batch,
    resolve_names,
    extract,
    detect,
    hub,
    search,
    catalogue,
    ubl,
    orders,
    confidential,
    load,
)
PEERS = (
    "django",
    "django-ninja",
    "django-oscar",
    "rule-engine",
    "duckdb",
    "rapidfuzz",
    "numpy",
    "scipy",
    "quantulum3",
    "lxml",
    "xmlschema",
)
HEAD = """# Measurements

Made by `make bench` (`python -m bench`) on {day}: Python {python}, {machine}, {cores} cores, {peers}.
Everything in one run, one thread, in processor time, so that another program on the machine weighs on neither side;
rendering is left out. Where elapsed time is what counts, the chapter says so.
The data are made from the project's own tables, always the same.

{summary}
"""


def main() -> int:
    """Runs every part; 0 whatever the figures say, since they say it themselves."""
    parts = []
    for module in PARTS:
        parts.append(module.run())
        print(_chapter(parts[-1]), flush=True)
    RESULTS.write_text("\n".join((_head(parts), *map(_chapter, parts))), encoding="utf-8")
    return 0


def _head(parts: Iterable[Part]) -> str:
    held = [figure for part in parts for figure in part.figures if figure.met is not None]
    missed = [figure for figure in held if not figure.met]
    summary = f"{len(held) - len(missed)} of {len(held)} bars are met."
    if missed:
        summary += " Missed: " + "; ".join(f"{one.what} ({one.value}, bar {one.bar})" for one in missed) + "."
    return HEAD.format(
        day=date.today().isoformat(),
        python=platform.python_version(),
        machine=platform.machine(),
        cores=os.cpu_count(),
        peers=", ".join(f"{name} {version(name)}" for name in PEERS),
        summary=summary,
    )


def _chapter(part: Part) -> str:
    table = ["| what | measured | bar | |", "|---|---|---|---|", *(figure.row for figure in part.figures)]
    return "\n".join((f"## {part.title}", "", part.words, "", *table, ""))


if __name__ == "__main__":
    sys.exit(main())
