"""Sources and facts under ``/api``; and ``extract`` for programs, the same JSON as on the command line."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Field, File, Form, Router, Schema, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.cooperation.evidence import facts, judging, linking, proposing, queries, sources
from daodi.hub.cooperation.evidence.extracting import router as verb
from daodi.hub.cooperation.evidence.models import Fact, Source, State, Type
from daodi.hub.cooperation.programmes import queries as programmes
from daodi.hub.cooperation.programmes.models import Commitment, Project
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED, Problem
from daodi.hub.core.jobs.models import Job

router = Router(tags=["evidence"])
router.add_router("", verb)


class SourceIn(Schema):
    """A text, and what it is."""

    text: str = Field(min_length=1, max_length=4_000_000)
    title: str = Field("", max_length=300)
    url: str = Field("", max_length=500)
    published: date | None = None
    language: str = Field("", max_length=35)
    rendering: str = Field("", max_length=11)


class SourceOut(Schema):
    id: UUID
    title: str
    url: str
    published: date | None
    language: str
    rendering: str
    original_id: UUID | None
    reprint_of_id: UUID | None
    visibility: str
    owner_id: UUID
    created_at: datetime


class SourceWithCounts(SourceOut):
    """``facts``: how many are in each state, as far as you may see them; ``job``: what still reads the text."""

    sha256: str
    facts: dict[str, int]
    job: UUID | None = None


class FactIn(Schema):
    """A fact that a person read; ``start`` where its words stand several times."""

    quote: str = Field(min_length=1, max_length=2000)
    start: int | None = Field(None, ge=0)
    type: Type
    what: str = Field("", max_length=500)
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = Field("", max_length=100)
    count_kind: str = ""
    qualifier: str = ""
    aggregation: str = ""
    modality: str = ""
    who: list[str] = Field([], max_length=30)
    where: list[str] = Field([], max_length=30)
    when: str = Field("", max_length=50)
    deadline: str = Field("", max_length=50)
    note: str = Field("", max_length=2000)


class FactOut(Schema):
    id: UUID
    source_id: UUID
    state: str
    type: str
    quote: str
    start: int
    end: int
    what: str
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    count_kind: str
    qualifier: str
    aggregation: str
    modality: str
    who: list[str]
    where: list[str]
    when: str
    deadline: str
    inferred: list[str]
    confidence: float | None
    cluster: str
    note: str
    into_id: UUID | None
    made_at: datetime
    decided_at: datetime | None


class FactStepIn(Schema):
    """A step: confirm, reject, reopen, correct, merge, dispute or anchor, with what it needs."""

    step: str = Field(max_length=20)
    why: str = Field("", max_length=500)
    into: UUID | None = None
    against: UUID | None = None
    quote: str | None = Field(None, max_length=2000)
    start: int | None = Field(None, ge=0)
    facts: dict[str, Any] = Field({})


class LinkIn(Schema):
    """The indicator that a fact counts for; where none is named a new one, of a project, a commitment, or nothing."""

    indicator: UUID | None = None
    project: UUID | None = None
    commitment: UUID | None = None
    title: str = Field("", max_length=300)


class LinkOut(Schema):
    indicator_id: UUID
    figure_id: UUID
    kind: str


@router.get("/sources", response=list[SourceOut])
@paginate
def list_sources(request: Request, whose: str = "", q: str = "") -> QuerySet[Source]:
    """The sources that you may see, newest first; ``whose`` is own, shared or published, or left out for all."""
    if whose not in ("", *queries.WHOSE):
        raise Invalid({"whose": ", ".join(queries.WHOSE)})
    return queries.sources(request.actor, whose=whose, text=q[:200])


@router.post("/sources", response={201: SourceWithCounts, **CHANGED})
def add_source(request: Request, sent: SourceIn) -> Status[dict[str, Any]]:
    """Takes in a text and proposes its facts."""
    said = sent.dict()
    source = sources.add_text(actor=request.actor, text=said.pop("text"), facts=said)
    return Status(201, _read(request, source))


@router.post("/sources/file", response={201: SourceWithCounts, **CHANGED})
def send_source(request: Request, file: File[UploadedFile], title: Form[str] = "") -> Status[dict[str, Any]]:
    """Takes in a document: text, web page, PDF or JSON; proposes its facts."""
    source = sources.add_file(actor=request.actor, name=file.name or "", content=file, facts={"title": title})
    return Status(201, _read(request, source))


@router.get("/sources/{uuid:source_id}", response={200: SourceWithCounts, **REFUSED})
def one_source(request: Request, source_id: UUID) -> dict[str, Any]:
    """A source, and how many facts of it are in which state."""
    return _source(request, queries.source(request.actor, source_id))


@router.post("/sources/{uuid:source_id}/read", response={200: SourceWithCounts, **CHANGED})
def read_source(request: Request, source_id: UUID) -> dict[str, Any]:
    """Reads a source once more; facts that stand there already stay as they are."""
    return _read(request, queries.source(request.actor, source_id))


@router.get("/sources/{uuid:source_id}/facts", response={200: list[FactOut], **REFUSED, 422: Problem})
def list_facts(request: Request, source_id: UUID, state: str = "") -> QuerySet[Fact]:
    """The facts of a source in the order of its text: all of your own, of others' those that were confirmed."""
    if state and state not in State.values:
        raise Invalid({"state": ", ".join(State.values)})
    return queries.facts_of(request.actor, queries.source(request.actor, source_id), state=state)[: facts.MOST]


