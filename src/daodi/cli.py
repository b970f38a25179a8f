"""``daodi VERB``: one command a verb. Each command lives in ``daodi.commands`` and is read only when it is named."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

COMMANDS = {
    "resolve": "what is it called, there?",
    "check": "does it meet the rules there?",
    "detect": "is something going wrong?",
    "extract": "what was promised, what came of it?",
    "reference": "what is held, from which source, of which quality",
    "hub": "the members' site: make it, serve it, keep it",
    "demo": "the questions on bundled samples",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 answered, 1 some items unread, 2 nothing could be done."""
    words = list(sys.argv[1:] if argv is None else argv)
    named = words[0] if words and words[0] in COMMANDS else None
    args = _parser(named).parse_args(words)
    try:
        return int(args.run(args))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except ModuleNotFoundError as error:
        extra = {"hub": "hub", "extract": "documents", "detect": "detect"}.get(named or "", "xlsx")
        said = f"needs {error.name}, which is not installed: pip install 'daodi[{extra}]'"
        print(f"daodi {named}: {said}", file=sys.stderr)
        return 2
    except (OSError, ValueError) as error:
        print(f"daodi {named}: {_one_line(error)}", file=sys.stderr)
        return 2


def run() -> None:
    """The console script."""
    raise SystemExit(main())


def _parser(named: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="daodi", description="The open hub for medicinal materials: six questions, six verbs."
    )
    commands = parser.add_subparsers(metavar="VERB", required=True)
    for name, question in COMMANDS.items():
        sub = commands.add_parser(name, help=question, description=question)
        if name == named:
            module = importlib.import_module(f"daodi.commands.{name}")
            module.arguments(sub)
            sub.set_defaults(run=module.run)
    return parser


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror or error}"
    return " ".join(str(error).split())
