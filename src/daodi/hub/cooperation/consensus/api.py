"""Standards by consensus under ``/api/drafts``."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from ninja import Field, Router, Schema, Status
from ninja.pagination import paginate

from daodi.hub.cooperation.consensus import balloting, drafting, queries
from daodi.hub.cooperation.consensus.models import Choice, CommentKind, Draft, Force
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED

router = Router(tags=["consensus"])


class DraftIn(Schema):
    """What a draft is, and for which market; ``code`` is its number, which no other document has."""

    code: str = Field(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9_-]+$")
    title: str = Field(min_length=1, max_length=200)
    title_zh_hans: str = Field("", max_length=200)
    title_zh_hant: str = Field("", max_length=200)
    about: str = Field("", max_length=5000)
    force: Force = Force.VOLUNTARY
    market: str = Field(max_length=40)
    use: str = Field("medicine-material", max_length=20)


class ClauseIn(Schema):
    """A clause; with an analyte it is a limit, and names its operator, value, unit and material."""

    number: str = Field(min_length=1, max_length=20)
    text: str = Field(min_length=1, max_length=5000)
    analyte: str = Field("", max_length=200)
    operator: str = Field("", max_length=6)
    value: str = Field("", max_length=20)
    unit: str = Field("", max_length=30)
    material: str = Field("", max_length=100)


class ClauseOut(ClauseIn):
    id: UUID


class DraftOut(Schema):
    id: UUID
    code: str
    title: str
    title_zh_hans: str
    title_zh_hant: str
    about: str
    force: str
    market: str
    use: str
    state: str
    effective_from: date | None
    visibility: str
    owner_id: UUID


class DraftWithText(DraftOut):
    version: int
    clauses: list[ClauseOut]

    @staticmethod
    def resolve_version(draft: Draft) -> int:
        return draft.versions.all()[0].number

    @staticmethod
    def resolve_clauses(draft: Draft) -> list[object]:
        return list(draft.versions.all()[0].clauses.all())


class CommentIn(Schema):
    """What is said of a clause, or of the whole text where none is named."""

    clause: str = Field("", max_length=20)
    kind: CommentKind = CommentKind.GENERAL
    text: str = Field(min_length=1, max_length=5000)
    proposal: str = Field("", max_length=5000)


class CommentOut(Schema):
    id: UUID
    clause: str
    kind: str
    text: str
    proposal: str
    disposition: str
    reason: str
    member_id: UUID


class VoteIn(Schema):
    """A vote; a disapproval and an approval with comments give their reasons."""

    choice: Choice
    reasons: str = Field("", max_length=5000)


class BallotOut(Schema):
    """How a ballot stands; how many voted for and against is told once it is closed."""

    id: UUID
    state: str
    quorum: int
    threshold: int
    closes_on: date
    members: int
    voted: int
    outcome: str | None
    approve: int | None
    approve_with_comments: int | None
    disapprove: int | None
    abstain: int | None


@router.get("/drafts", response=list[DraftOut])
@paginate
def list_drafts(request: Request, q: str = "") -> QuerySet[Draft]:
    """The drafts and standards that you may see, the newest first."""
    return queries.drafts(request.actor, text=q[:200])


@router.post("/drafts", response={201: DraftOut, **CHANGED})
def begin_draft(request: Request, sent: DraftIn) -> Status[Draft]:
    """Begins a draft with an empty first version."""
    return Status(201, drafting.begin(actor=request.actor, facts=sent.dict()))


@router.get("/drafts/{uuid:draft_id}", response={200: DraftWithText, **REFUSED})
def one_draft(request: Request, draft_id: UUID) -> Draft:
    """A draft with the clauses of its last version."""
    return queries.draft(request.actor, draft_id)


@router.post("/drafts/{uuid:draft_id}/clauses", response={201: ClauseOut, **CHANGED})
def write_clause(request: Request, draft_id: UUID, sent: ClauseIn) -> Status[object]:
    """Adds a clause to the version being drafted."""
    draft = queries.draft(request.actor, draft_id)
    return Status(201, drafting.write(actor=request.actor, draft=draft, facts=sent.dict()))


@router.get("/drafts/{uuid:draft_id}/comments", response={200: list[CommentOut], **REFUSED})
def list_comments(request: Request, draft_id: UUID) -> list[object]:
    """The comments on the last version, for members with a seat; at most a thousand."""
    draft = queries.draft(request.actor, draft_id)
    return list(queries.comments(request.actor, draft.versions.all()[0])[:1000])


@router.post("/drafts/{uuid:draft_id}/comments", response={201: CommentOut, **CHANGED})
def make_comment(request: Request, draft_id: UUID, sent: CommentIn) -> Status[object]:
    """Says something of a clause."""
    draft = queries.draft(request.actor, draft_id)
    return Status(201, drafting.comment(actor=request.actor, draft=draft, facts=sent.dict()))


@router.get("/ballots/{uuid:ballot_id}", response={200: BallotOut, **REFUSED})
def one_ballot(request: Request, ballot_id: UUID) -> dict[str, object]:
    """A ballot, with its counts once it is closed."""
    ballot = queries.ballot(request.actor, ballot_id)
    result, closed = balloting.result_of(ballot), ballot.state == "closed"
    facts = {name: getattr(ballot, name) for name in ("id", "state", "quorum", "threshold", "closes_on")}
    counts = {
        "outcome": result.outcome,
        "approve": result.approve,
        "approve_with_comments": result.comments,
        "disapprove": result.disapprove,
        "abstain": result.abstain,
    }
    told = counts if closed else dict.fromkeys(counts)
    return {**facts, "members": result.members, "voted": result.voted, **told}


@router.post("/ballots/{uuid:ballot_id}/votes", response={201: BallotOut, **CHANGED})
def give_vote(request: Request, ballot_id: UUID, sent: VoteIn) -> Status[dict[str, object]]:
    """Gives your organisation's vote; said again before the ballot closes, the last one counts."""
    ballot = queries.ballot(request.actor, ballot_id)
    balloting.vote(actor=request.actor, ballot=ballot, choice=sent.choice, reasons=sent.reasons)
    return Status(201, one_ballot(request, ballot_id))
