"""``daodi hub import``: a file of a standard's format, read, checked, and kept for a member."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.recognise import by_user
from daodi.hub.operate.people import person
from daodi.hub.optional import standing

# The room that reads a format; its module ``bringing`` has ``bring`` as below.
ROOMS = {"iati": "cooperation.iati", "ubl": "exchange.ubl"}


class Brought(Protocol):
    """What became of a file: its findings one by one, what was kept in words, and whether anything was."""

    findings: Iterable[Mapping[str, Any]]
    said: str
    lost: int


def formats() -> list[str]:
    """The formats that a room reads here."""
    there = standing("bringing")
    return [name for name, room in ROOMS.items() if f"daodi.hub.{room}.bringing" in there]


def import_file(name: str, file: Path, *, email: str, dry_run: bool, as_json: bool) -> int:
    """Imports a file; findings go to standard output, one a line. 1 where something of it was not taken."""
    if name not in formats():
        raise ValueError(f"{name}: no such format; expected one of: {', '.join(formats())}")
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ValueError(f"{file}: {error.strerror or error}") from error
    brought = import_module(f"daodi.hub.{ROOMS[name]}.bringing").bring(
        actor=_actor(email, dry_run), name=file.name, content=content, dry_run=dry_run
    )
    for finding in brought.findings:
        print(json.dumps(finding, ensure_ascii=False) if as_json else _line(file, finding))
    print(brought.said, file=sys.stderr)
    return 1 if brought.lost else 0


def _actor(email: str, dry_run: bool) -> Actor:
    if email:
        return by_user(person(email))
    if not dry_run:
        raise Invalid({"": "say for whom: --user EMAIL (or only look: --dry-run)"})
    return Actor()


def _line(file: Path, finding: Mapping[str, Any]) -> str:
    return f"{file}:{finding['line']}:{finding['path']}: {finding['severity']} {finding['code']}: {finding['message']}"
