"""What stands in the way of publishing a listing: which paper is missing, or why no paper helps. Rules are rows."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from daodi.hub.exchange.terms.hs import codes
from daodi.reference import Regulated, rows
from daodi.reference.kinds.row import Row
from daodi.reference.load import read

TABLE = Path(__file__).parent / "gate.csv"
EVERYWHERE = "ALL"


class Gate(Row, frozen=True, kw_only=True, gc=False):
    """What a status, or a customs code, asks for. ``words`` narrow it to rows that say one of them, ``kinds`` to goods.

    The first row that fits a status decides. ``everywhere``: whatever market the rule is of.
    """

    status: str
    words: tuple[str, ...]
    hs_codes: tuple[str, ...]
    kinds: tuple[str, ...]
    everywhere: Literal["yes", "no"]
    papers: tuple[str, ...]
    blocks: Literal["yes", "no"]
    why: Literal["controlled", "banned", "cites", "protected", "restricted"]


class Shown(Protocol):
    """A paper that stands behind a listing."""

    kind: str
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class Need:
    """One thing a rule asks for: one of ``papers``, or nothing that helps (``blocks``).

    ``missing``: none of the papers shown is of such a kind and valid; ``ended``: one was, and is no more.
    """

    material_id: str
    why: str
    subject: str
    market: str
    clause: str
    detail: str
    source: str
    quality: str
    papers: tuple[str, ...]
    blocks: bool
    missing: bool
    ended: bool = False
    until: date | None = None


def needs(
    material_ids: Iterable[str], *, kind: str, markets: Sequence[str], papers: Iterable[Shown], on: date
) -> list[Need]:
    """What publishing goods of these materials takes, sold from or coming from these markets; what is had, too.

    >>> [need.papers for need in needs(["aucklandiae-radix"], kind="raw", markets=["CN"], papers=[], on=date.today())]
    [('cites-permit', 'cites-exempt')]
    """
    shown = list(papers)
    found = []
    for material_id in dict.fromkeys(one for one in material_ids if one):
        found += _controlled(material_id, kind)
        for rule in _regulated().get(material_id, ()):
            gate = _gate_of(rule, kind)
            if gate and (gate.everywhere == "yes" or rule.market in (EVERYWHERE, *markets)):
                found.append(_need(material_id, rule, gate, shown, on))
    return found


def lacking(found: Iterable[Need]) -> list[Need]:
    """What still stands in the way, what blocks first."""
    return sorted((one for one in found if one.blocks or one.missing), key=lambda one: not one.blocks)


@functools.cache
def _gates() -> tuple[Gate, ...]:
    return read(TABLE, Gate)


@functools.cache
def _regulated() -> dict[str, tuple[Regulated, ...]]:
    found: dict[str, tuple[Regulated, ...]] = {}
    for row in rows(Regulated):
        found[row.material_id] = (*found.get(row.material_id, ()), row)
    return found


def _gate_of(rule: Regulated, kind: str) -> Gate | None:
    said = f"{rule.subject} {rule.detail}".casefold()
    for gate in _gates():
        if gate.status == rule.status and (not gate.words or any(word in said for word in gate.words)):
            return gate if not gate.kinds or kind in gate.kinds else None
    return None


def _controlled(material_id: str, kind: str) -> list[Need]:
    headings = {row.hs_code: row for row in codes(material_id, kind)}
    return [
        Need(
            material_id=material_id,
            why=gate.why,
            subject=headings[code].description,
            market=EVERYWHERE,
            clause="; ".join((f"HS {code}", *_instruments(material_id))),
            detail="",
            source=headings[code].source,
            quality=headings[code].quality,
            papers=(),
            blocks=True,
            missing=True,
        )
        for gate in _gates()
        for code in gate.hs_codes
        if code in headings
    ]


def _instruments(material_id: str) -> list[str]:
    return [f"{row.market}: {row.instrument}" for row in _regulated().get(material_id, ())]


def _need(material_id: str, rule: Regulated, gate: Gate, shown: Sequence[Shown], on: date) -> Need:
    fitting = [one for one in shown if one.kind in gate.papers]
    valid = [one for one in fitting if _holds(one, on)]
    ends = [one.valid_until for one in valid]
    return Need(
        material_id=material_id,
        why=gate.why,
        subject=rule.subject,
        market=rule.market,
        clause=rule.instrument,
        detail=rule.detail,
        source=rule.source,
        quality=rule.quality,
        papers=gate.papers,
        blocks=gate.blocks == "yes",
        missing=not valid,
        ended=not valid and bool(fitting),
        until=None if None in ends else max((one for one in ends if one), default=None),
    )


def _holds(paper: Shown, on: date) -> bool:
    return (paper.valid_from or on) <= on <= (paper.valid_until or on)
