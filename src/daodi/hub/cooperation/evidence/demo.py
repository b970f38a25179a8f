"""Five documents restated as facts: what they say in words of our own, proposed; of their text only short quotes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from daodi.hub.cooperation.evidence import facts, sources
from daodi.hub.cooperation.evidence.stating import FIELDS
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation

HERE = Path(__file__).parent
HOLDS = "authority"  # the example member whose plans the figures may count for
Row = dict[str, str]


def load(parties: Mapping[str, Organisation]) -> None:
    """A source for each document, its facts proposed: confirming them is the tour."""
    membership = parties[HOLDS].memberships.order_by("created_at", "id")[0]
    actor = by_user(membership.user, parties[HOLDS].pk)
    restated = rows("demo_facts.csv")
    for document in rows("demo_sources.csv"):
        own = [row for row in restated if row["file"] == document["file"]]
        text, places = quoted(document, own)
        said = {name: document[name] for name in ("title", "published", "language", "rendering")}
        source = sources.add_text(actor=actor, text=text, facts=said)
        facts.propose(actor=actor, source=source, found=map(_fact, own, places))


def rows(name: str) -> list[Row]:
    """The rows of one of this folder's tables."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def quoted(document: Row, own: list[Row]) -> tuple[str, list[int]]:
    """The text that is held of a document: its quotes under headings of our own; and where each quote begins."""
    text = f"{document['title']}\n\nShort quotes from {document['file']}, under headings of our own.\n"
    places = []
    for heading, under in groupby(own, key=lambda row: row["heading"]):
        text += f"\n{heading}\n"
        for row in under:
            places.append(len(text) + 3)
            text += f"– “{row['quote']}”\n"
    return text, places


def _fact(row: Row, start: int) -> dict[str, Any]:
    said: dict[str, Any] = {name: row[name] for name in FIELDS if row.get(name)}
    for name in ("who", "where", "inferred"):
        said[name] = [one.strip() for one in row[name].split(";") if one.strip()]
    return {**said, "quote": row["quote"], "start": start, "end": start + len(row["quote"])}
