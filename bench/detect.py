"""Outbreaks and signals: the same answers as R, and how much sooner."""

from __future__ import annotations

import csv
import functools
import gzip
import math
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.figure import Figure, Part, at_least, at_most, seconds, shown
from daodi.detect import Point, Series, detect
from daodi.detect.signals import Prior, Signals, signals

WORDS = """Series are made here: 140 of 624 weeks with season, trend and outbreaks, their last 49 weeks judged, by
Farrington's methods those of the first 14. R is Debian's r-cran-surveillance, run over the same series in this run, its
start and the making of its series left out. Signals: reports on supplements by FDA CAERS, 2012, where they stand beside
the repository; Debian has no openEBGM, so its 11.1 s of processor time (12 s elapsed: counts 1.25, hyper-parameters
6.8, scores 4.0) were taken on another day, on 20,156 rows, of which 13,362 are held here; the time is taken by rows."""
WEEKS, JUDGED, ALL, FEW = 624, 49, 140, 14
METHODS = {"ears-c1": 50, "ears-c2": 50, "ears-c3": 50, "cusum": 0, "farrington": 10, "farrington-flexible": 10}
OPENEBGM, ITS_ROWS = 11.1, 20_156
PRIOR = Prior(alpha1=3.2624, beta1=0.4005, alpha2=2.0241, beta2=1.9061, share=0.0652)
REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reference" / "surveillance" / "pharmacovigilance"
SCRIPT = Path(__file__).with_suffix(".R")
SAME = 1e-8


class Answer(NamedTuple):
    """What R says of a week."""

    upper: float | None
    alarm: bool | None


def run() -> Part:
    """Judges the series in both, and finds the signals."""
    return Part("Outbreaks and signals", " ".join(WORDS.split()), [*_outbreaks(), *_signals()])


def made() -> list[Series]:
    """Weekly series with season, trend and outbreaks; the same at every call."""
    dice = np.random.default_rng(20261122)
    weeks = np.arange(WEEKS)
    found = []
    for number in range(ALL):
        level = math.exp(dice.uniform(-0.5, 4.5))
        season = 1.0 + dice.uniform(0.0, 0.7) * np.sin(2.0 * np.pi * (weeks / 52.0 + dice.random()))
        mean = level * season * np.exp(dice.choice([0.0, 0.001]) * weeks)
        dispersion = dice.uniform(1.05, 3.0)
        counts = dice.negative_binomial(mean / (dispersion - 1.0), 1.0 / dispersion)
        for start in dice.integers(100, WEEKS, 4):
            counts[start : start + 6] += dice.poisson(
                2.0 * math.sqrt(level * dispersion), len(counts[start : start + 6])
            )
        found.append(Series(series=str(number), counts=tuple(counts.tolist())))
    return found


def _outbreaks() -> Iterator[Figure]:
    series = made()
    peer = _r(series)
    if peer is None:
        yield Figure(
            "R's surveillance", "not here: `apt-get install r-cran-surveillance`; speed and parity not measured"
        )
    for method, bar in METHODS.items():
        several = series[:FEW] if method.startswith("farrington") else series
        judge = functools.partial(detect, several, method, last=JUDGED)
        points = list(judge())
        own = len(points) / seconds(judge, repeats=5)
        yield Figure(f"{method}, points/s", shown(own))
        if peer is None:
            continue
        took, answers = peer[method]
        yield Figure(f"{method}, R, points/s", shown(len(points) / took))
        times = own * took / len(points)
        yield (
            at_least(f"{method}, times R", times, bar, " x") if bar else Figure(f"{method}, times R", f"{times:.3g} x")
        )
        yield at_least(f"{method}, alarms as R's", _alarms(points, answers), 0.999 if "farrington" in method else 1.0)
        yield at_least(
            f"{method}, bounds within 1e-8 of R's", _bounds(points, answers), 0.995 if "farrington" in method else 1.0
        )


def _r(series: Sequence[Series]) -> dict[str, tuple[float, list[Answer]]] | None:
    """Seconds and answers of R by method; None where it is not here."""
    program = shutil.which("Rscript")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "series.csv")
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [[f"s{one.series}" for one in series], *zip(*(one.counts for one in series), strict=True)]
            )
        command = [program, str(SCRIPT), str(table), str(WEEKS - JUDGED + 1), str(FEW), folder]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode:
            return None
        took = dict(line.split() for line in ran.stdout.splitlines() if line.split()[0] in METHODS)
        return {method: (float(took[method]), _answers(Path(folder, f"{method}.csv"))) for method in METHODS}


def _answers(path: Path) -> list[Answer]:
    with path.open(encoding="utf-8") as file:
        return [
            Answer(float(row["upper"]) if row["upper"] else None, row["alarm"] == "1" if row["alarm"] else None)
            for row in csv.DictReader(file)
        ]


def _alarms(points: Sequence[Point], answers: Sequence[Answer]) -> float:
    pairs = zip(points, answers, strict=True)
    return float(np.mean([point.alarm == answer.alarm for point, answer in pairs]))


def _bounds(points: Sequence[Point], answers: Sequence[Answer]) -> float:
    """The share of bounds that are the same; R's 0 for too few cases is no bound here."""
    pairs = [(point.upper, answer.upper) for point, answer in zip(points, answers, strict=True)]
    same = [
        (own is None and not other)
        or (own is not None and other is not None and math.isclose(own, other, rel_tol=SAME))
        for own, other in pairs
    ]
    return float(np.mean(same))


def _signals() -> Iterator[Figure]:
    path = REPORTS / "caers-2012-supplements.csv"
    if not path.exists():
        yield Figure("signals", "no reports beside the repository; not measured")
        return
    with path.open(encoding="utf-8") as file:
        rows = [(row["report_id"], row["product"], row["event"]) for row in csv.DictReader(file)]
    took = seconds(functools.partial(signals, rows), repeats=5)
    yield at_most(f"signals with fit, {len(rows):,} rows", took, 1.2, " s")
    there = OPENEBGM * len(rows) / ITS_ROWS
    yield at_least("times openEBGM (another day, by rows)", there / took, 10, " x")
    found = signals(rows, prior=PRIOR)
    yield from _as_openebgm(found)


def _as_openebgm(found: Signals) -> Iterator[Figure]:
    with gzip.open(REPORTS / "expected.csv.gz", "rt", encoding="utf-8") as file:
        expected = {(row["product"], row["event"]): row for row in csv.DictReader(file)}
    rows = [(one, expected[one.product, one.reaction]) for one in found]
    off = max(
        abs(float(getattr(one, name)) - float(row[name.upper()]))
        for one, row in rows
        for name in ("ebgm", "eb05", "eb95")
    )
    yield at_most(f"EBGM, EB05, EB95 of {len(rows):,} pairs, farthest from openEBGM's", off, 1e-4)
    columns = {
        "prr": "PRR",
        "prr_lower": "PRR_lo",
        "ror": "ROR",
        "ror_upper": "ROR_hi",
        "ic": "IC",
        "ic_lower": "IC025",
    }
    same = np.mean([_same(getattr(one, own), row[its]) for one, row in rows for own, its in columns.items()])
    yield at_least("PRR, ROR, IC with bounds, the same to all 8 digits given", float(same), 1.0)


def _same(value: float | None, text: str) -> bool:
    if value is None or text in ("", "NA"):
        return value is None and text in ("", "NA")
    return math.isclose(float(f"{value:.8g}"), float(text), rel_tol=1e-9, abs_tol=1e-15)
