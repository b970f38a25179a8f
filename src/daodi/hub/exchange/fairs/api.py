"""Fairs under ``/api/fairs``: take part, say whom you want to meet, meet."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Field, Router, Schema, Status
from ninja.pagination import paginate

from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.exchange.fairs import joining, meeting, queries, tables
from daodi.hub.exchange.fairs.calendar import sides, where
from daodi.hub.exchange.fairs.models import Fair, Kind, Meeting, Participant

router = Router(tags=["fairs"])
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"


class FairIn(Schema):
    """A fair; ``time_zone`` is a name such as Asia/Shanghai, on whose clock it opens and closes, at 09:00 say."""

    title: str = Field(min_length=1, max_length=300)
    title_zh_hans: str = Field("", max_length=300)
    title_zh_hant: str = Field("", max_length=300)
    about: str = Field("", max_length=5000)
    place: str = Field(min_length=1, max_length=300)
    halls: str = Field("", max_length=500)
    time_zone: str = Field(max_length=60)
    starts_on: date
    ends_on: date
    opens_at: str = Field(pattern=CLOCK)
    closes_at: str = Field(pattern=CLOCK)
    slot_minutes: int = Field(30, ge=10, le=240)


class FairOut(Schema):
    id: UUID
    owner_id: UUID
    title: str
    title_zh_hans: str
    title_zh_hant: str
    about: str
    place: str
    halls: str
    time_zone: str
    starts_on: date
    ends_on: date
    opens_at: str
    closes_at: str
    slot_minutes: int
    cancelled: bool
    visibility: str

    @staticmethod
    def resolve_opens_at(one: Fair) -> str:
        return f"{one.opens_at:%H:%M}"

    @staticmethod
    def resolve_closes_at(one: Fair) -> str:
        return f"{one.closes_at:%H:%M}"


class FairPartIn(Schema):
    """As what one takes part; ``shows`` are materials by any name, ``listings`` one's own published ones."""

    kind: Kind
    about: str = Field("", max_length=2000)
    shows: list[str] = Field([], max_length=50)
    listings: list[UUID] = Field([], max_length=50)


class FairPart(Schema):
    """Who takes part. ``wanted``: you want to meet them; ``mutual``: they want it too, told only where you do."""

    id: UUID
    organisation_id: UUID
    organisation: str
    kind: str
    state: str
    hall: str
    stand: str
    about: str
    shows: list[str]
    wanted: bool = False
    mutual: bool = False


class FairStepIn(Schema):
    """``accept`` with a stand, ``decline``, ``withdraw`` or ``return``."""

    step: str = Field(max_length=20)
    hall: str = Field("", max_length=80)
    stand: str = Field("", max_length=20)


class FairInterest(Schema):
    mutual: bool


class FairTimeIn(Schema):
    starts_at: datetime


class FairMeetingStepIn(Schema):
    """``cancel``, or ``move`` and ``book`` with a time."""

    step: str = Field(max_length=20)
    starts_at: datetime | None = None


class FairMeeting(Schema):
    id: UUID
    fair_id: UUID
    with_id: UUID
    with_organisation: str
    starts_at: datetime
    ends_at: datetime
    place: str
    state: str


@router.get("/fairs", response=list[FairOut])
@paginate
def list_fairs(request: Request, past: bool = False) -> QuerySet[Fair]:
    """The fairs to come, the next first; or the past ones."""
    return queries.fairs(request.actor, past=past)


@router.post("/fairs", response={201: FairOut, **CHANGED})
def add_fair(request: Request, sent: FairIn) -> Status[Fair]:
    """A fair of your organisation, private until you publish it."""
    return Status(201, joining.add(actor=request.actor, facts=sent.dict()))


@router.get("/fairs/{uuid:fair_id}", response={200: FairOut, **REFUSED})
def one_fair(request: Request, fair_id: UUID) -> Fair:
    """One fair."""
    return queries.fair(request.actor, fair_id)


@router.get("/fairs/{uuid:fair_id}/participants", response={200: list[FairPart], **REFUSED})
def list_fair_parts(request: Request, fair_id: UUID) -> list[dict[str, Any]]:
    """The exhibitors; for those who take part themselves, everybody else who does."""
    fair = queries.fair(request.actor, fair_id)
    own = queries.part(request.actor, fair)
    if own is None or own.state != "accepted":
        return [_part(one) for one in queries.exhibitors(fair)]
    return [_part(own), *(_part(one.part, wanted=one.marked, mutual=one.mutual) for one in queries.others(own))]


