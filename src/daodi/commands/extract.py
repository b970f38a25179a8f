"""``daodi extract``: what was promised, what came of it?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TextIO

from daodi.commands.output import open_output, width, write_csv, write_json_lines, write_table
from daodi.commands.progress import Progress
from daodi.extract import Document, Fact, extract
from daodi.extract.text import Refused, read_all
from daodi.tables import Unreadable

NAME = "extract"
HELP = "what was promised, what came of it?"
COLUMNS = ("type", "figure", "counts", "hedge", "when", "where", "quote")
WIDEST = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the documents, what is known of them, and the form of the output."""
    parser.add_argument("documents", nargs="+", metavar="DOCUMENT", help="text, HTML, PDF or JSON; - is standard input")
    parser.add_argument(
        "--published", metavar="DATE", help="the day of publication, YYYY[-MM[-DD]], where a document doesn't say it"
    )
    parser.add_argument("--language", metavar="L", help="the language, where a document doesn't say it: en, zh, pt ...")
    parser.add_argument("--text", action="store_true", help="print the text that the offsets count, and no facts")
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="use N processes")
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to a file, whole or not at all")


def run(args: argparse.Namespace) -> int:
    """Answers every document, in order; 1 where some could not be read, 2 where none could."""
    _dated(args.published)
    reading = _Reading(args.documents)
    with Progress("documents") as progress, open_output(args.output) as out:
        documents = iter(progress.over(reading))
        if args.text:
            out.writelines(f"{document.text}\n" for document in documents)
        else:
            found = extract(documents, published=args.published, language=args.language, jobs=args.jobs)
            _write(out, found, args.format)
        if not reading.read:
            raise Unreadable(reading.problems[0] if reading.problems else "no documents")
    for problem in reading.problems:
        print(problem, file=sys.stderr)
    return 1 if reading.problems else 0


def _dated(day: str | None) -> None:
    parts = day.split("-") if day else ["2000"]
    if not (len(parts) <= 3 and len(parts[0]) == 4 and all(part.isdigit() for part in parts)):
        raise ValueError(f"--published {day}: no date, expected YYYY, YYYY-MM or YYYY-MM-DD")


class _Reading:
    """The documents of the files, one after the other; remembers what could not be read."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self.problems: list[str] = []
        self.read = 0

    def __iter__(self) -> Iterator[Document]:
        for name in self._names:
            try:
                for one in read_all(name, "standard input" if name == "-" else name):
                    if isinstance(one, Refused):
                        self.problems.append(str(one))
                    else:
                        self.read += 1
                        yield one
            except Unreadable as error:
                self.problems.append(str(error))


def _write(out: TextIO, found: Iterator[list[Fact]], form: str) -> None:
    facts = (fact for several in found for fact in several)
    if form == "json":
        write_json_lines(out, facts)
    elif form == "csv":
        write_csv(out, Fact.__struct_fields__, map(_flat, facts))
    else:
        for several in found:
            _table(out, several)


def _flat(fact: Fact) -> list[object]:
    cells = (getattr(fact, field) for field in Fact.__struct_fields__)
    return ["|".join(cell) if isinstance(cell, tuple) else "" if cell is None else cell for cell in cells]


def _table(out: TextIO, facts: list[Fact]) -> None:
    if not facts:
        return
    out.write(f"{facts[0].document or 'text'}: {len(facts)} proposed, none of them confirmed\n")
    write_table(out, COLUMNS, map(_line, facts))
    out.write("\n")


def _line(fact: Fact) -> tuple[str, ...]:
    figure = "" if fact.value is None else f"{fact.value:,}" + (f" to {fact.value_max:,}" if fact.value_max else "")
    time = f"by {fact.deadline}" if fact.deadline else fact.when or ""
    counted = " ".join(filter(None, (fact.count_kind, fact.unit if fact.count_kind == "money" else "")))
    return (
        fact.type,
        figure,
        counted,
        fact.qualifier or "",
        time,
        _short(", ".join(fact.where), 30),
        _short(fact.quote),
    )


def _short(text: str, widest: int = WIDEST) -> str:
    line = " ".join(text.split())
    while width(line) > widest:
        line = f"{line[: len(line) - max(2, (width(line) - widest) // 2 + 1)]}…"
    return line
