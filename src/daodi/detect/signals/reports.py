"""Reports as codes: each report, product, reaction and stratum by its number, and what was left out on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from daodi.detect.signals.report import Row


class Numbers(dict[str, int]):
    """Gives each name its number, from 0, in order of first sight."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self)
        return self[name]


@dataclass
class Reports:
    """Distinct (report, product, reaction) by number, and the stratum of each report; counts of what was left out."""

    report_names: Numbers = field(default_factory=Numbers)
    product_names: Numbers = field(default_factory=Numbers)
    reaction_names: Numbers = field(default_factory=Numbers)
    stratum_names: Numbers = field(default_factory=Numbers)
    named: dict[tuple[int, int, int], None] = field(default_factory=dict)
    strata: dict[int, int] = field(default_factory=dict)
    shared: dict[int, tuple[str, ...]] = field(default_factory=dict)
    rows: int = 0
    repeated: int = 0
    alike: int = 0
    mixed: set[int] = field(default_factory=set)

    def add(self, row: Row) -> None:
        """Takes one row in; what a row of the same report has said before is not taken twice."""
        self.rows += 1
        report = self.report_names[row.report]
        told = (report, self.product_names[row.product], self.reaction_names[row.reaction])
        self.repeated += told in self.named
        self.named[told] = None
        stratum = self.stratum_names[row.stratum]
        if self.strata.setdefault(report, stratum) != stratum:
            self.mixed.add(report)
        self.shared.setdefault(report, row.alike)


def gathered(rows: Iterable[Row]) -> Reports:
    """All rows, each distinct one once."""
    found = Reports()
    for row in rows:
        found.add(row)
    return found


def without_alike(found: Reports) -> None:
    """Leaves out reports that agree with an earlier one in all products, reactions, stratum and the further cells.

    A report whose further cells are all empty can't be told from another, and is kept.
    """
    told: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for report, product, reaction in found.named:
        told[report].append((product, reaction))
    seen: set[object] = set()
    out: set[int] = set()
    for report, pairs in told.items():
        mark = (frozenset(pairs), found.strata[report], found.shared[report])
        if any(found.shared[report]) and mark in seen:
            out.add(report)
        seen.add(mark)
    found.alike = len(out)
    found.named = {told: None for told in found.named if told[0] not in out}