@router.post("/fairs/{uuid:fair_id}/participants", response={201: FairPart, **CHANGED})
def join_fair(request: Request, fair_id: UUID, sent: FairPartIn) -> Status[dict[str, Any]]:
    """Applies as an exhibitor, or comes as a visitor."""
    facts = sent.dict()
    listings = [str(one) for one in facts.pop("listings")]
    fair = queries.fair(request.actor, fair_id)
    return Status(201, _part(joining.join(actor=request.actor, fair=fair, listing_ids=listings, **facts)))


@router.post("/fairs/participants/{uuid:participant_id}/step", response={200: FairPart, **CHANGED})
def step_fair_part(request: Request, participant_id: UUID, sent: FairStepIn) -> dict[str, Any]:
    """The organiser accepts or declines; a participant withdraws or returns."""
    part = queries.participant(request.actor, participant_id)
    facts = sent.dict()
    return _part(joining.take_step(actor=request.actor, part=part, name=facts.pop("step"), **facts))


@router.post("/fairs/participants/{uuid:participant_id}/interest", response={200: FairInterest, **CHANGED})
def want_to_meet(request: Request, participant_id: UUID) -> dict[str, bool]:
    """Says that you want to meet somebody; nobody is told unless they want it too."""
    own, other = _both(request, participant_id)
    return {"mutual": meeting.mark(actor=request.actor, own=own, other=other)}


@router.post("/fairs/participants/{uuid:participant_id}/no-interest", response={204: None, **CHANGED})
def no_longer_meet(request: Request, participant_id: UUID) -> Status[None]:
    """Takes an interest back."""
    own, other = _both(request, participant_id)
    meeting.unmark(actor=request.actor, own=own, other=other)
    return Status(204, None)


@router.post("/fairs/participants/{uuid:participant_id}/meetings", response={201: FairMeeting, **CHANGED})
def book_fair_meeting(request: Request, participant_id: UUID, sent: FairTimeIn) -> Status[dict[str, Any]]:
    """Books a free time with somebody who wants to meet too."""
    own, other = _both(request, participant_id)
    made = meeting.book(actor=request.actor, own=own, other=other, starts_at=sent.starts_at)
    return Status(201, _meeting(request, made))


@router.get("/fairs/meetings", response=list[FairMeeting])
@paginate
def list_fair_meetings(request: Request) -> list[dict[str, Any]]:
    """Your meetings at all fairs, the cancelled ones too."""
    return [_meeting(request, one) for one in queries.meetings(request.actor)[:1000]]


@router.post("/fairs/meetings/{uuid:meeting_id}/step", response={200: FairMeeting, **CHANGED})
def step_fair_meeting(request: Request, meeting_id: UUID, sent: FairMeetingStepIn) -> dict[str, Any]:
    """Cancels a meeting, moves it, or books a cancelled one again."""
    held = queries.meeting(request.actor, meeting_id)
    return _meeting(
        request, meeting.take_step(actor=request.actor, meeting=held, name=sent.step, starts_at=sent.starts_at)
    )


def _both(request: Request, participant_id: UUID) -> tuple[Participant, Participant]:
    other = queries.participant(request.actor, participant_id)
    own = queries.part(request.actor, other.fair)
    if own is None:
        raise NotFound
    return own, other


def _part(one: Participant, **more: bool) -> dict[str, Any]:
    facts = {name: getattr(one, name) for name in ("organisation_id", "kind", "state", "hall", "stand", "about")}
    return {"id": one.pk, "organisation": one.organisation.name, "shows": tables.told(one), **facts, **more}


def _meeting(request: Request, one: Meeting) -> dict[str, Any]:
    assert request.actor.user is not None
    own, other = sides(one, request.actor.user.pk)
    facts = {name: getattr(one, name) for name in ("fair_id", "starts_at", "ends_at", "state")}
    place = where(own, other)
    return {"id": one.pk, "with_id": other.pk, "with_organisation": other.organisation.name, "place": place, **facts}
