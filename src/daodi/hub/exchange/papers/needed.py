"""What a lot needs from here to there, and which of it is at hand. Pure: the day and the papers are arguments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal
from uuid import UUID

import msgspec

from daodi.hub.exchange.papers.grounds import Applies, Certainty, Lane, materials, on_lane, requirements
from daodi.hub.exchange.papers.kinds import Who, kinds
from daodi.reference import Quality

Status = Literal["missing", "expired", "not-known", "present"]
STATUSES: tuple[Status, ...] = ("missing", "expired", "not-known", "present")
CERTAINTIES: tuple[Certainty, ...] = ("always", "usual", "depends")
QUALITIES: tuple[Quality, ...] = ("curated", "secondary", "official")


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A paper at hand; no ``lot_ids``: it is not of single lots. Valid on and between its days, where it has them."""

    kind: str
    title: str
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    valid_until: date | None = None
    lot_ids: tuple[UUID, ...] = ()
    href: str = ""
    verified: bool | None = None

    def valid(self, on: date) -> bool:
        """Whether it counts on this day."""
        begun = self.issued_on is None or self.issued_on <= on
        return begun and (self.valid_until is None or on <= self.valid_until)


class Lot(msgspec.Struct, frozen=True, kw_only=True):
    """A lot that is sent: its id, and what people call it."""

    id: UUID
    code: str


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """One ground on which a paper is needed, with what says so. ``why`` are ``what:value`` pairs of the lane."""

    requirement: str
    clause: str
    source: str
    quality: Quality
    certainty: Certainty
    condition: str = ""
    note: str = ""
    why: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """A paper of one kind, who obtains it, on which grounds, and whether it is at hand.

    ``present`` are those that count on the day, ``lapsed`` those that don't; ``lacking`` are lots without one.
    """

    kind: str
    who: Who
    certainty: Certainty
    because: tuple[Because, ...]
    status: Status
    present: tuple[Held, ...] = ()
    lapsed: tuple[Held, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether one is needed and none counts on the day."""
        return self.status in ("missing", "expired")

    @property
    def requirement(self) -> str:
        return self.because[0].requirement

    @property
    def clause(self) -> str:
        return self.because[0].clause

    @property
    def source_url(self) -> str:
        return self.because[0].source

    @property
    def quality(self) -> Quality:
        return self.because[0].quality


def needed(
    *,
    material_ids: Iterable[str],
    kind: str,
    origin: str,
    market: str,
    on: date,
    lots: Sequence[Lot] = (),
    held: Sequence[Held] | None = None,
    use: str = "",
) -> list[Need]:
    """The papers of a lane, what is missing first. ``held`` None: nothing is known of what is at hand.

    >>> day = date(2026, 11, 22)
    >>> asked = needed(material_ids=["aucklandiae-radix"], kind="raw", origin="CN", market="EU", on=day, held=[])
    >>> [need.status for need in asked if need.kind == "cites-export-permit"]
    ['missing']
    """
    lane = Lane(material_ids=tuple(material_ids), kind=kind, origin=origin, market=market, use=use)
    return needed_on([lane], on=on, lots=lots, held=held)


def needed_on(
    lanes: Iterable[Lane], *, on: date, lots: Sequence[Lot] = (), held: Sequence[Held] | None = None
) -> list[Need]:
    """The papers of goods that go together, of several kinds: each paper once, on all its grounds."""
    by_kind: dict[str, dict[Because, None]] = {}
    for lane in lanes:
        for applies in on_lane(lane):
            if applies.ground.kind:
                by_kind.setdefault(applies.ground.kind, {})[because(applies, lane)] = None
    needs = [_need(kind, list(reasons), on, lots, held) for kind, reasons in by_kind.items()]
    order = list(kinds())
    return sorted(needs, key=lambda one: (STATUSES.index(one.status), order.index(one.kind)))


def because(applies: Applies, lane: Lane) -> Because:
    """What a ground says on a lane: in the words of the requirement or listing it rests on, with its quality."""
    ground = applies.ground
    asked = requirements().get(ground.req_id)
    listed = applies.listings[:1] if asked is None else ()
    told = f"{listed[0].subject}: {listed[0].status}" if listed else ""
    clauses = (asked.instrument if asked else "", listed[0].instrument if listed else "", ground.clause)
    return Because(
        requirement=asked.requirement if asked else told,
        clause="; ".join(filter(None, clauses)),
        source=asked.source if asked else listed[0].source if listed else ground.source,
        quality=asked.quality if asked else _weakest([ground.quality, *(row.quality for row in listed)]),
        certainty="depends" if applies.open else ground.certainty,
        condition=ground.condition,
        note="; ".join(filter(None, (asked.note if asked else "", listed[0].detail if listed else ""))),
        why=tuple(_why(applies, lane)),
        open=applies.open,
    )


def _why(applies: Applies, lane: Lane) -> Iterable[str]:
    ground = applies.ground
    if ground.out_of:
        yield f"from:{lane.origin}"
    if ground.into == lane.market:
        yield f"to:{lane.market}"
    elif ground.into and not ground.out_of:
        yield "border:"
    for row in applies.listings:
        yield f"listed:{row.status}|{row.subject}"
    if ground.material_ids:
        yield from (f"material:{one}" for one in applies.material_ids)
    elif ground.material_kinds:
        yield from (f"source:{one}" for one in dict.fromkeys(materials()[each].kind for each in applies.material_ids))
    if ground.forms and "form" not in applies.open:
        yield f"form:{lane.kind}"
    if ground.uses and "use" not in applies.open:
        yield f"use:{lane.use}"


def _need(kind: str, reasons: list[Because], on: date, lots: Sequence[Lot], held: Sequence[Held] | None) -> Need:
    certainty = min((one.certainty for one in reasons), key=CERTAINTIES.index)
    ordered = sorted(reasons, key=lambda one: (CERTAINTIES.index(one.certainty), -QUALITIES.index(one.quality)))
    found = [paper for paper in held or () if paper.kind == kind]
    present, lapsed = ([p for p in found if p.valid(on) is counts] for counts in (True, False))
    lacking = _lacking(present, lots) if kinds()[kind].per == "lot" else []
    return Need(
        kind=kind,
        who=kinds()[kind].who,
        certainty=certainty,
        because=tuple(ordered),
        status=_status(held is not None and certainty != "depends", present, lapsed, bool(lacking)),
        present=tuple(present),
        lapsed=tuple(lapsed),
        lacking=tuple(lacking) if present else (),
    )


def _lacking(present: Sequence[Held], lots: Sequence[Lot]) -> list[str]:
    """The lots that no paper speaks of; one that names no lot speaks of all."""
    if any(not paper.lot_ids for paper in present):
        return []
    covered = {lot_id for paper in present for lot_id in paper.lot_ids}
    return [lot.code for lot in lots if lot.id not in covered]


def _status(decided: bool, present: list[Held], lapsed: list[Held], lacking: bool) -> Status:
    if present and not lacking:
        return "present"
    if present or (decided and not lapsed):
        return "missing" if decided else "not-known"
    return "expired" if lapsed else "not-known"


def _weakest(qualities: list[Quality]) -> Quality:
    return min(qualities, key=QUALITIES.index)
