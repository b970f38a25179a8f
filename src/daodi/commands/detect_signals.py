"""``daodi detect signals``: which products and reactions stand together more often than one would expect?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TextIO

from daodi.commands.output import open_output, write_csv, write_json_lines, write_table
from daodi.commands.progress import Progress
from daodi.detect.intake.reports import Reports, read_reports
from daodi.detect.signals import Row, Signal, Signals, signals, stands_out
from daodi.detect.signals.prior import Fitted, prior_of
from daodi.tables import Unreadable

HEADER = Signal.__struct_fields__
SHOWN = ("product", "reaction", "n", "expected", "prr", "ror", "ic", "ebgm", "eb05", "reason")
AT_MOST = 8  # names that are listed in one line


def run_signals(args: argparse.Namespace) -> int:
    """Finds the signals of the files together; 1 where some rows could not be read, 2 where none could."""
    if len(args.inputs) < 2:
        raise ValueError("signals of what? expected: daodi detect signals REPORTS.csv")
    reading = _Reading(args)
    with Progress("rows") as progress:
        found = signals(
            progress.over(reading),
            [name.strip() for name in args.measure.split(",")],
            prior=prior_of(args.prior) if args.prior else None,
            by_material=args.by_material,
            market=args.market,
            language=args.language,
        )
    if not found.signals:
        raise Unreadable(next(iter(reading.said()), "no reports"))
    with open_output(args.output) as out:
        _write(out, (one for one in found if not args.alarms or stands_out(one)), args.format)
    for line in (*reading.said(), *account(found)):
        print(line, file=sys.stderr)
    return 1 if reading.lost() else 0


class _Reading:
    """The rows of the files, one after the other; remembers what could not be read."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._files: list[Reports] = []
        self._lost: list[str] = []

    def __iter__(self) -> Iterator[Row]:
        for name in self._args.inputs[1:]:
            try:
                file = read_reports(name, stratum=self._args.stratum, alike=self._args.alike)
            except Unreadable as error:
                self._lost.append(str(error))
                continue
            except OSError as error:
                self._lost.append(f"{name}: {error.strerror or error}")
                continue
            self._files.append(file)
            yield from file

    def said(self) -> list[str]:
        """What could not be read."""
        return [*self._lost, *(str(problem) for file in self._files for problem in file.problems)]

    def lost(self) -> bool:
        """Whether a row or a file was lost."""
        return bool(self._lost) or any(problem.kind == "row" for file in self._files for problem in file.problems)


def account(found: Signals) -> Iterator[str]:
    """What was counted, what was left out and by which rule, and how the prior came about."""
    told = found.counted
    yield (
        f"{told.rows:,} rows: {told.reports:,} reports, {told.products:,} products, {told.reactions:,} reactions, "
        f"{told.pairs:,} pairs"
    )
    yield f"{told.repeated:,} rows say again what the same report has said (report, product, reaction): counted once"
    if told.alike:
        yield f"{told.alike:,} reports agree with an earlier one in all that --alike compares: left out"
    if told.mixed:
        yield f"{told.mixed:,} reports stand in several strata: counted in their first"
    if told.joined:
        yield f"{told.joined:,} names of products became one with others: see names"
    for what, names in (("ambiguous", told.ambiguous), ("unknown", told.unknown)):
        if names:
            more = f" and {len(names) - AT_MOST:,} more" if len(names) > AT_MOST else ""
            yield f"{len(names):,} names are {what}, and stay as they are written: {', '.join(names[:AT_MOST])}{more}"
    if found.prior is not None:
        yield _prior(found.prior)


def _prior(fit: Fitted) -> str:
    values = ", ".join(f"{getattr(fit.prior, name):.4g}" for name in fit.prior.__struct_fields__)
    if fit.given:
        return f"prior given: {values}"
    ending = fit.why_not or "fitted"
    agreed = f"{fit.agreeing} of {fit.starts} starts agree, log likelihood {fit.log_likelihood:.3f}"
    return f"prior ({', '.join(fit.prior.__struct_fields__)}) {values}: {ending}; {agreed}"


def _write(out: TextIO, found: Iterator[Signal], form: str) -> None:
    if form == "json":
        write_json_lines(out, found)
    elif form == "csv":
        write_csv(out, HEADER, map(_flat, found))
    else:
        write_table(out, SHOWN, map(_short, found))


def _flat(one: Signal) -> list[object]:
    cells = (getattr(one, name) for name in HEADER)
    return ["|".join(cell) if isinstance(cell, tuple) else "" if cell is None else cell for cell in cells]


def _short(one: Signal) -> list[object]:
    cells = (getattr(one, name) for name in SHOWN)
    return ["" if cell is None else f"{cell:.2f}" if isinstance(cell, float) else cell for cell in cells]
