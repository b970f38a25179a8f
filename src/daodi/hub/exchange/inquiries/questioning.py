"""What the two sides ask each other; and what the buyer says to all, without saying who had asked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.inquiries.keeping import inform, keep
from daodi.hub.exchange.inquiries.locking import locked, locked_asked
from daodi.hub.exchange.inquiries.models import Asked, Clarification, Inquiry, InquiryState, Question, Side
from daodi.hub.exchange.inquiries.policy import INQUIRY, TO_SUPPLIERS, buyer_of, label, next_state, side_of

MOST = 100  # questions of one pair on one inquiry


@transaction.atomic
def put(*, actor: Actor, asked: Asked, text: str, now: datetime) -> Question:
    """A question of one side to the other; the two alone read it."""
    asked, side = _dealing(actor, asked)
    if asked.questions.count() >= MOST:
        raise Conflict(_("There are %d questions already; expected no more.") % MOST)
    made = checked(Question(asked=asked, side=side, text=text.strip(), made_at=now))
    made.save(force_insert=True)
    keep(actor, "ask-question", asked.inquiry if side == Side.BUYER else asked)
    _inform(asked, side, gettext_lazy("You are asked a question about “%s”."))
    return made


@transaction.atomic
def answer(*, actor: Actor, question: Question, text: str, now: datetime) -> Question:
    """The other side's answer, given once."""
    asked, side = _dealing(actor, question.asked)
    question = Question.objects.get(pk=question.pk)
    if question.side == side:
        raise Conflict(_("The other side answers this one."))
    if question.answer:
        raise Conflict(_("This question has been answered."))
    if not text.strip():
        raise Invalid({"answer": _("Write an answer.")})
    question.answer, question.answered_at = text.strip(), now
    checked(question).save(update_fields=["answer", "answered_at"])
    keep(actor, "answer-question", asked.inquiry if side == Side.BUYER else asked)
    _inform(asked, side, gettext_lazy("Your question about “%s” was answered."))
    return question


@transaction.atomic
def answer_all(
    *, actor: Actor, inquiry: Inquiry, question: str, text: str, now: datetime, to: Question | None = None
) -> Clarification:
    """The buyer tells all it asked, in words that name none of them. ``to``: the question that it answers."""
    inquiry = locked(inquiry)
    next_state(INQUIRY, InquiryState(inquiry.state), "clarify", buyer_of(actor, inquiry), actor)
    if to is not None and to.asked.inquiry_id != inquiry.pk:
        raise NotFound
    asked = list(inquiry.asked.select_related("supplier").prefetch_related("supplier__names"))
    _nameless({"question": question, "answer": text}, [one.supplier for one in asked])
    made = checked(Clarification(inquiry=inquiry, question=question.strip(), answer=text.strip(), made_at=now))
    made.save(force_insert=True)
    if to is not None and to.side == Side.SUPPLIER:
        Question.objects.filter(pk=to.pk, answer="").update(answer=made.answer, answered_at=now)
    keep(actor, "clarify", inquiry)
    for one in asked:
        inform(
            one.supplier, gettext_lazy("The buyer tells all who were asked more about “%s”."), inquiry.title, inquiry
        )
    return made


def _dealing(actor: Actor, asked: Asked) -> tuple[Asked, Side]:
    """The asking, held, and on which side the actor stands: while the two deal with each other."""
    asked = locked_asked(asked)
    side = side_of(actor, asked)
    if side is None:
        raise NotFound
    may_write(actor)
    if asked.inquiry.state not in TO_SUPPLIERS:
        raise Conflict(_("This is not possible any more: %s") % label(InquiryState(asked.inquiry.state)))
    return asked, side


def _inform(asked: Asked, side: Side, text: object) -> None:
    to = asked.supplier if side == Side.BUYER else asked.inquiry.owner
    inform(to, text, asked.inquiry.title, asked.inquiry)  # type: ignore[arg-type]


def _nameless(said: dict[str, str], suppliers: list[Organisation]) -> None:
    names = {one.casefold() for party in suppliers for one in (party.name, *(n.text for n in party.names.all()))}
    for field, text in said.items():
        if any(name in text.casefold() for name in names):
            raise Invalid({field: _("It names a supplier; all who were asked will read it.")})
