"""What five documents ask of such a hub, and what of it stands: ``python -m daodi.hub.cooperation.front.coverage``.

``coverage.csv`` says of each capability which page serves it (``page``, the name of an address), which fact of the
demonstration holds it (``record``, the fact's quote), and what there isn't yet (``gap``).
"""

from __future__ import annotations

import csv
import functools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from daodi.hub.web.tongue import tongue

TABLE = Path(__file__).with_name("coverage.csv")
WRITTEN = Path(__file__).parents[5] / "docs" / "coverage.md"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A capability that a document names, in our own words."""

    number: str
    document: str
    capability: str
    capability_zh_hans: str
    capability_zh_hant: str
    wing: str
    page: str
    record: str
    gap: str
    gap_zh_hans: str
    gap_zh_hant: str

    @property
    def said(self) -> str:
        """The capability in the page's language."""
        held = {"zh-Hans": self.capability_zh_hans, "zh-Hant": self.capability_zh_hant}
        return held.get(tongue(), self.capability)

    @property
    def missing(self) -> str:
        """What there isn't yet, in the page's language."""
        return {"zh-Hans": self.gap_zh_hans, "zh-Hant": self.gap_zh_hant}.get(tongue(), self.gap)

    @property
    def served(self) -> bool:
        """Whether a page or a record stands for it."""
        return bool(self.page or self.record)

    @property
    def href(self) -> str:
        """The address of its page; nothing where no page serves it."""
        from django.urls import reverse

        return reverse(self.page) if self.page else ""

    @property
    def room(self) -> str:
        """What the room of its page is called; nothing where the page is in none."""
        return _rooms().get(self.page.partition(":")[0], "")


def _rooms() -> dict[str, str]:
    from daodi.hub.web.rooms import open_wings

    return {room.href.partition(":")[0]: str(room.title) for wing in open_wings() for room in wing.rooms}


@functools.cache
def rows() -> tuple[Row, ...]:
    """The table, by number."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(Row(**line) for line in csv.DictReader(lines))


@functools.cache
def titles() -> dict[str, str]:
    """What each document is called in the demonstration, by its number."""
    from daodi.hub.cooperation.evidence.demo import rows as held

    return {row["file"].partition("_")[0]: row["title"] for row in held("demo_sources.csv")}


def by_document() -> list[tuple[str, list[Row]]]:
    """The rows of each document."""
    return [(document, list(group)) for document, group in groupby(rows(), key=lambda row: row.document)]


@dataclass(frozen=True)
class Tally:
    """How many there are, how many a page serves, how many only a record holds, how many nothing does."""

    total: int
    served: int
    held: int
    nothing: int


def tally(of: Sequence[Row] | None = None) -> Tally:
    """The counts of some rows, or of all."""
    of = rows() if of is None else of
    served = sum(bool(row.page) for row in of)
    held = sum(bool(row.record and not row.page) for row in of)
    return Tally(len(of), served, held, len(of) - served - held)


def markdown() -> Iterator[str]:
    """The table as a page of the documentation, line by line."""
    all_of_it = tally()
    yield "# What is covered"
    yield ""
    yield "Five documents about cooperation name what such a hub should be able to do. This page is written from"
    yield "`src/daodi/hub/cooperation/front/coverage.csv` by `python -m daodi.hub.cooperation.front.coverage`."
    yield ""
    yield f"Of {all_of_it.total} capabilities a page serves {all_of_it.served},"
    yield f"a record of the demonstration alone holds {all_of_it.held}, and nothing serves {all_of_it.nothing} yet."
    for document, group in by_document():
        counts = tally(group)
        yield ""
        yield f"## {document}: {titles()[document]}"
        yield ""
        told = f"{counts.total} named: {counts.served} with a page, {counts.held} with a record alone"
        yield f"{told}, {counts.nothing} with nothing yet."
        yield ""
        yield "| | Capability | Page | Record | What there isn't yet |"
        yield "|---:|---|---|---|---|"
        yield from map(_line, group)


def _line(row: Row) -> str:
    page = f"`{row.href}`" if row.page else ""
    record = f"“{row.record}”" if row.record else ""
    gap = row.gap if row.served or not row.gap else f"nothing yet: {row.gap}"
    return "| " + " | ".join((row.number, row.capability, page, record, gap)) + " |"


def main() -> None:
    """Writes ``docs/coverage.md``."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daodi.hub.settings")
    django.setup()
    WRITTEN.write_text("\n".join(markdown()) + "\n", encoding="utf-8")
    sys.stdout.write(f"{WRITTEN.name}: {len(rows())} capabilities\n")


if __name__ == "__main__":
    main()
