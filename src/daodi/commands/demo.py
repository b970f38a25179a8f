"""``daodi demo``: the questions on the bundled samples, and where to look next."""

from __future__ import annotations

import argparse
import sys
from types import ModuleType

from daodi.commands import check, extract, resolve
from daodi.sample import DECISIONS, NAMES, REPORT

NAME = "demo"
HELP = "the questions on bundled samples"
NEXT = """
Where to look
  daodi resolve NAME ...                   any name in any script; add --format json
  daodi check FILE --market HK             your own certificate or table (CSV, XLSX, JSON)
  daodi check plan 黄芪 --market EU        the tests to order before anything is measured
  daodi check FILE -o dossier.html --format html
  daodi extract FILE --published 2024-07-01  a document (text, HTML, PDF, JSON): what it promises and reports
  daodi reference stats                    what is held, from which source, of which quality
  docs/tutorial/first-lot.md               the same, step by step
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """There is nothing to choose."""


def run(args: argparse.Namespace) -> int:
    """Answers what the samples' names mean, whether their lots met the rules, and what their report promises."""
    _say("1. What is it called, there?", f"daodi resolve {' '.join(map(_quoted, NAMES))}")
    first = _run(resolve, *NAMES)
    _say("2. Does it meet the rules there?", f"daodi check {DECISIONS.name}")
    second = _run(check, str(DECISIONS), "--market", "HK")
    _say("3. What was promised, what came of it?", f"daodi extract {REPORT.name} --published 2024-07-01")
    third = _run(extract, str(REPORT), "--published", "2024-07-01")
    print(NEXT)
    return max(first, second, third)


def _run(command: ModuleType, *words: str) -> int:
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    return int(command.run(parser.parse_args(words)))


def _say(question: str, command: str) -> None:
    print(f"\n{question}\n$ {command}\n")
    sys.stdout.flush()


def _quoted(name: str) -> str:
    return f"'{name}'" if " " in name else name
