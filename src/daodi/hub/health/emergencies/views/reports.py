"""The pages of situation reports, and of what was learnt."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access.errors import NotAllowed
from daodi.hub.core.access.request import Request
from daodi.hub.health.emergencies import queries, reporting, tables
from daodi.hub.health.emergencies.figures import figures, written
from daodi.hub.health.emergencies.forms import LessonForm, ReportForm
from daodi.hub.health.emergencies.keeping import title
from daodi.hub.health.emergencies.models import Report
from daodi.hub.health.emergencies.policy import may_step, steps
from daodi.hub.health.emergencies.views.common import HERE, bars, crumbs, here, tried
from daodi.hub.web.shapes import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: Request, emergency_id: UUID) -> HttpResponse:
    """A form for the next report; its figures begin with the names of the report before."""
    emergency = queries.emergency(request.actor, emergency_id)
    may_step(request.actor, emergency, "report")
    last = queries.reports(request.actor, emergency).filter(organisation=request.actor.organisation).first()
    known = written(last.versions.all()[0].figures) if last else ""
    form = ReportForm(request.POST or None, initial={"dated_on": timezone.localdate(), "figures": known})
    made: list[Report] = []

    def does() -> None:
        said = dict(form.cleaned_data)
        said["figures"] = figures(said["figures"])
        made.append(reporting.issue(actor=request.actor, emergency=emergency, now=timezone.now(), **said))

    if request.method == "POST" and tried(request, form, does, _("Issued. Everybody who reads it is told.")):
        return redirect("emergencies:report", made[0].pk) if made else redirect("emergencies:page", emergency_id)
    head = _("Issue a situation report")
    context = {**HERE, "crumbs": crumbs(here(emergency), Crumb(text=head)), "form": form, "head": head}
    return render(request, "emergencies/report_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Request, report_id: UUID) -> HttpResponse:
    """The next version of a report."""
    report = queries.report(request.actor, report_id)
    may_step(request.actor, report.emergency, "report")
    if not request.actor.is_of(report.organisation_id):
        raise NotAllowed
    now = report.versions.all()[0]
    initial = {"text": now.text, "figures": written(now.figures)}
    form = ReportForm(request.POST or None, initial=initial, corrects=True)

    def does() -> None:
        said = dict(form.cleaned_data)
        said["figures"] = figures(said["figures"])
        reporting.correct(actor=request.actor, report=report, now=timezone.now(), **said)

    if request.method == "POST" and tried(request, form, does, _("Corrected. The version before stays readable.")):
        return redirect("emergencies:report", report_id)
    head = _("Correct the report")
    way = crumbs(here(report.emergency), _step(report), Crumb(text=head))
    context = {**HERE, "crumbs": way, "form": form, "head": head}
    return render(request, "emergencies/report_form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, report_id: UUID) -> HttpResponse:
    """One report: the version asked for, or the last; what changed since the report before."""
    report = queries.report(request.actor, report_id)
    versions = list(report.versions.all())
    asked = request.GET.get("version", "")
    shown = next((one for one in versions if str(one.version) == asked), versions[0])
    before = queries.before(report)
    last = before.versions.all()[0].figures if before else []
    mine = request.actor.is_of(report.organisation_id) and "report" in steps(request.actor, report.emergency)
    context = {
        **HERE,
        "crumbs": crumbs(here(report.emergency), Crumb(text=_step(report).text)),
        "report": report,
        "name": _step(report).text,
        "title": title(report.emergency),
        "shown": shown,
        "is_last": shown == versions[0],
        "versions": versions,
        "table": tables.figures(shown.figures, last) if shown.figures else None,
        **bars(shown.met),
        "may_correct": mine,
    }
    return render(request, "emergencies/report.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def learn(request: Request, emergency_id: UUID) -> HttpResponse:
    """A form for what was learnt."""
    emergency = queries.emergency(request.actor, emergency_id)
    may_step(request.actor, emergency, "learn")
    form = LessonForm(request.POST or None)
    if request.method == "POST" and tried(
        request, form, lambda: reporting.learn(actor=request.actor, emergency=emergency, **form.cleaned_data)
    ):
        return redirect("emergencies:page", emergency_id)
    head = _("Write down what was learnt")
    context = {**HERE, "crumbs": crumbs(here(emergency), Crumb(text=head)), "form": form, "head": head}
    return render(request, "emergencies/lesson_form.html", context, status=422 if form.errors else 200)


def _step(report: Report) -> Crumb:
    href = reverse("emergencies:report", args=[report.pk])
    return Crumb(text=_("Situation report %d") % report.number, href=href)
