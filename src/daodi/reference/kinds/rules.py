"""Rows about what markets ask for."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.row import Row

Force = Literal[
    "binding",
    "guideline",
    "voluntary",
    "warning-duty",
    "draft",
    "proposal",
    "survey",
    "quotation-presumed",
    "back-calculated",
]
ScopeKind = Literal["form", "material", "class", "all"]


class Limit(Row, frozen=True, kw_only=True, gc=False):
    """A numeric rule. ``value`` keeps the printed digits: they decide the rounding. ``source`` is an address."""

    rule_id: str
    market: str
    document: str
    edition: str
    clause: str
    effective_from: str
    effective_to: str
    scope_kind: ScopeKind
    scope: str
    analyte: str
    cas: str
    operator: Literal["<=", ">=", "<", "absent"]
    value: str
    unit: str
    basis: str
    sum_of: tuple[str, ...]
    note: str
    doc_id: str


class Document(Row, frozen=True, kw_only=True, gc=False):
    """A document of rules in one edition: its legal force, uses and dates."""

    doc_id: str
    market: str
    document: str
    edition: str
    force: Force
    uses: tuple[str, ...]
    effective_from: str
    effective_to: str
    superseded_by: str
    read_in: str
    independent_of_decisions: Literal["yes", "no"]
    note: str
    status: Literal["in-force", "unknown", "superseded", "never-in-force"]
    last_seen_in_force: str
    binding_if: str
    force_basis: str
    force_read: str


class Coverage(Row, frozen=True, kw_only=True, gc=False):
    """What is held, and what is not, of a market's rules for one use and one group of rules."""

    market: str
    use: str
    group: str
    held: Literal["complete", "partial", "none", "not-regulated-there-known"]
    rules_open: int
    binding_read: int
    binding_read_seen_in_force: int
    binding_from_memory: int
    missing: str
    as_of: str
    note: str


class Requirement(Row, frozen=True, kw_only=True, gc=False):
    """What a market asks for that is no number: permits, papers, registration."""

    req_id: str
    market: str
    subject: str
    requirement: str
    instrument: str
    note: str


class Adoption(Row, frozen=True, kw_only=True, gc=False):
    """A market that applies another market's text (the UK applies Ph. Eur.)."""

    market: str
    adopts: str
    scope: str
    instrument: str
    note: str
