"""Verdicts as pages show them: the matrix, the findings with their gauges, what is missing and what is not held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daodi.check import Finding, Missing, Verdict
from daodi.check.rules import SHIPPED, Rule, Rulebook
from daodi.check.scope import market as market_of
from daodi.hub.web.gauge import Gauge, gauge
from daodi.hub.web.names import Shown, market_name, shown
from daodi.hub.web.words import OUTCOMES, WORST_FIRST

MARKS = {"pass": "pass", "fail": "fail", "inconclusive": "inc", "cannot-decide": "cd"}
# What the name hides comes first: nothing else can be weighed before it is settled.
DANGERS = ("confusable", "shared", "banned", "toxic", "processing", "restricted", "cites", "protected")


@dataclass(frozen=True, kw_only=True)
class Danger:
    """A warning as the notice of danger shows it; ``other`` is the thing it is unlike, or the market it is said in."""

    kind: str
    name: str
    other: str
    why: str
    source: str
    quality: str

    @property
    def unlike(self) -> bool:
        """Whether ``other`` is another thing."""
        return self.kind in ("confusable", "shared")


@dataclass(frozen=True, kw_only=True)
class Unlike:
    """Two things side by side that must not be taken for one another; the second is the dangerous one."""

    own: Shown
    other: Shown


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A verdict in the matrix: its outcome, the count under it, its coverage, and where its findings stand.

    ``href`` leads to another page; without it the cell leads to ``anchor`` on its own.
    """

    outcome: str
    count: str
    coverage: str
    anchor: str = ""
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A lot in the matrix; ``href`` where it has a page."""

    lot: str
    own: str
    own_lang: str
    latin: str
    query: str
    cells: tuple[Cell | None, ...]
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Lots down, markets across, in the order asked."""

    markets: tuple[dict[str, str], ...]
    rows: tuple[Row, ...]
    sum: str
    outcomes: tuple[str, ...] = OUTCOMES


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A finding with its gauge, and its reason as a sentence of the page where its figures make one."""

    finding: Finding
    gauge: Gauge | None = None
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class Account:
    """All of one verdict: findings with their gauges, worst first; the missing tests by document; dangers."""

    verdict: Verdict
    anchor: str
    market: str
    coverage: str
    findings: tuple[Drawn, ...]
    met: tuple[Drawn, ...]
    missing: tuple[tuple[str, str, tuple[Missing, ...]], ...]
    dangers: tuple[Danger, ...]
    own: str
    own_lang: str

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons of the verdict, where no finding says them already."""
        said = any(one.outcome == self.verdict.verdict for one in self.verdict.findings)
        return () if said else self.verdict.reasons


def anchor_of(verdict: Verdict, number: int) -> str:
    """The place of a verdict's findings on its page."""
    return f"v{number}-{verdict.market}"


def matrix(verdicts: Sequence[Verdict]) -> Matrix:
    """The matrix of verdicts; a lot is told from another of the same name by where it was read."""
    markets = tuple(dict.fromkeys(one.market for one in verdicts))
    lots: dict[tuple[str, ...], dict[str, Cell]] = {}
    first: dict[tuple[str, ...], Verdict] = {}
    for number, one in enumerate(verdicts):
        lot = (one.lot, one.input, one.material.query, one.form, one.use)
        first.setdefault(lot, one)
        lots.setdefault(lot, {})[one.market] = Cell(
            outcome=one.verdict, count=count(one), coverage=coverage_line(one), anchor=anchor_of(one, number)
        )
    rows = tuple(_row(first[lot], tuple(cells.get(code) for code in markets)) for lot, cells in lots.items())
    named = tuple({"code": code, "name": market_name(code)} for code in markets)
    return Matrix(markets=named, rows=rows, sum=sum_line(verdicts))


def _row(one: Verdict, cells: tuple[Cell | None, ...]) -> Row:
    material = shown(one.material.id or "")
    return Row(
        lot=one.lot or one.material.query,
        own=material.name if material else "",
        own_lang=material.lang if material else "",
        latin=material.latin if material else "",
        query=one.material.query,
        cells=cells,
    )


def count(one: Verdict) -> str:
    """The figure under a verdict: how many of its results say so, or how many are missing."""
    same = sum(finding.outcome == one.verdict for finding in one.findings)
    if one.verdict == "no-rule":
        return ""
    if _decided_by_more(one):
        return _("see why")
    if same or one.verdict == "pass":
        return f"{same}/{len(one.findings)}"
    if one.missing:
        return ngettext("%(n)d missing", "%(n)d missing", len(one.missing)) % {"n": len(one.missing)}
    return _("see why")


def _decided_by_more(one: Verdict) -> bool:
    """Whether a failing verdict rests on who it is or a ban, and not on its results alone."""
    said = {f"{finding.analyte}: {finding.reason}" for finding in one.findings}
    return one.verdict == "fail" and any(reason not in said for reason in one.reasons)


def coverage_line(one: Verdict) -> str:
    """How much of the market's rules is held, in words; it always stands beside a verdict."""
    if one.coverage.status == "complete":
        return _("all held")
    if one.coverage.status == "none":
        return _("nothing held")
    n = len(one.coverage.not_held)
    return ngettext("partly held: %(n)d group missing", "partly held: %(n)d groups missing", n) % {"n": n}


