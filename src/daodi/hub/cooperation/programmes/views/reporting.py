"""The pages of reports: what is asked of whom, what is late, one report with its next step, and periods."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.cooperation.programmes import board, queries, reporting, tables
from daodi.hub.cooperation.programmes.fields import Problems, plain_number, taken
from daodi.hub.cooperation.programmes.kinds import ReportState
from daodi.hub.cooperation.programmes.models import Plan, Report
from daodi.hub.cooperation.programmes.policy import steps_open
from daodi.hub.cooperation.programmes.views import plans as of_plans
from daodi.hub.cooperation.programmes.views.frame import HERE, crumbs, done
from daodi.hub.cooperation.programmes.words import STEPS, counted, number, own_title
from daodi.hub.core.access import policy
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.queries import history
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import documents
from daodi.hub.web.shapes import Crumb, page_of

WAY = (ReportState.ASKED, ReportState.SENT, ReportState.APPROVED)
FILTERS = ("ours", "of-us", "to-decide")


@require_safe
def index(request: Request) -> HttpResponse:
    """What is late, by member; then all reports, the next due first."""
    policy.signed_in(request.actor)
    actor, today = request.actor, timezone.localdate()
    which = request.GET.get("which", "")
    found = queries.reports(actor)
    if which == "of-us":
        found = found.filter(member=actor.organisation)
    elif which == "ours":
        found = found.filter(owner=actor.organisation)
    elif which == "to-decide":
        found = found.filter(owner=actor.organisation, state=ReportState.SENT)
    page = page_of(found, request.GET)
    late = board.late(queries.waiting(actor)[:500], today)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Members' reports"))),
        "which": which,
        "page": page,
        "table": tables.reports(page.items, today),
        "late": [
            (member, [(report, own_title(report.indicator), tables.late_by(days)) for report, days in reports])
            for member, reports in late
        ],
    }
    return render(request, "programmes/reports.html", context)


@require_safe
def page(request: Request, plan_report_id: UUID) -> HttpResponse:
    """One report: what is asked, what was sent with which evidence, and the next step."""
    return show(request, queries.report(request.actor, plan_report_id), [])


def show(request: Request, report: Report, problems: Problems) -> HttpResponse:
    """The page of a report, with what was wrong with a form of it."""
    actor, today = request.actor, timezone.localdate()
    steps = steps_open(actor, report)
    plan = report.period.plan
    entries = list(history(actor=actor, subject=report))
    context = {
        **HERE,
        "crumbs": crumbs(
            Crumb(text=_("Members' reports"), href=reverse("programmes:reports")), Crumb(text=str(report.period))
        ),
        "report": report,
        "title": own_title(report.indicator),
        "plan_title": own_title(plan),
        "plan_seen": queries.plans(actor).filter(pk=plan.pk).exists(),
        "unit": counted(report.indicator.count_kind, report.indicator.unit),
        "way": _way(report),
        "late": tables.late_by((today - report.period.due).days) if board.is_late(report, today) else "",
        "said": number(report.value) if report.value is not None else "",
        "document_seen": report.document_id and documents(actor).filter(pk=report.document_id).exists(),
        "may_send": "send" in steps,
        "may_decide": "approve" in steps,
        "steps": STEPS,
        "history": tables.history(entries),
        "problems": problems,
        "wrong": dict(problems),
        "sent": request.POST,
    }
    return render(request, "programmes/report.html", context, status=422 if problems else 200)


def _way(report: Report) -> list[tuple[str, str]]:
    """The steps of the way with where the report stands; off the course, the state stands in its place."""
    course = {
        ReportState.SENT_BACK: (ReportState.ASKED, ReportState.SENT_BACK, ReportState.APPROVED),
        ReportState.CLOSED: (ReportState.ASKED, ReportState.CLOSED),
    }
    way = course.get(ReportState(report.state), WAY)
    here = way.index(ReportState(report.state))
    marks = ("done" if at < here else "now" if at == here else "" for at in range(len(way)))
    return [(str(state.label), mark) for state, mark in zip(way, marks, strict=True)]


def _act(request: Request, plan_report_id: UUID, said: Any, does: Any) -> HttpResponse:
    report = queries.report(request.actor, plan_report_id)

    def again(problems: Problems) -> HttpResponse:
        return show(request, queries.report(request.actor, plan_report_id), problems)

    return done(request, said, lambda: does(report), again, reverse("programmes:report", args=[report.pk]))


@require_POST
def send(request: Request, plan_report_id: UUID) -> HttpResponse:
    """The member's figure, with a document and the words in it that say so, or a note how it is known."""

    def sending(report: Report) -> None:
        reporting.send(
            actor=request.actor,
            report=report,
            value=plain_number(request.POST.get("value", "")),
            document=_document(request, report),
            quote=request.POST.get("quote", ""),
            note=request.POST.get("note", ""),
        )

    return _act(request, plan_report_id, _("The report was sent."), sending)


def _document(request: Request, report: Report) -> Document | None:
    """The file that was sent; without one, the file sent before stays."""
    file = request.FILES.get("file")
    if file is not None:
        return keep(actor=request.actor, name=file.name or "", content=file, source=_("evidence of a report"))
    return report.document


@require_POST
def step(request: Request, sent_report_id: UUID) -> HttpResponse:
    """Approves a report, or sends it back with the reason."""

    def deciding(report: Report) -> None:
        if request.POST.get("step") == "approve":
            reporting.approve(actor=request.actor, report=report)
        else:
            reporting.send_back(actor=request.actor, report=report, reason=request.POST.get("reason", ""))

    return _act(request, sent_report_id, _("Decided; the member is told."), deciding)


@require_POST
def open_period(request: Request, plan_id: UUID) -> HttpResponse:
    """A time that members will report on."""
    facts = taken(request.POST, ("begins", "ends", "due"))
    return of_plans.act(
        request,
        plan_id,
        _("The period was opened. Next: open an indicator and choose who reports it."),
        lambda plan: reporting.open_period(actor=request.actor, plan=plan, **facts),
        "p-",
    )


@require_POST
def close_period(request: Request, period_id: UUID) -> HttpResponse:
    """Ends a period."""
    period = queries.period(request.actor, period_id)
    return of_plans.act(
        request,
        period.plan_id,
        _("The period was closed."),
        lambda _plan: reporting.close_period(actor=request.actor, period=period),
    )


@require_POST
def remind(request: Request, plan_id: UUID) -> HttpResponse:
    """A word to the members whose reports are late or due soon."""
    plan: Plan = queries.plan(request.actor, plan_id)
    many = reporting.remind(actor=request.actor, plan=plan, today=timezone.localdate())
    said = ngettext("%(n)d reminder was sent.", "%(n)d reminders were sent.", many) % {"n": many}
    return done(request, said, lambda: None, lambda _problems: HttpResponse(), _plan(plan))


def _plan(plan: Plan) -> str:
    return reverse("programmes:plan", args=[plan.pk])
