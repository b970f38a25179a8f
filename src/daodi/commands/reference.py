"""``daodi reference``: what is held, from which source, of which quality; and a taxonomy brought in by the operator."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TextIO

import msgspec

from daodi.commands.output import open_output, write_csv, write_json_lines, write_table
from daodi.reference import AcceptedName, Species, places, rows
from daodi.reference.accepted import TABLE
from daodi.reference.rows import TABLES
from daodi.reference.show import Fact, Shown, near, show
from daodi.reference.stats import by_market, by_table, presumed, superseded
from daodi.reference.verify import verify
from daodi.reference.wcvp import accepted_in

NAME = "reference"
HELP = "what is held, from which source, of which quality"
TITLES = {
    "table": "Tables",
    "market": "Numeric rules and other requirements by market, on {on}",
    "ended": "Editions that ended by {on} or have a successor, where no successor in force is held",
    "presumed": "Values quoted without their edition, or computed: shown as notes, never decide",
}
Sections = dict[str, Sequence[msgspec.Struct]]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds ``stats``, ``verify``, ``show`` and ``import``."""
    commands = parser.add_subparsers(metavar="WHAT", required=True, dest="what")
    stats = commands.add_parser("stats", help="how much is held, by table, market and quality")
    stats.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="the day to look from (today)")
    commands.add_parser("verify", help="look the tables over; exit 1 if anything is wrong")
    shown = commands.add_parser("show", help="everything held of a material, rule, document or market")
    shown.add_argument("ids", nargs="+", metavar="ID", help="such as astragali-radix, HK-AF-003, JP-JP18 or HK")
    for command in (stats, shown):
        command.add_argument("--format", choices=("table", "json", "csv"), default="table")
        command.add_argument("-o", dest="output", metavar="FILE", help="write to a file, whole or not at all")
    bring = commands.add_parser("import", help="bring in a taxonomy that can't be shipped")
    bring.add_argument("taxonomy", choices=["wcvp"], help="the World Checklist of Vascular Plants, from Kew")
    bring.add_argument("file", type=Path, metavar="FILE", help="wcvp_names.csv, plain or .gz")
    bring.add_argument("-o", dest="output", type=Path, metavar="FILE", help="where to write, if not the usual place")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date, expected YYYY-MM-DD") from None


def run(args: argparse.Namespace) -> int:
    """Runs the subcommand and returns its exit code."""
    commands = {"stats": _stats, "verify": _verify, "show": _show, "import": _import}
    return commands[args.what](args)


def _stats(args: argparse.Namespace) -> int:
    on = args.on or date.today()
    sections: Sections = {
        "table": by_table(),
        "market": by_market(on),
        "ended": superseded(on),
        "presumed": presumed(),
    }
    records = [{"section": name, **msgspec.to_builtins(one)} for name, held in sections.items() for one in held]
    with open_output(args.output) as out:
        if args.format == "json":
            write_json_lines(out, records)
        elif args.format == "csv":
            columns = list(dict.fromkeys(column for record in records for column in record))
            write_csv(out, columns, ([record.get(column, "") for column in columns] for record in records))
        else:
            _write_sections(out, sections, on)
    return 0


def _write_sections(out: TextIO, sections: Sections, on: date) -> None:
    """Each section under its title: without notes, and without columns that are empty from top to bottom."""
    for place, (name, held) in enumerate(sections.items()):
        records = [msgspec.to_builtins(one) for one in held]
        columns = [c for c in held[0].__struct_fields__ if c != "note" and any(record[c] != "" for record in records)]
        out.write("\n" * (place > 0) + TITLES[name].format(on=on) + "\n")
        write_table(out, columns, ([_cell(record[c], c) for c in columns] for record in records))


def _cell(value: object, column: str) -> str:
    return str(value).rjust(len(column)) if isinstance(value, int) else str(value)


def _verify(args: argparse.Namespace) -> int:
    flaws = verify()
    for flaw in flaws:
        print(flaw)
    if flaws:
        print(f"{len(flaws)} flaws in {len(TABLES)} tables", file=sys.stderr)
        return 1
    print(f"reference: OK, {len(TABLES)} tables, {sum(len(rows(kind)) for kind in TABLES.values())} rows")
    return 0


def _show(args: argparse.Namespace) -> int:
    shown = {identifier: show(identifier) for identifier in args.ids}
    held = [one for one in shown.values() if one]
    with open_output(args.output) as out:
        if args.format == "json":
            write_json_lines(out, held)
        elif args.format == "csv":
            facts = ((one.id, *msgspec.structs.astuple(fact)) for one in held for fact in one.facts)
            write_csv(out, ("id", *Fact.__struct_fields__), facts)
        else:
            out.write("\n".join(line for one in held for line in _page(one)))
    for identifier, one in shown.items():
        if one is None:
            print(f"{identifier}: not held; {_hint(identifier)}", file=sys.stderr)
    return 0 if len(held) == len(shown) else 1


def _page(shown: Shown) -> Iterator[str]:
    """A table's facts under its name; where all are worth the same, that is said once."""
    yield f"{shown.id} ({shown.kind})"
    for table, group in groupby(shown.facts, key=lambda fact: fact.table):
        facts = list(group)
        alike = len(facts) > 1 and len({_worth(fact) for fact in facts}) == 1
        yield f"\n{table}" + (f"  [{_worth(facts[0])}]" if alike else "")
        yield from (f"  {fact.what}: {fact.value}" + ("" if alike else f"  [{_worth(fact)}]") for fact in facts)
    yield ""


def _worth(fact: Fact) -> str:
    if fact.quality != "curated":
        return f"{fact.quality}: {fact.source}"
    return "not verified (curated)" + ("" if fact.source == "curated" else f"; {fact.source}")


def _hint(identifier: str) -> str:
    close = near(identifier)
    return f"did you mean {' or '.join(close)}?" if close else "expected a material, rule, document or market"


def _import(args: argparse.Namespace) -> int:
    output = args.output or _overlay()
    found = list(accepted_in(args.file, rows(Species)))
    output.parent.mkdir(parents=True, exist_ok=True)
    with open_output(str(output)) as out:
        write_csv(out, AcceptedName.__struct_fields__, map(msgspec.structs.astuple, found))
    known = len({row.species for row in rows(Species)})
    print(f"{output}: accepted names of {len(found)} of {known} species", file=sys.stderr)
    return 0


def _overlay() -> Path:
    folder = places.overlay()
    if folder is None:
        raise ValueError("no home folder to write to; name a file with -o, or a folder in DAODI_DATA")
    return folder / TABLE
