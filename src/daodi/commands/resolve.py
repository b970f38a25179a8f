"""``daodi resolve``: what is it called, there?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from daodi.commands.output import open_output, write_csv, write_json_lines
from daodi.commands.progress import Progress
from daodi.reference import rows
from daodi.reference.kinds.layout import HeaderWord
from daodi.resolve import Candidate, Caution, Resolution, Suggestion, resolve
from daodi.resolve.fold import key
from daodi.tables import Table, open_table

NAME = "resolve"
HELP = "what is it called, there?"
NAME_FIELDS = ("material", "ingredient", "product")
LISTINGS = ("banned", "restricted", "protected")
HEADER = (
    "query", "status", "id", "latin", "zh_hans", "zh_hant", "pinyin", "english", "score", "matched", "system", "how",
    "processing", "base", "source", "quality", "others", "warnings", "suggestions",
)  # fmt: skip
CANDIDATE = HEADER[HEADER.index("id") : HEADER.index("others")]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the names or the file, the hints and the form of the output."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="a name in any script; - reads names from stdin")
    parser.add_argument("--file", metavar="FILE", help="CSV, XLSX or JSON with a column of names; - is standard input")
    parser.add_argument(
        "--column", metavar="C", help="the column that holds the names, if it is not plain from the header"
    )
    parser.add_argument(
        "--market", metavar="M", help="whose name it is where several share it: CN, HK, TW, JP, KR, EU ..."
    )
    parser.add_argument("--language", metavar="L", help="the language of the names: zh, zh-Hant, ja, ko, vi, en ...")
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table")
    parser.add_argument("-o", dest="output", metavar="FILE", help="write to a file, whole or not at all")


def run(args: argparse.Namespace) -> int:
    """Answers every name, in order; 1 where some rows of the file could not be read."""
    if not args.names and not args.file:
        raise ValueError("nothing to resolve, expected NAME... or --file FILE")
    table = open_table(args.file) if args.file else None
    names = _names(args.names, table, args.column)
    with Progress("names") as progress, open_output(args.output) as out:
        answers = resolve(progress.over(names), market=args.market, language=args.language)
        _write(out, iter(answers), args.format)
    for problem in table.problems if table else ():
        print(problem, file=sys.stderr)
    return 1 if table and table.problems else 0


def _names(given: list[str], table: Table | None, column: str | None) -> Iterator[str]:
    for name in given:
        if name == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin)
        else:
            yield name
    if table is not None:
        yield from _column(table, column)


def _column(table: Table, wanted: str | None) -> Iterator[str]:
    """The names of a table; a file of one column without a known header is names from its first line on."""
    at = _place(table.header, wanted)
    if at is None and len(table.header) == 1:
        at = 0
        yield table.header[0]
    if at is None:
        named = f"there is no column {wanted!r}" if wanted else "it is not plain which column holds the names"
        raise ValueError(
            f"{table.name}:{table.header_row}: {named}, expected --column with one of {_list(table.header)}"
        )
    for line in table:
        yield line.cells[at]


def _place(header: tuple[str, ...], wanted: str | None) -> int | None:
    """The column that is named so, or else the first whose label means a material, an ingredient or a product."""
    keys = [key(cell) for cell in header]
    if wanted:
        return keys.index(key(wanted)) if key(wanted) in keys else None
    meant = {key(row.word): row.fields for row in rows(HeaderWord)} | {"name": NAME_FIELDS, "query": NAME_FIELDS}
    return next((at for field in NAME_FIELDS for at, cell in enumerate(keys) if field in meant.get(cell, ())), None)


def _list(header: tuple[str, ...]) -> str:
    return ", ".join(filter(None, header))


def _write(out: TextIO, answers: Iterator[Resolution], form: str) -> None:
    if form == "json":
        write_json_lines(out, answers)
    elif form == "csv":
        write_csv(out, HEADER, map(_flat, answers))
    else:
        out.writelines(f"{_shown(answer)}\n" for answer in answers)


def _flat(answer: Resolution) -> list[object]:
    first = answer.materials[0] if answer.materials else None
    cells = [getattr(first, field) for field in CANDIDATE] if first else [""] * len(CANDIDATE)
    others = "|".join(material.id for material in answer.materials[1:])
    return [
        answer.query,
        answer.status,
        *("" if cell is None else cell for cell in cells),
        others,
        " | ".join(map(_warning, answer.warnings)),
        " | ".join(f"{near.id} ({near.name})" for near in answer.suggestions),
    ]


def _shown(answer: Resolution) -> str:
    """An answer for the terminal: the name, each material it may mean, and each warning on a line of its own."""
    lines = [f"{answer.query}: {answer.status}"]
    for number, material in enumerate(answer.materials, start=1):
        lines += _material(material, f"{number}. " if answer.status == "ambiguous" else "")
    lines += [f"  ! {line}" for line in _warnings(answer.warnings)]
    lines += [f"  ? {_near(suggestion)}" for suggestion in answer.suggestions]
    return "\n".join(lines)


def _material(material: Candidate, number: str) -> Iterable[str]:
    names = (material.latin, material.zh_hans, material.zh_hant, material.pinyin, material.english)
    yield f"  {number}{'  '.join(dict.fromkeys(filter(None, names)))}  [{material.id}]"
    if material.processing:
        base = f", from {material.base}" if material.base else ""
        yield f"     processed: {material.processing}{base}"
    found = f"{material.matched} ({material.system}), {material.how}, score {material.score:.2f}"
    yield f"     by {found}; {_worth(material.source, material.quality)}"


def _warnings(cautions: Iterable[Caution]) -> Iterator[str]:
    """Each warning on a line; what the markets say of it in one line a kind, told in full by ``--format json``."""
    listed: dict[str, list[Caution]] = {}
    for caution in cautions:
        if caution.kind in LISTINGS and caution.other:
            listed.setdefault(caution.kind, []).append(caution)
        else:
            yield _warning(caution)
    for kind, several in listed.items():
        markets = ", ".join(dict.fromkeys(one.other for one in several))
        names = "; ".join(dict.fromkeys(one.name for one in several))
        read = sum(one.quality != "curated" for one in several)
        worth = f"{read} of {len(several)} read in a source, the others not verified (curated)"
        yield f"{kind} in {markets}: {names} ({worth if read < len(several) else 'all read in a source'})"


def _warning(caution: Caution) -> str:
    other = f" / {caution.other}" if caution.other else ""
    return f"{caution.kind}: {caution.name}{other}: {caution.why} ({_worth(caution.source, caution.quality)})"


def _worth(source: str, quality: str) -> str:
    if quality != "curated":
        return f"{quality}: {source}"
    return "not verified (curated)" + ("" if source == "curated" else f": {source}")


def _near(suggestion: Suggestion) -> str:
    return f"did you mean {suggestion.name} ({suggestion.system}) [{suggestion.id}]?"