@router.post("/sources/{uuid:source_id}/facts", response={201: FactOut, **CHANGED})
def add_fact(request: Request, source_id: UUID, sent: FactIn) -> Status[Fact]:
    """Adds a fact that a person read; it waits to be confirmed as every other."""
    said = sent.dict()
    quote, start = said.pop("quote"), said.pop("start")
    source = queries.source(request.actor, source_id)
    return Status(201, facts.add_by_hand(actor=request.actor, source=source, quote=quote, start=start, facts=said))


@router.get("/facts", response=list[FactOut])
@paginate
def list_confirmed(request: Request) -> QuerySet[Fact]:
    """The confirmed facts that you may see, newest first; no other leaves this way."""
    return queries.confirmed(request.actor).order_by("-made_at", "id")


@router.post("/facts/{uuid:fact_id}/steps", response={200: FactOut, **CHANGED})
def take_step(request: Request, fact_id: UUID, sent: FactStepIn) -> Fact:
    """Confirms, rejects, corrects, merges, disputes, takes back, or finds the words again."""
    fact = queries.fact(request.actor, fact_id)
    said = {**sent.facts, "why": sent.why, "into": sent.into, "against": sent.against}
    if sent.quote is not None:
        said |= {"quote": sent.quote, "start": sent.start}
    return judging.take(request.actor, fact, sent.step, said)


@router.post("/facts/{uuid:fact_id}/link", response={200: LinkOut, **CHANGED})
def link_fact(request: Request, fact_id: UUID, sent: LinkIn) -> dict[str, Any]:
    """Counts a confirmed result or target for an indicator."""
    fact = queries.fact(request.actor, fact_id)
    indicator = programmes.indicator(request.actor, sent.indicator) if sent.indicator else None
    of: Project | Commitment | None = None
    if sent.project:
        of = programmes.project(request.actor, sent.project)
    elif sent.commitment:
        of = programmes.commitment(request.actor, sent.commitment)
    made = linking.link(actor=request.actor, fact=fact, indicator=indicator, of=of, title=sent.title)
    return {"indicator_id": made.indicator_id, "figure_id": made.pk, "kind": made._meta.model_name}


def _read(request: Request, source: Source) -> dict[str, Any]:
    found = proposing.read_for_facts(actor=request.actor, source=source)
    return _source(request, source) | {"job": found.pk if isinstance(found, Job) else None}


def _source(request: Request, source: Source) -> dict[str, Any]:
    told = {name: getattr(source, name) for name in SourceOut.model_fields}
    sha256 = source.current.sha256 if source.current else ""
    return told | {"sha256": sha256, "facts": queries.counts(request.actor, [source])[source.pk]}
