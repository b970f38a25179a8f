"""What ``check`` answers with: a verdict a lot and market, every finding with its rule and reason."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Outcome = Literal["pass", "fail", "inconclusive", "cannot-decide", "no-rule"]


class Identified(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The material as resolved; ``id`` is null where the name is unknown or ambiguous, and ``reason`` says why."""

    id: str | None
    latin: str | None
    zh_hans: str | None = None
    query: str = ""
    status: Literal["match", "ambiguous", "unknown", "not-stated"] = "match"
    processing: str | None = None
    reason: str = ""
    candidates: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One result held against the rule that governs it. Null where no rule governs.

    ``value`` and ``unit`` are what was compared (residues in mg/kg, else the rule's unit); ``limit`` is as printed.
    ``caveats`` must stand beside the outcome: a value not read in a source, when the rule was last seen in force ...
    """

    analyte: str
    result: str
    value: str | None
    unit: str | None
    outcome: Outcome
    reason: str
    input: str
    limit: str | None = None
    rule_id: str | None = None
    document: str | None = None
    edition: str | None = None
    clause: str | None = None
    force: str | None = None
    status: str | None = None
    source_url: str | None = None
    source_quality: str | None = None
    route: str | None = None
    caveats: tuple[str, ...] = ()


class Note(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What does not decide but should be known: a rule without force, a doubt about the paper, a flag.

    ``kind``: rule (a rule that does not decide), superseded (what an ended edition would say), plausibility,
    identity, edition, unit.
    """

    kind: str
    reason: str
    analyte: str | None = None
    rule_id: str | None = None
    document: str | None = None
    edition: str | None = None
    clause: str | None = None
    force: str | None = None
    outcome: Outcome | None = None
    limit: str | None = None
    source_url: str | None = None
    source_quality: str | None = None
    input: str | None = None


class Missing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A test that a rule requires and no result answers."""

    analyte: str
    rule_id: str
    document: str
    clause: str
    limit: str
    source_quality: str


class Requirement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the market asks for besides numbers. ``kind``: paper, banned, restricted, protected, cites, customs."""

    kind: str
    requirement: str
    clause: str
    source_url: str
    source_quality: str
    note: str = ""


class Coverage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How much of the market's rules is held. ``not_held`` names each group with what is missing."""

    status: Literal["complete", "partial", "none"]
    not_held: tuple[str, ...]


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules held say of one lot in one market on one day. Read ``pass`` only with its ``coverage``."""

    lot: str
    material: Identified
    form: str
    use: str
    market: str
    on: str
    verdict: Outcome
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    missing: tuple[Missing, ...]
    requirements: tuple[Requirement, ...]
    coverage: Coverage
    warnings: tuple[dict[str, Any], ...] = ()
    kind: str = ""
    reasons: tuple[str, ...] = ()
    input: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON line of this verdict as a dictionary."""
        return msgspec.to_builtins(self)  # type: ignore[no-any-return]


class IngredientFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One ingredient in one market: who it is, and what is held against it or asked of it there."""

    ingredient: str
    amount: str
    unit: str
    material: Identified
    outcome: Outcome
    reason: str
    toxic: str
    requirements: tuple[Requirement, ...]
    warnings: tuple[dict[str, Any], ...]
    input: str


class ProductVerdict(Verdict, frozen=True, kw_only=True):
    """What is held on a product's composition in one market: a verdict whose findings are its ingredients."""

    product: str
    ingredients: tuple[IngredientFinding, ...]
