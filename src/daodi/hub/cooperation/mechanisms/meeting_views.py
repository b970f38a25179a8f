"""The pages of meetings: what is coming, one meeting, and what its decisions ask for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.mechanisms import meeting as actions
from daodi.hub.cooperation.mechanisms import queries, tables
from daodi.hub.cooperation.mechanisms.forms import DecisionForm, FollowUpForm, MeetingForm
from daodi.hub.cooperation.mechanisms.models import Meeting, MeetingState
from daodi.hub.cooperation.mechanisms.names import title
from daodi.hub.cooperation.mechanisms.policy import MEETING, finishes
from daodi.hub.cooperation.mechanisms.views import HERE, crumbs, page_of_mechanism
from daodi.hub.cooperation.mechanisms.words import STEPS
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Cell, Crumb, page_of


@require_safe
def index(request: Request) -> HttpResponse:
    """Meetings, the latest first, and what they left to do."""
    page = page_of(queries.meetings(request.actor), request.GET)
    tasks = list(queries.follow_ups(request.actor).filter(done_on=None)[:50])
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Meetings"))),
        "page": page,
        "table": tables.meetings(page.items),
        "tasks": tables.follow_ups(tasks, timezone.localdate()) if tasks else None,
    }
    return render(request, "mechanisms/meetings.html", context)


@require_POST
def call(request: Request, mechanism_id: UUID) -> HttpResponse:
    """Calls a meeting."""
    mechanism = queries.mechanism(request.actor, mechanism_id)
    policy.may_change(request.actor, mechanism)
    form = MeetingForm(request.POST, auto_id="t-%s")
    if form.is_valid():
        meeting = actions.call(actor=request.actor, mechanism=mechanism, facts=form.cleaned_data)
        messages.success(request, _("The meeting is called; the parties that confirmed are told."))
        return redirect("mechanisms:meeting", meeting.pk)
    context = page_of_mechanism(request, mechanism, meeting_form=form)
    return render(request, "mechanisms/page.html", context, status=422)


@require_safe
def page(request: Request, meeting_id: UUID) -> HttpResponse:
    """One meeting: agenda, minutes, decisions with what follows."""
    return render(request, "mechanisms/meeting.html", _page(request, queries.meeting(request.actor, meeting_id)))


def _page(
    request: Request, meeting: Meeting, following: Mapping[UUID, FollowUpForm] = MappingProxyType({}), **forms: Any
) -> dict[str, Any]:
    actor, mechanism = request.actor, meeting.mechanism
    may = actor.is_of(mechanism.owner_id) and actor.may_write
    decisions = meeting.decisions.prefetch_related("follow_ups__party")
    here = Crumb(text=title(mechanism), href=reverse("mechanisms:page", args=[mechanism.pk]))
    for decision in decisions:
        decision.meeting = meeting
    return {
        **HERE,
        "crumbs": crumbs(here, Crumb(text=meeting.title)),
        "meeting": meeting,
        "mechanism_title": title(mechanism),
        "facts": [
            (_("Begins"), Cell(text=tables.moment(meeting.starts_at))),
            (_("Ends"), Cell(text=tables.moment(meeting.ends_at))),
            (_in("meeting", "Where"), Cell(text=meeting.place or _("not stated"))),
            (_("State"), Cell(text=meeting.get_state_display())),
        ],
        "agenda": [line.strip() for line in meeting.agenda.splitlines() if line.strip()],
        "decisions": [
            (
                one,
                [(task, _said(task), finishes(actor, _of(task, one))) for task in one.follow_ups.all()],
                following.get(one.pk) or FollowUpForm(mechanism=mechanism, auto_id=f"f-{one.pk}-%s"),
            )
            for one in decisions
        ],
        "steps": [(name, STEPS[name]) for name, step in MEETING.items() if may and meeting.state == step.before],
        "may_change": may,
        "form": MeetingForm(instance=meeting, auto_id="t-%s"),
        "decision_form": DecisionForm(auto_id="d-%s") if meeting.state != MeetingState.CANCELLED else None,
        **forms,
    }


def _of(task: Any, decision: Any) -> Any:
    task.decision = decision
    return task


def _said(task: Any) -> Cell:
    return tables.state(task, timezone.localdate())


@require_http_methods(["POST"])
def change(request: Request, meeting_id: UUID) -> HttpResponse:
    """Corrects the meeting, its agenda, its minutes."""
    meeting = queries.meeting(request.actor, meeting_id)
    policy.may_change(request.actor, meeting.mechanism)
    form = MeetingForm(request.POST, instance=meeting, auto_id="t-%s")
    if form.is_valid():
        meeting.refresh_from_db()
        try:
            actions.change(actor=request.actor, meeting=meeting, facts=form.cleaned_data)
            return redirect("mechanisms:meeting", meeting.pk)
        except Invalid as invalid:
            form.add_error(None, "; ".join(invalid.fields.values()))
    meeting.refresh_from_db()
    return render(request, "mechanisms/meeting.html", _page(request, meeting, form=form), status=422)


@require_POST
def step(request: Request, meeting_id: UUID) -> HttpResponse:
    """It was held, or is cancelled."""
    meeting = queries.meeting(request.actor, meeting_id)
    actions.take_step(actor=request.actor, meeting=meeting, name=request.POST.get("step", ""))
    return redirect("mechanisms:meeting", meeting_id)


@require_POST
def decide(request: Request, meeting_id: UUID) -> HttpResponse:
    """Keeps a decision."""
    meeting = queries.meeting(request.actor, meeting_id)
    policy.may_change(request.actor, meeting.mechanism)
    form = DecisionForm(request.POST, auto_id="d-%s")
    if form.is_valid():
        actions.decide(actor=request.actor, meeting=meeting, text=form.cleaned_data["text"])
        return redirect("mechanisms:meeting", meeting_id)
    return render(request, "mechanisms/meeting.html", _page(request, meeting, decision_form=form), status=422)


@require_POST
def follow_up(request: Request, decision_id: UUID) -> HttpResponse:
    """Says what is to be done about a decision."""
    decision = queries.decision(request.actor, decision_id)
    meeting = decision.meeting
    policy.may_change(request.actor, meeting.mechanism)
    form = FollowUpForm(request.POST, mechanism=meeting.mechanism, auto_id=f"f-{decision_id}-%s")
    if form.is_valid():
        actions.follow_up(actor=request.actor, decision=decision, **form.cleaned_data)
        return redirect("mechanisms:meeting", meeting.pk)
    return render(request, "mechanisms/meeting.html", _page(request, meeting, {decision_id: form}), status=422)


@require_POST
def finish(request: Request, task_id: UUID) -> HttpResponse:
    """Says how a follow-up ended."""
    task = queries.follow_up(request.actor, task_id)
    actions.finish(actor=request.actor, task=task, outcome=request.POST.get("outcome", ""), on=timezone.localdate())
    return redirect("mechanisms:meeting", task.decision.meeting_id)
