"""Needs and offers, and matches, under ``/api/docking``. Whose an entry is, is told as on the pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Field, Router, Schema, Status
from ninja.pagination import paginate

from daodi.hub.cooperation.docking import entering, introducing, queries
from daodi.hub.cooperation.docking.models import Entry, Kind, Match, Side, Stage
from daodi.hub.cooperation.docking.names import who
from daodi.hub.cooperation.docking.policy import KNOWN
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED

router = Router(tags=["docking"])


class EntryIn(Schema):
    """What is sought or offered."""

    side: Side
    kind: Kind
    title: str = Field(min_length=1, max_length=200)
    title_zh_hans: str = Field("", max_length=200)
    title_zh_hant: str = Field("", max_length=200)
    text: str = Field("", max_length=5000)
    keywords: str = Field("", max_length=300)
    material: str = Field("", max_length=100)
    stage: Stage | None = None
    places: str = Field("", max_length=200)
    languages: str = Field("", max_length=100)
    terms: str = Field("", max_length=500)
    amount_from: Decimal | None = Field(None, ge=0, max_digits=16, decimal_places=2)
    amount_to: Decimal | None = Field(None, ge=0, max_digits=16, decimal_places=2)
    currency: str = Field("", max_length=3)
    hours_a_week: int | None = Field(None, ge=0, le=168)
    price_an_hour: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)
    valid_until: date | None = None


class OfferOut(Schema):
    """An entry; ``whose`` is a name only where both sides accepted, else a kind of organisation and where it is."""

    id: UUID
    side: str
    kind: str
    title: str
    title_zh_hans: str
    title_zh_hant: str
    text: str
    keywords: str
    material: str
    material_id: str
    stage: str
    places: str
    languages: str
    terms: str
    amount_from: Decimal | None
    amount_to: Decimal | None
    currency: str
    hours_a_week: int | None
    price_an_hour: Decimal | None
    valid_until: date | None
    state: str
    whose: str
    named: bool

    @staticmethod
    def resolve_whose(one: Any) -> str:
        return who(one.owner, known=one.knows)

    @staticmethod
    def resolve_named(one: Any) -> bool:
        return bool(one.knows)


class FitOut(Schema):
    """What fits an entry, and why: each reason with what they have in common."""

    entry: OfferOut
    score: Decimal
    reasons: list[list[str]]


class MatchOut(Schema):
    id: UUID
    need_id: UUID
    offer_id: UUID
    state: str
    score: Decimal
    reasons: list[list[str]]
    need_whose: str
    offer_whose: str

    @staticmethod
    def resolve_need_whose(one: Match) -> str:
        return who(one.need.owner, known=one.state in KNOWN)

    @staticmethod
    def resolve_offer_whose(one: Match) -> str:
        return who(one.offer.owner, known=one.state in KNOWN)


class ProposeIn(Schema):
    """An entry of yours, and the one that you would like to meet."""

    own: UUID
    other: UUID


class OfferStepIn(Schema):
    """``accept`` or ``decline``."""

    step: str = Field(max_length=20)


@router.get("/docking/entries", response=list[OfferOut])
@paginate
def list_entries(request: Request, side: str = "", kind: str = "", q: str = "") -> QuerySet[Entry]:
    """The needs and offers that you may see, the newest first: of a side, of a kind, with words."""
    return queries.entries(request.actor, side=side[:5], kind=kind[:12], text=q[:200])


@router.post("/docking/entries", response={201: OfferOut, **CHANGED})
def add_entry(request: Request, sent: EntryIn) -> Status[Entry]:
    """Adds a need or an offer, private at first."""
    made = entering.add(actor=request.actor, facts=sent.dict() | {"stage": sent.stage or ""})
    return Status(201, queries.entry(request.actor, made.pk))


@router.get("/docking/entries/{uuid:entry_id}", response={200: OfferOut, **REFUSED})
def one_entry(request: Request, entry_id: UUID) -> Entry:
    """A need or an offer."""
    return queries.entry(request.actor, entry_id)


@router.get("/docking/entries/{uuid:entry_id}/fitting", response={200: list[FitOut], **REFUSED})
def list_fitting(request: Request, entry_id: UUID) -> list[dict[str, Any]]:
    """What fits an entry of yours, the best first; nothing for an entry of others."""
    found = queries.fitting(request.actor, queries.entry(request.actor, entry_id), timezone.localdate())
    return [
        {"entry": one, "score": pair.score, "reasons": [[each.kind, *each.common] for each in pair.reasons]}
        for pair, one in found
    ]


@router.get("/docking/matches", response=list[MatchOut])
@paginate
def list_matches(request: Request) -> QuerySet[Match]:
    """The matches of your organisation's entries, the newest first."""
    return queries.matches(request.actor)


@router.post("/docking/matches", response={201: MatchOut, **CHANGED})
def propose_match(request: Request, sent: ProposeIn) -> Status[Match]:
    """Says that an entry of yours should meet another; the other side is asked, without your name."""
    own, other = (queries.entry(request.actor, one) for one in (sent.own, sent.other))
    return Status(201, introducing.propose(actor=request.actor, own=own, other=other, today=timezone.localdate()))


@router.post("/docking/matches/{uuid:match_id}/step", response={200: MatchOut, **CHANGED})
def step_match(request: Request, match_id: UUID, sent: OfferStepIn) -> Match:
    """Your side accepts or declines."""
    return introducing.take_step(actor=request.actor, match=queries.match(request.actor, match_id), name=sent.step)
