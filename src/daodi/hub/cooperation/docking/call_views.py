"""The pages of calls: the list, one call with what came in, the jurors' points and the decision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.docking import calling, queries, tables
from daodi.hub.cooperation.docking.forms import CallForm, DecisionForm, JurorForm, ScoreForm, SubmissionForm
from daodi.hub.cooperation.docking.models import Call, Submission
from daodi.hub.cooperation.docking.names import who
from daodi.hub.cooperation.docking.policy import is_juror
from daodi.hub.cooperation.docking.views import HERE, crumbs, said, warned
from daodi.hub.core.access import actions as access
from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotFound, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.organisations.queries import named
from daodi.hub.web.shapes import Cell, Crumb, page_of


def _way(*steps: Crumb) -> tuple[Crumb, ...]:
    return crumbs(Crumb(text=_("Calls"), href=reverse("docking:calls")), *steps)


@require_safe
def index(request: Request) -> HttpResponse:
    """Calls and competitions, the last to close first."""
    page = page_of(list(queries.calls(request.actor)), request.GET)
    table = tables.calls(page.items, timezone.localdate())
    return render(request, "docking/calls.html", {**HERE, "crumbs": _way(), "page": page, "table": table})


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a call."""
    policy.signed_in(request.actor)
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = calling.call(actor=request.actor, facts=form.cleaned_data)
        return redirect("docking:call", made.pk)
    context = {**HERE, "crumbs": _way(Crumb(text=_("Call for something"))), "form": form}
    return render(request, "docking/call_form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, call_id: UUID) -> HttpResponse:
    """One call."""
    return render(request, "docking/call.html", _page(request, queries.call(request.actor, call_id)))


def _page(request: Request, call: Call, **forms: Any) -> dict[str, Any]:
    actor, today = request.actor, timezone.localdate()
    own, juror = actor.is_of(call.owner_id), is_juror(actor, call)
    came = list(queries.submissions(actor, call))
    submitted = any(actor.is_of(one.member_id) for one in came)
    is_open = call.opens_on <= today <= call.closes_on and not call.decided_at
    return {
        **HERE,
        "crumbs": _way(Crumb(text=call.title)),
        "call": call,
        "standing": tables.standing(call, today),
        "facts": [
            (_("Who calls"), Cell(text=call.owner.name, tag=_("example") if call.owner.example else "")),
            (_("Opens on"), Cell(text=tables.day(call.opens_on))),
            (_("Closes on"), Cell(text=tables.day(call.closes_on))),
        ],
        "own": own,
        "judges": own or juror,
        "may_change": own and actor.may_write and not call.decided_at,
        "may_decide": own and actor.may_write and not call.decided_at and today > call.closes_on,
        "may_judge": juror and actor.may_write and not call.decided_at,
        "may_submit": is_open and actor.may_write and not (own or juror or submitted),
        "jurors": list(call.jurors.select_related("member")) if own or juror else [],
        "submissions": [_shown(actor, call, one) for one in came],
        "submission_form": SubmissionForm(actor=actor, auto_id="n-%s"),
        "juror_form": JurorForm(auto_id="j-%s"),
        "decision_form": DecisionForm(auto_id="d-%s"),
        "score_form": ScoreForm(auto_id="p-%s"),
        **forms,
    }


def _shown(actor: Actor, call: Call, one: Submission) -> dict[str, Any]:
    """A submission; its name for its own people, and for the caller once it is chosen."""
    own, caller = actor.is_of(one.member_id), actor.is_of(call.owner_id)
    judges = caller or is_juror(actor, call)
    scores = list(one.scores.all()) if judges else []
    return {
        "submission": one,
        "own": own,
        "text": one.text if own or judges else "",
        "entry": one.entry if own or judges else None,
        "who": who(one.member, known=own or (caller and one.chosen)),
        "scores": scores,
        "mean": round(sum(each.points for each in scores) / len(scores), 1) if scores else None,
    }


@require_POST
def visibility(request: Request, call_id: UUID) -> HttpResponse:
    """Publishes a call, or takes it back."""
    call = queries.call(request.actor, call_id)
    access.set_visibility(actor=request.actor, subject=call, visibility=request.POST.get("visibility", ""))
    return redirect("docking:call", call_id)


@require_POST
def seat(request: Request, call_id: UUID) -> HttpResponse:
    """Gives a member a seat among the jurors."""
    call = queries.call(request.actor, call_id)
    policy.may_change(request.actor, call)
    form = JurorForm(request.POST, auto_id="j-%s")
    if form.is_valid():
        try:
            calling.seat(actor=request.actor, call=call, member=named(request.actor, form.cleaned_data["member"]))
            return redirect("docking:call", call_id)
        except NotFound:
            form.add_error("member", _("No member goes by this name."))
        except Invalid as invalid:
            said(form, invalid)
    return render(request, "docking/call.html", _page(request, call, juror_form=form), status=422)


@require_POST
def submit(request: Request, call_id: UUID) -> HttpResponse:
    """Submits something of ours."""
    call = queries.call(request.actor, call_id)
    policy.may_write(request.actor)
    form = SubmissionForm(request.POST, actor=request.actor, auto_id="n-%s")
    if form.is_valid():
        try:
            calling.submit(actor=request.actor, call=call, today=timezone.localdate(), **form.cleaned_data)
            return redirect("docking:call", call_id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "docking/call.html", _page(request, call, submission_form=form), status=422)


@require_POST
def judge(request: Request, submission_id: UUID) -> HttpResponse:
    """A juror's points and remark."""
    given = queries.submission(request.actor, submission_id)
    form = ScoreForm(request.POST, auto_id="p-%s")
    if form.is_valid():
        calling.judge(actor=request.actor, submission=given, **form.cleaned_data)
        return redirect("docking:call", given.call_id)
    return render(request, "docking/call.html", _page(request, given.call, score_form=form), status=422)


@require_POST
def decide(request: Request, call_id: UUID) -> HttpResponse:
    """What is chosen, and why."""
    call = queries.call(request.actor, call_id)
    policy.may_change(request.actor, call)
    form = DecisionForm(request.POST, auto_id="d-%s")
    wanted = set(request.POST.getlist("chosen"))
    if form.is_valid():
        chosen = [one for one in queries.submissions(request.actor, call) if str(one.pk) in wanted]
        try:
            calling.decide(
                actor=request.actor, call=call, chosen=chosen, today=timezone.localdate(), **form.cleaned_data
            )
        except Refusal as refusal:
            warned(request, refusal)
        return redirect("docking:call", call_id)
    return render(request, "docking/call.html", _page(request, call, decision_form=form), status=422)
