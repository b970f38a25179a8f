"""Mechanisms and their meetings under ``/api/mechanisms``."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from ninja import Field, Router, Schema, Status
from ninja.pagination import paginate

from daodi.hub.cooperation.mechanisms import actions, queries
from daodi.hub.cooperation.mechanisms.models import Kind, Level, Mechanism, Meeting, Party, PartyRole
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED

router = Router(tags=["mechanisms"])


class MechanismIn(Schema):
    """A mechanism as its papers state it."""

    kind: Kind
    level: Level
    title: str = Field(min_length=1, max_length=300)
    title_zh_hans: str = Field("", max_length=300)
    title_zh_hant: str = Field("", max_length=300)
    about: str = Field("", max_length=5000)
    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    renewal: str = Field("", max_length=300)
    source: str = Field("", max_length=500)


class PartyOut(Schema):
    id: UUID
    name: str
    role: str
    jurisdiction: str
    member_id: UUID | None
    state: str


class MechanismOut(Schema):
    id: UUID
    kind: str
    level: str
    title: str
    title_zh_hans: str
    title_zh_hant: str
    about: str
    signed_on: date | None
    starts_on: date | None
    ends_on: date | None
    renewal: str
    ended: bool
    source: str
    visibility: str
    owner_id: UUID


class MechanismWithParties(MechanismOut):
    parties: list[PartyOut]


class MeetingOut(Schema):
    id: UUID
    mechanism_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    agenda: str
    minutes: str
    state: str


class PartyIn(Schema):
    """A party by name, or a member of the hub that is asked to confirm."""

    name: str = Field("", max_length=200)
    member_id: UUID | None = None
    role: PartyRole = PartyRole.PARTY
    jurisdiction: str = Field("", max_length=8)


class AnswerIn(Schema):
    """``confirm`` or ``decline``."""

    step: str = Field(max_length=20)


@router.get("/mechanisms", response=list[MechanismOut])
@paginate
def list_mechanisms(request: Request, kind: str = "", level: str = "", q: str = "") -> QuerySet[Mechanism]:
    """The mechanisms that you may see, by name: of a kind, of a level, with words of their name or of a party's."""
    return queries.mechanisms(request.actor, kind=kind[:12], level=level[:12], text=q[:200])


@router.post("/mechanisms", response={201: MechanismOut, **CHANGED})
def add_mechanism(request: Request, sent: MechanismIn) -> Status[Mechanism]:
    """Adds a mechanism, private at first."""
    return Status(201, actions.add(actor=request.actor, facts=sent.dict()))


@router.get("/mechanisms/{uuid:mechanism_id}", response={200: MechanismWithParties, **REFUSED})
def one_mechanism(request: Request, mechanism_id: UUID) -> Mechanism:
    """A mechanism with its parties."""
    return queries.mechanism(request.actor, mechanism_id)


@router.post("/mechanisms/{uuid:mechanism_id}/parties", response={201: PartyOut, **CHANGED})
def add_party(request: Request, mechanism_id: UUID, sent: PartyIn) -> Status[Party]:
    """Names a party as a source does, or asks a member to confirm that it takes part."""
    mechanism = queries.mechanism(request.actor, mechanism_id)
    if sent.member_id is None:
        party = actions.name_party(
            actor=request.actor, mechanism=mechanism, name=sent.name, role=sent.role, jurisdiction=sent.jurisdiction
        )
    else:
        member = found(queries.members(), pk=sent.member_id)
        party = actions.ask_party(actor=request.actor, mechanism=mechanism, member=member, role=sent.role)
    return Status(201, party)


@router.post("/parties/{uuid:party_id}/answer", response={200: PartyOut, **CHANGED})
def answer_party(request: Request, party_id: UUID, sent: AnswerIn) -> Party:
    """A member confirms that it takes part, or declines."""
    return actions.answer(actor=request.actor, party=queries.party(request.actor, party_id), name=sent.step)


@router.get("/meetings", response=list[MeetingOut])
@paginate
def list_meetings(request: Request) -> QuerySet[Meeting]:
    """The meetings of the mechanisms that you may see, the latest first."""
    return queries.meetings(request.actor)
