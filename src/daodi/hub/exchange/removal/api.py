"""Notice and removal under ``/api/removal``: report a page, follow it, decide."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Field, Router, Schema, Status
from ninja.pagination import paginate

from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.policy import signed_in
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.exchange.removal import deciding, queries, reporting
from daodi.hub.exchange.removal.limits import fair_share
from daodi.hub.exchange.removal.models import Case, Reason
from daodi.hub.exchange.removal.policy import OPERATOR, PUBLISHER, REPORTER, side_of, steps_open

router = Router(tags=["notice and removal"])


class RemovalReportIn(Schema):
    """``page``: the address of the page. ``email`` where one has no account; ``evidence`` is a document of yours."""

    page: str = Field(min_length=1, max_length=500)
    reason: Reason
    words: str = Field(min_length=1, max_length=10_000)
    email: str = Field("", max_length=254)
    evidence: UUID | None = None


class RemovalReceipt(Schema):
    """The number of a report, and the secret of the address to follow it by; the secret is given once."""

    number: str
    secret: str
    due_on: date


class RemovalCase(Schema):
    """A report as the asker's side sees it; what that side does not see is empty."""

    id: UUID
    number: str
    side: str
    state: str
    reason: str
    title: str
    due_on: date
    answer_by: date | None
    held: bool
    words: str
    question: str
    answer: str
    reasons: str
    counter: str
    ended_because: str
    steps: list[str]
    created_at: datetime


class RemovalStepIn(Schema):
    """``assess``, ``ask``, ``answer``, ``hold``, ``keep``, ``restrict``, ``remove``, ``counter`` ... and its text."""

    step: str = Field(max_length=20)
    text: str = Field("", max_length=10_000)


class RemovalFigures(Schema):
    year: int
    reason: str
    reports: int
    kept: int
    restricted: int
    removed: int
    restored: int
    withdrawn: int
    waiting: int
    late: int


# What each side reads of the texts of a report.
READS = {
    OPERATOR: ("words", "question", "answer", "reasons", "counter", "ended_because"),
    PUBLISHER: ("question", "answer", "reasons", "counter", "ended_because"),
    REPORTER: ("words", "reasons", "ended_because"),
}


@router.get("/removal/figures", response=list[RemovalFigures], auth=anyone)
def removal_figures(request: Request) -> list[queries.Figures]:
    """What was reported and decided, by year and reason: counts alone."""
    return queries.figures(timezone.localdate())


@router.post("/removal/reports", response={201: RemovalReceipt, **CHANGED}, auth=anyone)
def report_page(request: Request, sent: RemovalReportIn) -> Status[dict[str, Any]]:
    """Reports the record that a page shows; anyone may."""
    fair_share(request)
    facts = sent.dict()
    evidence = facts.pop("evidence")
    kept = reporting.own_evidence(request.actor, evidence) if evidence else None
    case, secret = reporting.report(actor=request.actor, evidence=kept, **facts)
    return Status(201, {"number": case.number, "secret": secret, "due_on": case.due_on})


@router.get("/removal/followed/{secret}", response={200: RemovalCase, **REFUSED}, auth=anyone)
def follow_report(request: Request, secret: str) -> dict[str, Any]:
    """Where a report stands, for whoever has its secret."""
    return _said(queries.followed(secret), REPORTER)


@router.get("/removal/reports", response=list[RemovalCase])
@paginate
def list_reported(request: Request) -> list[dict[str, Any]]:
    """The reports that you sent and those about your records; for the operator, what waits for a decision."""
    actor = request.actor
    signed_in(actor)
    found = queries.desk(actor) if actor.operator else [*queries.mine(actor)[:500], *queries.about(actor)[:500]]
    return [_said(one, side_of(actor, one)) for one in dict.fromkeys(found)]


@router.get("/removal/reports/{uuid:case_id}", response={200: RemovalCase, **REFUSED})
def one_reported(request: Request, case_id: UUID) -> dict[str, Any]:
    """One report, as your side sees it."""
    case = queries.case(request.actor, case_id)
    return _said(case, side_of(request.actor, case))


@router.post("/removal/reports/{uuid:case_id}/step", response={200: RemovalCase, **CHANGED})
def step_reported(request: Request, case_id: UUID, sent: RemovalStepIn) -> dict[str, Any]:
    """Takes a step of your side."""
    case = queries.case(request.actor, case_id)
    after = deciding.take_step(actor=request.actor, case=case, name=sent.step, text=sent.text)
    return _said(after, side_of(request.actor, after))


def _said(case: Case, side: str) -> dict[str, Any]:
    texts = {name: getattr(case, name) if name in READS[side] else "" for name in READS[OPERATOR]}
    return {
        "id": case.pk,
        "number": case.number,
        "side": side,
        "state": case.state,
        "reason": case.reason,
        "title": case.title,
        "due_on": case.due_on,
        "answer_by": case.answer_by if side != REPORTER else None,
        "held": case.hold_id is not None and not case.decision,
        "steps": steps_open(case, side, timezone.localdate()),
        "created_at": case.created_at,
        **texts,
    }
