"""Series to look for outbreaks in: made ones, and real ones beside the repository."""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from pathlib import Path

import pytest

from daodi.detect import Series

HERE = Path(__file__).parent
Expected = dict[str, str]


@pytest.fixture(scope="session")
def made() -> dict[str, Series]:
    """The made series: weekly but for one, one with gaps; ``grown`` goes with its population."""
    with (HERE / "made.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    population = tuple(float(row["population"]) for row in rows)
    found = {}
    for name in rows[0].keys() - {"step", "population"}:
        counts = tuple(int(row[name]) if row[name] else None for row in rows)
        if name == "monthly":
            found[name] = Series(series=name, counts=tuple(filter(None, counts)), frequency=12)
        else:
            found[name] = Series(series=name, counts=counts)
            found[f"{name} in a population"] = Series(series=name, counts=counts, population=population)
    return found


@pytest.fixture(scope="session")
def real(shared: Path) -> list[tuple[Series, list[Expected]]]:
    """Real weekly series, with what R says of their last year."""
    folder = shared / "reference" / "surveillance"
    lines = (folder / "series.ndjson").read_text(encoding="utf-8").splitlines()
    series = {one["key"]: one for one in map(json.loads, lines)}
    expected = _expected(folder / "expected-real.csv.gz", ("key",))
    return [(Series(series=key, counts=tuple(series[key]["observed"])), rows) for (key,), rows in expected.items()]


@pytest.fixture(scope="session")
def simulated(shared: Path) -> list[tuple[Series, list[Expected]]]:
    """Simulated series, with what R says of their last 49 weeks."""
    folder = shared / "reference" / "surveillance"
    key = ("scenario", "replicate", "k")
    counts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    with gzip.open(folder / "sim-noufaily.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            counts[tuple(row[name] for name in key)].append(int(row["observed"]))
    expected = _expected(folder / "expected-sim.csv.gz", key)
    return [(Series(series="/".join(one), counts=tuple(counts[one])), rows) for one, rows in expected.items()]


def _expected(path: Path, key: tuple[str, ...]) -> dict[tuple[str, ...], list[Expected]]:
    found: dict[tuple[str, ...], list[Expected]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found[tuple(row[name] for name in key)].append(row)
    return found
