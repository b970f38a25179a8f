"""The way of a report: sent, understood column by column, corrected, kept as lots."""

from __future__ import annotations

import csv
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.check import Lot as Stated
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.materia.laboratory import actions, judging, keeping, queries, requests, tables
from daodi.hub.materia.laboratory.models import Report
from daodi.hub.materia.laboratory.policy import steps_open
from daodi.hub.materia.laboratory.reading import CHOICES
from daodi.hub.materia.laboratory.views import HERE, crumbs
from daodi.hub.materia.laboratory.words import field
from daodi.hub.web.shapes import Crumb, page_of
from daodi.sample import DECISIONS
from daodi.tables.guard import guarded

SHOWN = 50
ANNOUNCED = ("lot", "material", "product", "form", "use", "market")


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Request) -> HttpResponse:
    """The form for a certificate or table; what was sent is shown as understood before anything is kept as a lot."""
    policy.may_write(request.actor)
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        try:
            return _received(request)
        except Invalid as error:
            problems = list(error.fields.items())
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Upload"))),
        "problems": problems,
        "laboratory": request.POST.get("laboratory", ""),
        "megabytes": settings.DOCUMENT_BYTES // 2**20,
        "at_once": actions.MOST,
    }
    return render(request, "laboratory/upload.html", context, status=422 if problems else 200)


def _received(request: Request) -> HttpResponseRedirect:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid({"file": _("Choose a file.")})
    report = actions.receive(
        actor=request.actor, name=file.name or "", content=file, laboratory=request.POST.get("laboratory", "")
    )
    return redirect("laboratory:report", report.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def announce(request: Request) -> HttpResponse:
    """The form for a lot that nothing was measured of yet; its page leads on to the test plan."""
    policy.may_write(request.actor)
    problems: list[tuple[str, str]] = []
    given = {name: request.POST.get(name, "").strip()[:300] for name in ANNOUNCED}
    if request.method == "POST":
        try:
            lot = keeping.announce(actor=request.actor, stated=msgspec.convert(given, Stated))
            return redirect("laboratory:plan", lot.pk)
        except Invalid as error:
            problems = list(error.fields.items())
    fields = [(name, field(name), given[name], dict(problems).get(name, "")) for name in ANNOUNCED]
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("A lot before its tests"))),
        "problems": problems,
        "fields": fields,
    }
    return render(request, "laboratory/announce.html", context, status=422 if problems else 200)


@require_safe
def sample(request: Request) -> HttpResponse:
    """A table that can be sent to try it: lots that authorities decided on."""
    response = HttpResponse(DECISIONS.read_bytes(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="decisions.csv"'
    return response


@require_safe
def index(request: Request) -> HttpResponse:
    """The reports of the member, newest first."""
    policy.signed_in(request.actor)
    page = page_of(queries.reports(request.actor), request.GET)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Reports"))), "page": page, "table": tables.reports(page.items)}
    return render(request, "laboratory/reports.html", context)


@require_safe
def page(request: Request, report_id: UUID) -> HttpResponse:
    """A report: before it is kept, what each column is read as; after, its lots and what could not be read."""
    return _page(request, queries.report(request.actor, report_id), [])


def _page(request: Request, report: Report, problems: list[tuple[str, str]]) -> HttpResponse:
    own = request.actor.is_of(report.owner_id)
    context: dict[str, Any] = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Reports"), href=reverse("laboratory:reports")), Crumb(text=str(report))),
        "report": report,
        "own": own,
        "may_change": own and request.actor.may_write,
        "problems": problems,
        "received": tables.moment(report.created_at),
    }
    if report.state in keeping.OPEN:
        context |= _understood(request, report)
    else:
        context |= _kept(request, report)
    return render(request, "laboratory/report.html", context, status=422 if problems else 200)


def _understood(request: Request, report: Report) -> dict[str, Any]:
    found = actions.reading_of(report)
    return {
        "found": found,
        "columns": [
            (place, column, field(column.field) if column.field else "") for place, column in enumerate(found.columns)
        ],
        "fields": [(name, field(name)) for name in CHOICES],
        "lots": found.lots[:SHOWN],
        "more": max(0, len(found.lots) - SHOWN),
        "lost": found.rows_lost[:SHOWN],
        "waiting": [one for one in queries.requests(request.actor) if _may_report(request, one)],
    }


def _kept(request: Request, report: Report) -> dict[str, Any]:
    lots = list(queries.lots_of(request.actor, report)[:SHOWN])
    verdicts = judging.verdicts(lots, markets=judging.asked_first(lots), on=timezone.localdate()) if lots else []
    return {
        "kept_lots": lots,
        "matrix": tables.over_lots(lots, verdicts) if lots else None,
        "lost": report.problems[:SHOWN],
        "more_lost": max(0, len(report.problems) - SHOWN),
    }


def _may_report(request: Request, asked: Any) -> bool:
    return "report" in steps_open(request.actor, asked)


@require_POST
def columns(request: Request, report_id: UUID) -> HttpResponse:
    """Takes what the member says of columns, and shows the report as it is understood then."""
    report = queries.report(request.actor, report_id)
    said = {
        label: chosen
        for place, label in enumerate(request.POST.getlist("label")[:500])
        if (chosen := request.POST.get(f"field-{place}", ""))
    }
    try:
        actions.set_columns(actor=request.actor, report=report, columns=said)
    except Invalid as error:
        report.refresh_from_db()
        return _page(request, report, list(error.fields.items()))
    return redirect("laboratory:report", report.pk)


@require_POST
def keep(request: Request, report_id: UUID) -> HttpResponse:
    """Makes lots of the report, or adds its results to the lot that a request asked about."""
    report = queries.report(request.actor, report_id)
    try:
        if request.POST.get("request"):
            asked = queries.request(request.actor, request.POST["request"])
            requests.report_results(actor=request.actor, asked=asked, report=report)
            return redirect("laboratory:request", asked.pk)
        if actions.reading_of(report).results > keeping.AT_ONCE:
            return redirect("jobs:page", keeping.start_keeping(actor=request.actor, report=report).pk)
        lots = keeping.keep_report(actor=request.actor, report=report)
    except Invalid as error:
        return _page(request, queries.report(request.actor, report_id), list(error.fields.items()))
    said = ngettext("%(n)d lot was kept.", "%(n)d lots were kept.", len(lots)) % {"n": len(lots)}
    messages.success(request, said, extra_tags="good")
    return redirect("laboratory:report", report.pk)


@require_POST
def set_aside(request: Request, kept_report_id: UUID) -> HttpResponse:
    """Takes the results of a report out of every verdict."""
    report = queries.report(request.actor, kept_report_id)
    actions.set_aside(actor=request.actor, report=report)
    messages.success(request, _("The report was set aside: its results no longer count."), extra_tags="good")
    return redirect("laboratory:report", report.pk)


@require_safe
def problems(request: Request, report_id: UUID) -> HttpResponse:
    """The rows that could not be read, to mend and send again."""
    report = queries.report(request.actor, report_id)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="not-read-{str(report.pk)[:8]}.csv"'
    rows = csv.writer(response)
    rows.writerow(("row", "column", "what is wrong", "what was expected"))
    for one in _problems(report):
        rows.writerow([guarded(str(one[name])) for name in ("row", "column", "what", "expected")])
    return response


def _problems(report: Report) -> list[dict[str, Any]]:
    if report.state not in keeping.OPEN:
        return list(report.problems)
    return [
        {"row": one.row, "column": one.column, "what": one.what, "expected": one.expected}
        for one in actions.reading_of(report).problems
    ]
