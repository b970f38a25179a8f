"""RESULTS.md: a chapter a part, with the day it was measured; the bars are counted from the chapters that stand."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench.figure import Part

RESULTS = Path(__file__).parent / "RESULTS.md"
PEERS = (
    *("django", "django-ninja", "django-oscar", "rule-engine", "duckdb", "rapidfuzz", "numpy", "scipy"),
    *("quantulum3", "lxml", "xmlschema"),
)
HEAD = """# Measurements

Made by `make bench` (`python -m bench`; `python -m bench orders ubl` measures those parts anew): Python {python},
{machine}, {cores} cores, {peers}. Peers are measured in the same run as their part, in one thread, in processor time,
so that another program on the machine weighs on neither side; rendering is left out. Where elapsed time is what counts,
the chapter says so. The data are made from the project's own tables, always the same.

{summary}
"""


def chapter(part: Part) -> str:
    """A part as it stands in the results."""
    table = ["| what | measured | bar | |", "|---|---|---|---|", *(figure.row for figure in part.figures)]
    day = f"*Measured on {date.today().isoformat()}.*"
    return "\n".join((f"## {part.title}", "", part.words, "", day, "", *table, ""))


def keep(measured: Iterable[Part], *, whole: bool) -> None:
    """Writes the chapters; where not the whole was measured, those of other parts stay as they are."""
    held = {} if whole or not RESULTS.exists() else _chapters(RESULTS.read_text(encoding="utf-8"))
    held |= {part.title: chapter(part) for part in measured}
    RESULTS.write_text("\n".join((_head("\n".join(held.values())), *held.values())), encoding="utf-8")


def _chapters(text: str) -> dict[str, str]:
    found = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]
    return {title: f"## {title}{body}".rstrip() + "\n" for title, body in zip(found[::2], found[1::2], strict=True)}


def _head(chapters: str) -> str:
    rows = [
        row.strip("| ").split(" | ")
        for row in re.findall(r"^\|.*\| (?:met|\*\*missed\*\*) \|$", chapters, re.MULTILINE)
    ]
    missed = [row for row in rows if row[-1] != "met"]
    summary = f"{len(rows) - len(missed)} of {len(rows)} bars are met."
    if missed:
        summary += " Missed: " + "; ".join(f"{what} ({value}, bar {bar})" for what, value, bar, _ in missed) + "."
    return HEAD.format(
        python=platform.python_version(),
        machine=platform.machine(),
        cores=os.cpu_count(),
        peers=", ".join(f"{name} {version(name)}" for name in PEERS),
        summary=summary,
    )
