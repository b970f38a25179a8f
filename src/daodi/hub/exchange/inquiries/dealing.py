"""What the two sides do with each other over an inquiry: questions and answers, a word to all, nothing to quote."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.inquiries import queries, questioning, quoting
from daodi.hub.exchange.inquiries.forms import AnswerForm, ClarifyForm, QuestionForm, ReasonForm
from daodi.hub.exchange.inquiries.models import Asked, Inquiry
from daodi.hub.exchange.inquiries.pages import inquiry_page, said, warned
from daodi.hub.exchange.inquiries.policy import buyer_of


@require_POST
def question(request: Request, inquiry_id: UUID) -> HttpResponse:
    """A question to the other side; the buyer says to whom."""
    inquiry = queries.inquiry(request.actor, inquiry_id)
    asked = _asked(request, inquiry)
    form = QuestionForm(request.POST, auto_id="q-%s")
    if form.is_valid():
        try:
            questioning.put(actor=request.actor, asked=asked, text=form.cleaned_data["text"], now=timezone.now())
        except Refusal as refusal:
            warned(request, refusal)
        return redirect("inquiries:page", inquiry_id)
    return render(request, "inquiries/page.html", inquiry_page(request, inquiry, question_form=form), status=422)


@require_POST
def answer(request: Request, question_id: UUID) -> HttpResponse:
    """The answer to a question of the other side."""
    held = queries.question(request.actor, question_id)
    form = AnswerForm(request.POST, auto_id=f"a-{question_id}-%s")
    inquiry = held.asked.inquiry
    if form.is_valid():
        try:
            text = form.cleaned_data["text"]
            questioning.answer(actor=request.actor, question=held, text=text, now=timezone.now())
        except Refusal as refusal:
            warned(request, refusal)
        return redirect("inquiries:page", inquiry.pk)
    context = inquiry_page(request, inquiry, answer_form=(held.pk, form))
    return render(request, "inquiries/page.html", context, status=422)


@require_POST
def clarify(request: Request, inquiry_id: UUID) -> HttpResponse:
    """What all who were asked shall read."""
    inquiry = queries.inquiry(request.actor, inquiry_id)
    if buyer_of(request.actor, inquiry) is None:
        raise NotAllowed
    form = ClarifyForm(request.POST, auto_id="c-%s")
    if form.is_valid():
        try:
            questioning.answer_all(
                actor=request.actor,
                inquiry=inquiry,
                question=form.cleaned_data["question"],
                text=form.cleaned_data["text"],
                now=timezone.now(),
            )
            messages.success(request, _("All who were asked have been told."))
            return redirect("inquiries:page", inquiry_id)
        except Invalid as invalid:
            said(form, invalid, answer="text")
        except Conflict as refusal:
            form.add_error(None, str(refusal))
    return render(request, "inquiries/page.html", inquiry_page(request, inquiry, clarify_form=form), status=422)


@require_POST
def refuse(request: Request, inquiry_id: UUID) -> HttpResponse:
    """The supplier has nothing to quote."""
    inquiry = queries.inquiry(request.actor, inquiry_id)
    if buyer_of(request.actor, inquiry) is not None:
        raise NotAllowed
    asked = queries.our_asking(request.actor, inquiry)
    form = ReasonForm(request.POST, auto_id="r-%s")
    if form.is_valid():
        try:
            quoting.refuse(actor=request.actor, asked=asked, why=form.cleaned_data["why"], now=timezone.now())
        except Refusal as refusal:
            warned(request, refusal)
        return redirect("inquiries:page", inquiry_id)
    return render(request, "inquiries/page.html", inquiry_page(request, inquiry, reason_form=form), status=422)


def _asked(request: Request, inquiry: Inquiry) -> Asked:
    """The pair that a question is between."""
    if buyer_of(request.actor, inquiry) is None:
        return queries.our_asking(request.actor, inquiry)
    given = queries.asking(request.actor, request.POST.get("asked", ""))
    if given.inquiry_id != inquiry.pk:
        return queries.our_asking(request.actor, inquiry)
    return given
