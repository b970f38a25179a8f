"""``daodi detect``: is something going wrong?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from daodi.commands.output import open_output, write_csv, write_json_lines, write_table
from daodi.commands.progress import Progress
from daodi.detect import METHODS, Point, Series, detect
from daodi.detect.intake.counts import read_series
from daodi.tables import Problem, Unreadable

NAME = "detect"
HELP = "is something going wrong?"
COLUMNS = Point.__struct_fields__


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the files, the method or the measures, and the form of the answer."""
    parser.add_argument("inputs", nargs="+", metavar="FILE", help="counts over time; or: signals REPORTS")
    parser.add_argument("--method", choices=METHODS, default="farrington-flexible", help="how outbreaks are looked for")
    parser.add_argument("--last", type=int, metavar="N", help="judge the last N dates of each series; all if not given")
    parser.add_argument("--every", choices=("day", "week", "month"), help="add up days that stand in one week or month")
    parser.add_argument("--series", action="append", default=[], metavar="C", help="a column that names the series")
    parser.add_argument("--alpha", type=float, metavar="A", help="how often a false alarm is put up with")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="any setting of the method")
    parser.add_argument(
        "--alarms", action="store_true", help="only what is too much (signals: EB05, IC or PRR says so)"
    )
    parser.add_argument("--measure", default="prr,ror,ic,ebgm", metavar="M,...", help="signals: prr, ror, ic, ebgm")
    parser.add_argument("--prior", metavar="A,B,A,B,P", help="signals: the prior of EBGM; fitted if not given")
    parser.add_argument("--by-material", action="store_true", help="signals: names of one material are one product")
    parser.add_argument("--market", metavar="M", help="signals, by material: whose names they are: CN, HK, TW ...")
    parser.add_argument("--language", metavar="L", help="signals, by material: the language of the names")
    parser.add_argument("--stratum", action="append", default=[], metavar="C", help="signals: compare within column C")
    parser.add_argument("--alike", action="append", default=[], metavar="C", help="signals: one report if C agrees too")
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="use N processes")
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to a file, whole or not at all")


def run(args: argparse.Namespace) -> int:
    """Judges every count, or finds every signal, in order; 1 where some rows could not be read, 2 where none could."""
    if args.inputs[0] == "signals" and not Path("signals").exists():
        from daodi.commands.detect_signals import run_signals

        return run_signals(args)
    reading = _Reading(args)
    with Progress("series") as progress:
        points = detect(progress.over(reading), args.method, last=args.last, jobs=args.jobs, **settings(args))
        first = list(islice(points, 1))
        if not reading.read:
            raise Unreadable("; ".join(reading.said))
        with open_output(args.output) as out:
            _write(out, _wanted(chain(first, points), args.alarms), args.format)
    for line in reading.said:
        print(line, file=sys.stderr)
    return 1 if reading.lost else 0


class _Reading:
    """The series of the files, one after the other; remembers what could not be read."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self.said: list[str] = []
        self.lost = self.read = 0

    def __iter__(self) -> Iterator[Series]:
        for name in self._args.inputs:
            try:
                found = read_series(name, every=self._args.every, series=self._args.series)
            except Unreadable as error:
                self.lost += 1
                self.said.append(str(error))
                continue
            except OSError as error:
                self.lost += 1
                self.said.append(f"{name}: {error.strerror or error}")
                continue
            self.told(found.problems)
            self.read += len(found.series)
            yield from found.series

    def told(self, problems: Iterable[Problem]) -> None:
        """Remembers problems; a column left out loses nothing."""
        for problem in problems:
            self.said.append(str(problem))
            self.lost += problem.kind == "row"


def settings(args: argparse.Namespace) -> dict[str, Any]:
    """The settings of the method that the command line changes."""
    found: dict[str, Any] = {} if args.alpha is None else {"alpha": args.alpha}
    for text in args.set:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise ValueError(f"--set {text!r}, expected NAME=VALUE")
        found[name.strip()] = None if value.strip().lower() == "none" else value.strip()
    return found


def _wanted(points: Iterator[Point], alarms: bool) -> Iterator[Point]:
    return (point for point in points if point.alarm) if alarms else points


def _write(out: TextIO, points: Iterator[Point], form: str) -> None:
    if form == "json":
        write_json_lines(out, points)
    elif form == "csv":
        write_csv(out, COLUMNS, map(_flat, points))
    else:
        write_table(out, COLUMNS, map(_short, points))


def _flat(point: Point) -> list[object]:
    cells = (getattr(point, name) for name in COLUMNS)
    return [("" if cell is None else str(cell).lower() if isinstance(cell, bool) else cell) for cell in cells]


def _short(point: Point) -> list[object]:
    cells = _flat(point)
    return [
        f"{cell:.1f}" if isinstance(cell, float) else {"true": "ALARM", "false": ""}.get(str(cell), cell)
        for cell in cells
    ]