def sum_line(verdicts: Sequence[Verdict]) -> str:
    """The verdicts counted, in words."""
    said = {
        "pass": lambda n: ngettext("%(n)d meets the rules held", "%(n)d meet the rules held", n),
        "fail": lambda n: ngettext("%(n)d breaks a rule", "%(n)d break a rule", n),
        "inconclusive": lambda n: ngettext("%(n)d is inconclusive", "%(n)d are inconclusive", n),
        "cannot-decide": lambda n: ngettext("%(n)d can't be decided", "%(n)d can't be decided", n),
        "no-rule": lambda n: ngettext("%(n)d without a rule held", "%(n)d without a rule held", n),
    }
    counted: Counter[str] = Counter(one.verdict for one in verdicts)
    parts = _(", ").join(said[kind](counted[kind]) % {"n": counted[kind]} for kind in OUTCOMES if counted[kind])
    n = len(verdicts)
    return ngettext("%(n)d verdict: %(parts)s.", "%(n)d verdicts: %(parts)s.", n) % {"n": n, "parts": parts}


def accounts(verdicts: Sequence[Verdict], rules: Rulebook = SHIPPED) -> tuple[Account, ...]:
    """The account of each verdict, in order; ``rules`` are those they were made with."""
    return tuple(account(one, anchor_of(one, number), rules) for number, one in enumerate(verdicts))


def account(one: Verdict, anchor: str = "", rules: Rulebook = SHIPPED) -> Account:
    """All that stands behind one verdict."""
    drawn = [_drawn(finding, one.market, rules) for finding in worst_first(one.findings)]
    quiet = [each for each in drawn if each.finding.outcome in ("pass", "no-rule")]
    folded = quiet if len(quiet) > 5 else []
    material = shown(one.material.id or "")
    return Account(
        verdict=one,
        anchor=anchor,
        market=market_name(one.market),
        coverage=coverage_line(one),
        findings=tuple(each for each in drawn if each not in folded),
        met=tuple(folded),
        missing=_by_document(one.missing),
        dangers=dangers(one.warnings),
        own=material.name if material else "",
        own_lang=material.lang if material else "",
    )


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order in which they matter."""
    return sorted(findings, key=lambda finding: WORST_FIRST.index(finding.outcome))


def dangers(warnings: Iterable[dict[str, Any]]) -> tuple[Danger, ...]:
    """Warnings as the notice shows them, gravest first; one that says the same twice is said once."""
    kept: dict[tuple[str, str], Danger] = {}
    for one in warnings:
        danger = Danger(
            kind=one["kind"],
            name=one["name"],
            other=_other(one["with"]),
            why=one["why"],
            source=one["source"],
            quality=one["quality"],
        )
        kept.setdefault((danger.kind, danger.why), danger)
    return tuple(sorted(kept.values(), key=lambda danger: DANGERS.index(danger.kind)))


def unlike(own: str, other: str) -> Unlike | None:
    """A pair of materials by their ids; None where one of them is not held."""
    first, second = shown(own), shown(other)
    return Unlike(own=first, other=second) if first and second else None


def _other(text: str) -> str:
    material = shown(text)
    if material:
        return f"{material.name} {material.latin}"
    return market_name(code) if (code := market_of(text)) else text


def _drawn(finding: Finding, market: str, rules: Rulebook) -> Drawn:
    rule = _rule(finding, market, rules)
    if rule is None or finding.outcome not in MARKS:
        return Drawn(finding=finding)
    mark = MARKS[finding.outcome]
    shape = gauge(finding.value, rule.value, rule.limit.operator, finding.unit or "", mark)
    return Drawn(finding=finding, gauge=shape, sentence=_sentence(finding, rule) if shape else "")


def _rule(finding: Finding, market: str, rules: Rulebook) -> Rule | None:
    """The rule as the finding tells of it; None where it says something else by now."""
    try:
        rule = rules.rule_of(market, finding.rule_id) if finding.rule_id else None
    except KeyError:
        return None
    return rule if rule and rule.printed == finding.limit else None


def _sentence(finding: Finding, rule: Rule) -> str:
    """What the figures say; empty where the outcome rests on more than the two of them."""
    minimum = rule.limit.operator == ">="
    said = {
        ("fail", False): _("%(value)s is above the limit of %(limit)s."),
        ("fail", True): _("%(value)s is below the minimum of %(limit)s."),
        ("pass", False): _("%(value)s is within the limit of %(limit)s."),
        ("pass", True): _("%(value)s reaches the minimum of %(limit)s."),
    }.get((finding.outcome, minimum))
    if said is None or rule.value is None or not _plain(finding):
        return ""
    unit = finding.unit or ""
    return said % {"value": f"{finding.value}\u00a0{unit}", "limit": f"{rule.value.normalize():f}\u00a0{unit}"}


def _plain(finding: Finding) -> bool:
    """Whether the verb's reason is the bare comparison; anything more must be read in its own words."""
    words = finding.reason.split()
    return len(words) == 5 and words[2] in (">", "<", "<=", ">=", "=")


def _by_document(missing: Iterable[Missing]) -> tuple[tuple[str, str, tuple[Missing, ...]], ...]:
    groups: dict[tuple[str, str], list[Missing]] = {}
    for one in missing:
        groups.setdefault((one.document, one.source_quality), []).append(one)
    return tuple((document, quality, tuple(found)) for (document, quality), found in groups.items())
