"""``daodi check``: does it meet the rules there?"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path

from daodi.check.ask import codes, conditions
from daodi.check.intake import read
from daodi.check.lot import USES, Lot, Product
from daodi.check.plan import Plan, plan
from daodi.check.question import Question
from daodi.check.show import csv_rows, html, terminal, xlsx
from daodi.check.stream import judged
from daodi.check.verdict import Verdict
from daodi.commands.output import open_output, width, write_csv, write_json_lines, write_table
from daodi.commands.progress import Progress
from daodi.tables import Unreadable

NAME = "check"
HELP = "does it meet the rules there?"
PLAN_COLUMNS = ("analyte", "required", "limit", "sample", "method", "clause", "document", "edition", "force", "quality")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the files, the question and the form of the answer."""
    parser.add_argument("inputs", nargs="+", metavar="FILE", help="results or compositions; or: plan MATERIAL")
    parser.add_argument("--market", action="append", default=[], metavar="M", help="HK, EU, TW ...; may be repeated")
    parser.add_argument("--use", default="", choices=("", *USES), metavar="USE", help=f"one of {', '.join(USES)}")
    parser.add_argument("--form", default="", metavar="FORM", help="with plan: dried herb, powder, extract ...")
    parser.add_argument("--on", type=_day, default=None, metavar="DATE", help="the day, YYYY-MM-DD; today if not given")
    parser.add_argument("--decision", choices=("simple", "guard"), default="simple", help="guard: only x + U may pass")
    parser.add_argument("--met", action="append", default=[], metavar="DOC", help="a document whose condition is met")
    parser.add_argument("--column", action="append", default=[], metavar="'X=F'", help="column X holds the field F")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook")
    parser.add_argument("--format", choices=("table", "json", "csv", "html", "xlsx"), default="table")
    parser.add_argument("--lang", choices=("en", "zh-Hans", "zh-Hant"), default="en", help="the language of the frame")
    parser.add_argument("--title", default="", help="the title of the dossier")
    parser.add_argument("--verbose", action="store_true", help="every finding and missing test in the table")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="use N processes")
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to a file, whole or not at all")


def run(args: argparse.Namespace) -> int:
    """Answers every lot in every market, in order; 1 where some rows or files could not be read."""
    question = Question(
        on=args.on or date.today(),
        markets=codes(name for text in args.market for name in text.split(",")),
        use=args.use,
        manner=args.decision,
        met=conditions(args.met),
    )
    if args.inputs[0] == "plan" and not Path("plan").exists():
        return _plans(args, question)
    reading = Reading(args.inputs, args.sheet, _columns(args.column))
    with Progress("lots") as progress:
        verdicts = judged(progress.over(reading), question, jobs=args.jobs)
        first = list(islice(verdicts, 1))
        if first and not args.market:
            print(f"no --market: asked of {', '.join(question.markets)}", file=sys.stderr)
        if first or reading.unreadable < len(args.inputs):
            _write(args, chain(first, verdicts), question)
    for problem in reading.problems:
        print(problem, file=sys.stderr)
    if reading.unreadable == len(args.inputs):
        return 2
    return 1 if reading.unread or reading.unreadable else 0


class Reading:
    """The lots and products of several files, one after the other; what can't be read is collected in ``problems``."""

    def __init__(self, inputs: Sequence[str], sheet: str | None, columns: dict[str, str]) -> None:
        self.inputs, self.sheet, self.columns = inputs, sheet, columns
        self.problems: list[str] = []
        self.unread = self.unreadable = 0

    def __iter__(self) -> Iterator[Lot | Product]:
        for name in self.inputs:
            intake = read(name, sheet=self.sheet, columns=self.columns)
            try:
                yield from intake
            except (Unreadable, OSError) as error:
                self.unreadable += 1
                self.problems.append(_said(name, error))
            finally:
                self.problems += map(str, intake.problems)
                self.unread += sum(problem.kind == "row" for problem in intake.problems)


