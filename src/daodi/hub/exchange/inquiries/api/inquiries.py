"""Inquiries, who was asked, questions and answers."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.core.access.errors import Invalid, NotAllowed
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.organisations.queries import organisations
from daodi.hub.exchange.inquiries import asking, queries, questioning, quoting, rating
from daodi.hub.exchange.inquiries.api.shapes import (
    InquiryAnswerIn,
    InquiryAskedOut,
    InquiryClarificationIn,
    InquiryClarificationOut,
    InquiryIn,
    InquiryOut,
    InquiryQuestionIn,
    InquiryQuestionOut,
    InquiryRateIn,
    InquiryRateOut,
    InquiryReasonIn,
    InquiryStepIn,
    InquirySuppliersIn,
)
from daodi.hub.exchange.inquiries.models import Asked, Clarification, Inquiry, Question, Rate

router = Router()
ONE = "/inquiries/{uuid:inquiry_id}"


def hers(request: Request, inquiry_id: UUID) -> Inquiry:
    """An inquiry for a step of its buyer."""
    inquiry = queries.inquiry(request.actor, inquiry_id)
    if not request.actor.is_of(inquiry.owner_id):
        raise NotAllowed
    return inquiry


def ours(request: Request, inquiry_id: UUID) -> Asked:
    """How the asker was asked, for a step of a supplier."""
    inquiry = queries.inquiry(request.actor, inquiry_id)
    if request.actor.is_of(inquiry.owner_id):
        raise NotAllowed
    return queries.our_asking(request.actor, inquiry)


@router.get("/inquiries", response=list[InquiryOut])
@paginate
def list_inquiries(request: Request, side: str = "", state: str = "", q: str = "") -> QuerySet[Inquiry]:
    """Your own inquiries and those you were asked, the newest first; ``side``: ours or asked."""
    own = {"ours": True, "asked": False}.get(side)
    return queries.inquiries(request.actor, own=own, state=state[:10], text=q[:200])


@router.post("/inquiries", response={201: InquiryOut, **CHANGED})
def add_inquiry(request: Request, sent: InquiryIn) -> Status[Inquiry]:
    """Drafts an inquiry; nobody else reads it before it is opened."""
    return Status(201, asking.draft(actor=request.actor, facts=sent.dict()))


@router.get(ONE, response={200: InquiryOut, **REFUSED})
def one_inquiry(request: Request, inquiry_id: UUID) -> Inquiry:
    """One inquiry."""
    return queries.inquiry(request.actor, inquiry_id)


@router.post(ONE, response={200: InquiryOut, **CHANGED})
def change_inquiry(request: Request, inquiry_id: UUID, sent: InquiryIn) -> Inquiry:
    """Corrects a draft."""
    return asking.change(actor=request.actor, inquiry=hers(request, inquiry_id), facts=sent.dict())


@router.post(f"{ONE}/step", response={200: InquiryOut, **CHANGED})
def step_inquiry(request: Request, inquiry_id: UUID, sent: InquiryStepIn) -> Inquiry:
    """Opens, closes, reopens or cancels it."""
    inquiry = hers(request, inquiry_id)
    return asking.take_step(actor=request.actor, inquiry=inquiry, name=sent.step, now=timezone.now())


@router.get(f"{ONE}/suppliers", response={200: list[InquiryAskedOut], **REFUSED})
def list_asked(request: Request, inquiry_id: UUID) -> list[Asked]:
    """Who was asked: all for the buyer, itself alone for a supplier."""
    return list(queries.askings(request.actor, queries.inquiry(request.actor, inquiry_id)))


@router.post(f"{ONE}/suppliers", response={200: list[InquiryAskedOut], **CHANGED})
def ask_suppliers(request: Request, inquiry_id: UUID, sent: InquirySuppliersIn) -> list[Asked]:
    """Chooses suppliers; in an open inquiry they are asked at once."""
    inquiry = hers(request, inquiry_id)
    found = list(organisations(request.actor).filter(pk__in=sent.suppliers))
    if len(found) != len(set(sent.suppliers)):
        raise Invalid({"suppliers": _("One of them is no member.")})
    return asking.ask(actor=request.actor, inquiry=inquiry, suppliers=found, now=timezone.now())


@router.post(f"{ONE}/decline", response={200: InquiryAskedOut, **CHANGED})
def decline_inquiry(request: Request, inquiry_id: UUID, sent: InquiryReasonIn) -> Asked:
    """You have nothing to quote."""
    return quoting.refuse(actor=request.actor, asked=ours(request, inquiry_id), why=sent.why, now=timezone.now())


@router.get(f"{ONE}/questions", response={200: list[InquiryQuestionOut], **REFUSED})
def list_questions(request: Request, inquiry_id: UUID) -> list[Question]:
    """What was asked between you and the other side."""
    return list(queries.questions(request.actor, queries.inquiry(request.actor, inquiry_id)))


@router.post(f"{ONE}/questions", response={201: InquiryQuestionOut, **CHANGED})
def put_question(request: Request, inquiry_id: UUID, sent: InquiryQuestionIn) -> Status[Question]:
    """Asks the other side."""
    inquiry = queries.inquiry(request.actor, inquiry_id)
    if request.actor.is_of(inquiry.owner_id):
        if sent.asked is None:
            raise Invalid({"asked": _("Say which supplier you ask.")})
        asked = queries.asking(request.actor, sent.asked)
        if asked.inquiry_id != inquiry.pk:
            raise Invalid({"asked": _("This supplier was not asked in this inquiry.")})
    else:
        asked = queries.our_asking(request.actor, inquiry)
    return Status(201, questioning.put(actor=request.actor, asked=asked, text=sent.text, now=timezone.now()))


@router.post("/inquiries/questions/{uuid:question_id}/answer", response={200: InquiryQuestionOut, **CHANGED})
def answer_question(request: Request, question_id: UUID, sent: InquiryAnswerIn) -> Question:
    """Answers a question of the other side."""
    held = queries.question(request.actor, question_id)
    made = questioning.answer(actor=request.actor, question=held, text=sent.text, now=timezone.now())
    return queries.question(request.actor, made.pk)


@router.get(f"{ONE}/clarifications", response={200: list[InquiryClarificationOut], **REFUSED})
def list_clarifications(request: Request, inquiry_id: UUID) -> list[Clarification]:
    """What the buyer said to all who were asked."""
    return list(queries.clarifications(request.actor, queries.inquiry(request.actor, inquiry_id)))


@router.post(f"{ONE}/clarifications", response={201: InquiryClarificationOut, **CHANGED})
def clarify_inquiry(request: Request, inquiry_id: UUID, sent: InquiryClarificationIn) -> Status[Clarification]:
    """Says something to all who were asked."""
    made = questioning.answer_all(
        actor=request.actor,
        inquiry=hers(request, inquiry_id),
        question=sent.question,
        text=sent.answer,
        now=timezone.now(),
    )
    return Status(201, made)


@router.post(f"{ONE}/rates", response={200: InquiryRateOut, **CHANGED})
def state_inquiry_rate(request: Request, inquiry_id: UUID, sent: InquiryRateIn) -> Rate:
    """States a rate to compare quotes by; suppliers do not see it."""
    return rating.state_rate(
        actor=request.actor,
        inquiry=hers(request, inquiry_id),
        currency=sent.currency,
        rate=sent.rate,
        on=sent.on,
        source=sent.source,
        now=timezone.now(),
    )
