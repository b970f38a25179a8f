"""How much memory ``daodi check`` needs over a long file, and over one four times as long."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.command import Taken, daodi
from bench.figure import Figure, Part, at_most
from bench.lots import COLUMNS, results

WORDS = "`daodi check FILE --market HK --market EU --format json`: every lot judged and written as it is read."
HEADER = ("lot", *COLUMNS)
LOTS = (3_000, 12_000)
GROWTH = 1.1


def run() -> Part:
    """Streams two files, the second four times as long."""
    short, long = map(_streamed, LOTS)
    rows = tuple(lots * 25 for lots in LOTS)
    return Part(
        "Streaming",
        WORDS,
        [
            Figure(f"peak memory over {rows[0]:,} rows", f"{short.memory:,.0f} MiB"),
            Figure(f"peak memory over {rows[1]:,} rows", f"{long.memory:,.0f} MiB"),
            at_most("growth of the peak for four times the rows", long.memory / short.memory, GROWTH, " x"),
            Figure("findings/s, with reasons and notes, written as JSON", f"{2 * rows[1] / long.seconds:,.0f}"),
        ],
    )


def write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Writes a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _streamed(lots: int) -> Taken:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "results.csv")
        write(path, HEADER, results(lots))
        return daodi("check", str(path), "--market", "HK", "--market", "EU", "--format", "json")
