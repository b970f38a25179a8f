"""Verdicts laid out as lots by markets, and the counts that stand in each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from daodi.check.show.marks import ORDER
from daodi.check.show.words import Words
from daodi.check.verdict import Finding, Missing, ProductVerdict, Verdict

Warning = dict[str, Any]

# The gravest first; what stands in no list comes last.
GRAVITY = ("banned", "toxic", "confusable", "shared", "restricted", "protected", "cites", "processing")
# Kinds whose ``with`` is the thing that it is mistaken for; in the others it says where the warning holds.
MISTAKEN = frozenset({"confusable", "shared"})


@dataclass
class Row:
    """One lot as one material in one form and use; its verdicts by market, in the order asked."""

    number: int
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    @property
    def first(self) -> Verdict:
        """The verdict that speaks for the lot: name, material, form and use are the same in all."""
        return next(iter(self.verdicts.values()))


@dataclass(frozen=True)
class Grid:
    """The lots, the markets, and how many verdicts of each kind."""

    rows: tuple[Row, ...]
    markets: tuple[str, ...]
    tally: Counter[str]

    def bands(self, widest: int) -> Iterator[tuple[str, ...]]:
        """The markets in groups of nearly equal size, none above ``widest``.

        >>> list(Grid((), ("CN", "EU", "HK", "JP", "KR"), Counter()).bands(4))
        [('CN', 'EU', 'HK'), ('JP', 'KR')]
        """
        groups = -(-len(self.markets) // widest)
        size = -(-len(self.markets) // max(groups, 1))
        for start in range(0, len(self.markets), max(size, 1)):
            yield self.markets[start : start + size]


def arrange(verdicts: Iterable[Verdict]) -> Grid:
    """Lots down and markets across, both in the order in which they came; a second verdict opens a second row."""
    rows: list[Row] = []
    open_rows: dict[tuple[str, ...], list[Row]] = {}
    markets: dict[str, None] = {}
    tally: Counter[str] = Counter()
    for verdict in verdicts:
        markets[verdict.market] = None
        tally[verdict.verdict] += 1
        same = open_rows.setdefault(_subject(verdict), [])
        row = next((row for row in same if verdict.market not in row.verdicts), None)
        if row is None:
            row = Row(len(rows) + 1)
            rows.append(row)
            same.append(row)
        row.verdicts[verdict.market] = verdict
    return Grid(tuple(rows), tuple(markets), tally)


def _subject(verdict: Verdict) -> tuple[str, ...]:
    thing = verdict.material
    return (verdict.lot, thing.id or "", thing.query, thing.processing or "", verdict.form, verdict.use)


def sum_line(grid: Grid, words: Words) -> str:
    """How many verdicts of each kind, in words."""
    parts = words["comma"].join(words.count(f"sum.{kind}", n) for kind in ORDER if (n := grid.tally[kind]))
    return words.count("sum", grid.tally.total(), parts=parts)


def counts(verdict: Verdict, words: Words) -> tuple[str, ...]:
    """What lies behind a verdict: how many results decided it, what is missing, what rests on unverified rules."""
    said = [_deciding(verdict, words)]
    if verdict.missing:
        said.append(words.count("n.missing", len(verdict.missing)))
    if unverified := unverified_rules(verdict):
        said.append(words.count("n.unverified", unverified))
    return tuple(line for line in said if line)


def _deciding(verdict: Verdict, words: Words) -> str:
    tally = Counter(finding.outcome for finding in verdict.findings)
    made = isinstance(verdict, ProductVerdict)
    group = "i" if made else "n"
    ruled = tally.total() - (0 if made else tally["no-rule"])
    if verdict.verdict == "no-rule":
        return words.count(f"{group}.no-rule", tally["no-rule"]) if tally["no-rule"] else ""
    if n := tally[verdict.verdict]:
        return words.count(f"{group}.{verdict.verdict}", n, all=ruled)
    if not tally:
        return words["n.none"] if verdict.verdict != "fail" else words["n.otherwise"]
    if verdict.missing:
        return words.count("n.pass", tally["pass"], all=ruled) if ruled else ""
    return words["n.otherwise"]


def shared_warnings(row: Row) -> list[Warning]:
    """The warnings that hold in every market asked about, so that they can be said once."""
    return [
        warning for warning in row.first.warnings if all(warning in each.warnings for each in row.verdicts.values())
    ]


def gravest_first(warnings: Iterable[Warning]) -> list[Warning]:
    """The warnings by kind, the gravest first; within a kind as they came."""
    order = {kind: place for place, kind in enumerate(GRAVITY)}
    return sorted(warnings, key=lambda warning: order.get(str(warning.get("kind")), len(order)))


def unverified_rules(verdict: Verdict) -> int:
    """How many rules that findings rest on nobody has checked against their text."""
    return len({finding.rule_id for finding in verdict.findings if finding.source_quality == "curated"} - {None})


def coverage_line(verdict: Verdict, words: Words) -> str:
    """What a verdict must never be shown without: how much of the rules is held."""
    return words.count(f"coverage.{verdict.coverage.status}", len(verdict.coverage.not_held))


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """The findings by outcome, what is wrong first; within an outcome as they came."""
    return sorted(findings, key=lambda finding: ORDER.index(finding.outcome))


def by_document(missing: Sequence[Missing]) -> dict[tuple[str, str], list[Missing]]:
    """The missing tests by the document that asks for them and the quality of that knowledge."""
    groups: dict[tuple[str, str], list[Missing]] = {}
    for test in missing:
        groups.setdefault((test.document, test.source_quality), []).append(test)
    return groups