def _said(name: str, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{name}: {error.strerror or error}"
    text = " ".join(str(error).split())
    return text if text.startswith((Path(name).name, name)) else f"{name}: {text}"


def _write(args: argparse.Namespace, verdicts: Iterator[Verdict], question: Question) -> None:
    if args.format == "xlsx":
        _workbook(args, verdicts)
        return
    with open_output(args.output) as out:
        if args.format == "json":
            write_json_lines(out, verdicts)
        elif args.format == "csv":
            header, *rows = csv_rows(verdicts)
            write_csv(out, header, rows)
        elif args.format == "html":
            title = args.title or ", ".join(Path(name).name for name in args.inputs)
            out.writelines(html(verdicts, title=title, made_on=question.on.isoformat(), lang=args.lang))
        else:
            columns, colour = _terminal(args)
            lines = terminal(verdicts, width=columns, colour=colour, verbose=args.verbose, lang=args.lang)
            out.writelines(f"{line}\n" for line in lines)


def _workbook(args: argparse.Namespace, verdicts: Iterable[Verdict]) -> None:
    if not args.output:
        raise ValueError("a workbook needs a file: -o FILE.xlsx")
    beside = Path(f"{args.output}.part")
    try:
        with beside.open("wb") as file:
            xlsx(verdicts, file, lang=args.lang)
        os.replace(beside, args.output)
    finally:
        beside.unlink(missing_ok=True)


def _terminal(args: argparse.Namespace) -> tuple[int, bool]:
    shown = args.output is None and sys.stdout.isatty()
    return shutil.get_terminal_size((100, 40)).columns, shown and "NO_COLOR" not in os.environ


def _columns(given: Sequence[str]) -> dict[str, str]:
    pairs = [text.rpartition("=") for text in given]
    for (name, sign, _), text in zip(pairs, given, strict=True):
        if not sign or not name:
            raise ValueError(f"--column {text!r}, expected 'COLUMN=FIELD'")
    return {name: field for name, _, field in pairs}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date, expected YYYY-MM-DD") from None


def _plans(args: argparse.Namespace, question: Question) -> int:
    if len(args.inputs) < 2:
        raise ValueError("plan for what? expected: daodi check plan MATERIAL --market M")
    plans = [
        plan(material, market=market, on=question.on, use=args.use, form=args.form, met=question.met)
        for material in args.inputs[1:]
        for market in question.markets
    ]
    with open_output(args.output) as out:
        if args.format == "json":
            write_json_lines(out, plans)
        elif args.format == "csv":
            rows = ((one.material.latin or one.material.query, one.market, *row) for one in plans for row in _rows(one))
            write_csv(out, ("material", "market", *PLAN_COLUMNS, "why"), rows)
        elif args.format == "table":
            for one in plans:
                out.writelines(f"{line}\n" for line in _plan_head(one))
                if one.tests:
                    write_table(out, PLAN_COLUMNS[:-4], (_short(row) for row in _rows(one)))
                out.writelines(f"{line}\n" for line in _plan_foot(one))
        else:
            raise ValueError(f"a plan has no {args.format} form, expected table, json or csv")
    return 0


def _rows(one: Plan) -> Iterator[tuple[str, ...]]:
    for test in one.tests:
        quality = "not verified (curated)" if test.source_quality == "curated" else test.source_quality
        yield (
            test.analyte,
            "yes" if test.required else "no",
            test.limit,
            test.sample or "",
            test.method or "",
            test.clause,
            test.document,
            test.edition,
            test.force,
            quality,
            test.why,
        )


def _short(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell if width(cell) <= 44 else f"{cell[:43]}…" for cell in row[: len(PLAN_COLUMNS) - 4])


def _plan_head(one: Plan) -> Iterator[str]:
    name = " ".join(filter(None, (one.material.zh_hans, one.material.latin))) or one.material.query
    yield f"{name}: tests to order for {one.market}, {one.use or 'use not stated'}, on {one.on}"
    if one.material.id is None:
        yield f"  ! {one.material.reason}"
    for warning in one.warnings:
        yield f"  ! {warning['kind']}: {warning['name']} {warning['with']}: {warning['why']}"
    required = sum(test.required for test in one.tests)
    yield f"  {required} required by a binding rule held; {len(one.tests) - required} by rules that don't decide"


def _plan_foot(one: Plan) -> Iterator[str]:
    for asked in one.requirements:
        quality = " (not verified: curated)" if asked.source_quality == "curated" else ""
        yield f"  asked: {asked.requirement}; {asked.clause}{quality}"
    for line in one.not_held:
        yield f"  not held: {line}"
