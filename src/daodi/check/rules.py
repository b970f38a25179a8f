"""Each limit with its document, edge and dates: what may decide, on which day, and with which words."""

from __future__ import annotations

import functools
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from daodi.check.edge import Edge, Method, edge
from daodi.check.notation import Unit, convert, unit
from daodi.check.scope import adopted_documents, rounding
from daodi.reference import Adopted, Document, Limit, Rounding, rows

Time = Literal["not yet", "in force", "ended"]
MAY_BIND = ("voluntary", "guideline")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A limit as it applies in one market. ``adopted`` says how another market's text applies here, if it does.

    ``value`` and ``edge`` are in ``unit``: mg/kg for residues whatever the rule prints, else the rule's own unit.
    """

    limit: Limit
    document: Document
    market: str
    unit: Unit | None
    value: Decimal | None
    edge: Edge | None
    rounding: Method
    beyond_doubt: bool
    starts: date | None
    ends: date | None
    adopted: Adopted | None = None

    @property
    def id(self) -> str:
        """The id of the rule."""
        return self.limit.rule_id

    def time(self, on: date) -> Time:
        """Where the day lies in the narrower window of rule and document; an unknown date leaves its side open."""
        if self.starts and on < self.starts:
            return "not yet"
        if self.ends and on > self.ends:
            return "ended"
        return "in force"

    def may_decide(self, met: frozenset[str]) -> bool:
        """Whether its force lets it decide; ``met`` names the documents whose condition is known to be met."""
        document = self.document
        if document.status == "never-in-force" or (self.adopted and self.adopted.applies != "yes"):
            return False
        if document.force == "binding":
            return not document.binding_if or document.doc_id in met
        return document.force in MAY_BIND and bool(document.binding_if) and document.doc_id in met

    @property
    def printed(self) -> str:
        """The limit in one line, as printed."""
        limit = self.limit
        if limit.operator == "absent":
            return f"absent in {limit.value} {limit.unit}" if limit.value else "not detected"
        of = "" if limit.basis == "as is" else f" ({limit.basis})"
        return f"{limit.operator} {limit.value} {limit.unit}{of}"

    def caveats(self) -> tuple[str, ...]:
        """The words that must stand beside any judgement by this rule."""
        document, limit = self.document, self.limit
        words = []
        if limit.quality == "curated" or document.read_in == "memory":
            words.append("not verified: the value was not read in a source (curated)")
        if document.status == "unknown":
            seen = document.last_seen_in_force
            words.append(f"last seen in force {seen}" if seen else "not seen in force: its status is not known")
        if not self.starts:
            words.append("start date not held")
        if "presumed" in limit.edition:
            words.append("the edition is presumed, not printed in the source")
        if self.adopted:
            words.append(_applied(self.adopted, self.limit.market))
        return tuple(words)


@functools.cache
def rules(market: str) -> tuple[Rule, ...]:
    """All rules that apply in a market: its own, and those of the texts it adopts."""
    adopted = dict(adopted_documents(market))
    documents = {row.doc_id: row for row in rows(Document)}
    return tuple(
        _rule(limit, documents[limit.doc_id], market, None if limit.market == market else adopted[limit.doc_id])
        for limit in rows(Limit)
        if limit.market == market or limit.doc_id in adopted
    )


def rule_of(market: str, rule_id: str) -> Rule:
    """A rule of a market by its id; KeyError where there is none."""
    return _by_id(market)[rule_id]


@functools.cache
def _by_id(market: str) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules(market)}


@functools.cache
def binding_markets() -> tuple[str, ...]:
    """The markets for which a binding document is held, in the order of the table."""
    return tuple(dict.fromkeys(row.market for row in rows(Document) if row.force == "binding"))


def _rule(limit: Limit, document: Document, market: str, adopted: Adopted | None) -> Rule:
    manner = rounding(limit.doc_id)
    printed, shown = _units(limit)
    return Rule(
        limit=limit,
        document=document,
        market=market,
        unit=shown,
        value=_turned(Decimal(limit.value), printed, shown) if limit.value else None,
        edge=_edge(limit, manner, printed, shown),
        rounding=manner.method,
        beyond_doubt=manner.decision == "beyond-doubt",
        starts=max(filter(None, (_day(limit.effective_from), _day(document.effective_from))), default=None),
        ends=min(filter(None, (_day(limit.effective_to), _day(document.effective_to))), default=None),
        adopted=adopted,
    )


def _applied(adopted: Adopted, home: str) -> str:
    """How another market's text applies here, and why it does not bind by itself where it doesn't."""
    if adopted.applies == "yes":
        return f"a text of {home}, applied in {adopted.market}: {adopted.instrument}"
    only = f"only if {adopted.condition}" if adopted.condition else "not by itself"
    return f"a text of {home}, applied in {adopted.market} {only}: {adopted.instrument}"


def _units(limit: Limit) -> tuple[Unit | None, Unit | None]:
    """The unit as printed, and the one that results are compared in."""
    printed, milligrams = unit(limit.unit) if limit.unit else None, unit("mg/kg")
    assert milligrams is not None
    residue = printed and printed.dimension == "mass-fraction" and printed.factor <= milligrams.factor
    return printed, milligrams if residue and printed and not printed.twin else printed


def _edge(limit: Limit, manner: Rounding, printed: Unit | None, shown: Unit | None) -> Edge | None:
    if limit.operator == "absent":
        return None
    counted = limit.unit.startswith("CFU")
    power_of_ten = set(limit.value) <= {"0", "1"} and limit.value.count("1") == 1
    factor = int(manner.microbial_factor or 1) if counted and power_of_ten else 1
    found = edge(limit.value, limit.operator, "none" if counted else manner.method, factor)
    return msgspec.structs.replace(found, at=_turned(found.at, printed, shown))


def _turned(value: Decimal, printed: Unit | None, shown: Unit | None) -> Decimal:
    turned = convert(value, printed, shown) if printed and shown else None
    return value if turned is None else turned


def _day(text: str) -> date | None:
    if not text:
        return None
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01-01")
