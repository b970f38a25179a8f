"""The small tables that say how registers write: numbers, statuses, columns, countries, what an export holds."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import msgspec

HERE = Path(__file__).with_name("data")


class Registry(msgspec.Struct, frozen=True):
    """A register: the form of its numbers, and whether they are recognised in running text."""

    register: str
    name: str
    zh_hans: str
    zh_hant: str
    jurisdiction: str
    who: str
    aliases: str
    pattern: str
    written: str
    example: str
    text: str
    source: str
    quality: str


@functools.cache
def read(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@functools.cache
def registries() -> dict[str, Registry]:
    """The registers held, by their short names."""
    return {row["register"]: msgspec.convert(row, Registry) for row in read("registries")}


@functools.cache
def registry_names() -> dict[str, str]:
    """From what a register is called to its short name, in small letters."""
    named = {row.register.casefold(): row.register for row in registries().values()}
    for row in registries().values():
        named |= {alias.casefold(): row.register for alias in (*row.aliases.split("|"), row.name)}
    return named
