"""Each limit with its document, edge and dates: what may decide, on which day, and with which words."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
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
AS_IT_STANDS = Rounding(
    doc_ids=(), method="none", microbial_factor="", decision="simple", note="", source="not stated", quality="curated"
)


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


class Rulebook:
    """A set of rules to check with: limits with their documents, in one edition. It never changes.

    Made of nothing it is the tables of the reference. A book of other rows (the tables with a site's own editions
    laid over) is made once and asked often: what it works out it remembers. ``edition`` names it.

    >>> SHIPPED.rule_of("HK", "HK-AF-003").printed
    '<= 5 ug/kg'
    """

    def __init__(
        self, limits: Sequence[Limit] | None = None, documents: Sequence[Document] | None = None, edition: str = ""
    ) -> None:
        self._limits, self._documents, self.edition = limits, documents, edition
        self._of_market: dict[str, tuple[Rule, ...]] = {}
        self._by_id: dict[str, dict[str, Rule]] = {}

    def __reduce__(self) -> str | tuple[object, ...]:
        # What is remembered stays here; the tables of the reference are read where they are asked for.
        return "SHIPPED" if self is SHIPPED else (Rulebook, (self._limits, self._documents, self.edition))

    @functools.cached_property
    def limits(self) -> tuple[Limit, ...]:
        """All limits, in the order of the table."""
        return rows(Limit) if self._limits is None else tuple(self._limits)

    @functools.cached_property
    def documents(self) -> dict[str, Document]:
        """The documents by their id."""
        return {row.doc_id: row for row in (rows(Document) if self._documents is None else self._documents)}

    def rules(self, market: str) -> tuple[Rule, ...]:
        """All rules that apply in a market: its own, and those of the texts it adopts."""
        if market not in self._of_market:
            self._of_market[market] = tuple(self._rules(market))
        return self._of_market[market]

    def rule_of(self, market: str, rule_id: str) -> Rule:
        """A rule of a market by its id; KeyError where there is none."""
        if market not in self._by_id:
            self._by_id[market] = {rule.id: rule for rule in self.rules(market)}
        return self._by_id[market][rule_id]

    @functools.cached_property
    def binding_markets(self) -> tuple[str, ...]:
        """The markets for which a binding document is held, in the order of the table."""
        return tuple(dict.fromkeys(row.market for row in self.documents.values() if row.force == "binding"))

    def _rules(self, market: str) -> Iterator[Rule]:
        adopted = dict(adopted_documents(market, tuple(self.documents)))
        for limit in self.limits:
            if limit.market == market or limit.doc_id in adopted:
                how = None if limit.market == market else adopted[limit.doc_id]
                yield rule(limit, self.documents[limit.doc_id], market, how)


SHIPPED = Rulebook()


def rules(market: str) -> tuple[Rule, ...]:
    """All rules of the reference that apply in a market: its own, and those of the texts it adopts."""
    return SHIPPED.rules(market)


def rule_of(market: str, rule_id: str) -> Rule:
    """A rule of the reference by its id; KeyError where there is none."""
    return SHIPPED.rule_of(market, rule_id)


def binding_markets() -> tuple[str, ...]:
    """The markets for which the reference holds a binding document, in the order of the table."""
    return SHIPPED.binding_markets


def rule(limit: Limit, document: Document, market: str, adopted: Adopted | None = None) -> Rule:
    """A limit of a document as it applies in a market."""
    manner = _manner(limit.doc_id)
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


def _manner(doc_id: str) -> Rounding:
    """How a document rounds; where that is not stated, figures are compared as they stand."""
    try:
        return rounding(doc_id)
    except KeyError:
        return AS_IT_STANDS


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
