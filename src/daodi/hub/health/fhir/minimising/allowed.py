"""The table of what may leave: per purpose, receiving jurisdiction and type, each element with how it is written."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import msgspec

ANYWHERE = "*"
PURPOSES = ("offer", "treatment")
CLASSES = ("clinical", "provider", "identity", "contact", "free-text")
DENIED = "deny"


class Row(msgspec.Struct, frozen=True):
    """One element: ``how`` it leaves (``deny`` where a jurisdiction gets less), and which class of data it is."""

    purpose: str
    receiving: str
    type: str
    element: str
    how: str
    data_class: str
    basis: str
    source: str
    quality: str


@functools.cache
def table() -> tuple[Row, ...]:
    """The whole table."""
    with Path(__file__).with_name("allow.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(msgspec.convert(row, Row) for row in csv.DictReader(lines))


@functools.cache
def allowed(purpose: str, receiving: str, classes: frozenset[str]) -> dict[str, dict[str, str]]:
    """By type, each element that may leave and how; what is not there does not leave.

    A jurisdiction's own row stands before the row for anywhere.

    >>> allowed("offer", "TH", frozenset({"clinical"}))["Patient"]
    {'gender': 'whole', 'birthDate': 'year'}
    """
    found: dict[str, dict[str, str]] = {}
    for where in (ANYWHERE, receiving):
        for row in table():
            if (row.purpose, row.receiving) == (purpose, where) and row.data_class in classes:
                found.setdefault(row.type, {})[row.element] = row.how
    return {kind: {name: how for name, how in held.items() if how != DENIED} for kind, held in found.items()}
