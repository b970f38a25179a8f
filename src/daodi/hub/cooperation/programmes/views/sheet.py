"""From a spreadsheet: sent, shown as it is understood, then entered; bad rows cost no good one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.programmes import importing, plans, queries
from daodi.hub.cooperation.programmes.fields import Problems
from daodi.hub.cooperation.programmes.kinds import Aggregation, CountKind
from daodi.hub.cooperation.programmes.models import Plan
from daodi.hub.cooperation.programmes.sheet import MOST, Row
from daodi.hub.cooperation.programmes.views.frame import HERE, crumbs
from daodi.hub.cooperation.programmes.words import FIELDS, own_title
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.documents.actions import keep as keep_document
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import document as one_document
from daodi.hub.web.shapes import Cell, Column, Crumb, Table
from daodi.hub.web.tongue import tongue

SHOWN = 100
SAMPLE = {
    "en": "commitment,indicator,count kind,aggregation,target,deadline,actual,as of,source,quote\r\n",
    "zh-Hans": "承诺,指标,计数对象,统计口径,目标值,完成时限,实际值,截至,来源,原文\r\n",
    "zh-Hant": "承諾,指標,計數對象,統計口徑,目標值,完成時限,實際值,截至,來源,原文\r\n",
}


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Request) -> HttpResponse:
    """The form for a sheet; what was sent is shown as understood before anything is entered."""
    policy.may_write(request.actor)
    problems: Problems = []
    if request.method == "POST":
        try:
            return _preview(request, _kept(request), [])
        except Invalid as error:
            problems = list(error.fields.items())
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("From a spreadsheet"))),
        "problems": problems,
        "wrong": dict(problems),
        "plans": [(plan, own_title(plan)) for plan in _own(request)],
        "sent": request.POST,
        "most": MOST,
    }
    return render(request, "programmes/sheet.html", context, status=422 if problems else 200)


def _own(request: Request) -> list[Plan]:
    return list(queries.plans(request.actor, whose="own")[:200])


def _kept(request: Request) -> Document:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid({"file": _("Choose a file.")})
    if not request.POST.get("plan") and not request.POST.get("title", "").strip():
        raise Invalid({"title": _("Name the new plan, or choose one of yours.")})
    return keep_document(actor=request.actor, name=file.name or "", content=file, source=_("a sheet of a plan"))


def _preview(request: Request, document: Document, problems: Problems) -> HttpResponse:
    found = importing.reading_of(document)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("From a spreadsheet"))),
        "document": document,
        "problems": problems,
        "columns": [(label, FIELDS.get(meant, "") if meant else "") for label, meant in found.columns if label],
        "rows": _table(found.rows[:SHOWN]),
        "many": len(found.rows),
        "more": max(0, len(found.rows) - SHOWN),
        "lost": found.problems[:SHOWN],
        "sent": request.POST,
    }
    return render(request, "programmes/preview.html", context, status=422 if problems else 200)


def _table(rows: tuple[Row, ...]) -> Table:
    columns = (
        Column(_("Row"), figures=True),
        Column(_("Commitment")),
        Column(_("Indicator")),
        Column(_in("indicator", "Counts")),
        Column(_("Target")),
        Column(_("Figure")),
    )
    lines = [
        (
            Cell(text=str(row.number)),
            Cell(text=row.commitment or row.indicator),
            Cell(text=row.indicator or _("none")),
            _counts(row),
            Cell(text=row.target or _("none"), note=row.deadline),
            Cell(text=row.value or _("none"), note=row.ends),
        )
        for row in rows
    ]
    return Table(caption=_("Rows as they would be entered"), columns=columns, rows=lines)


def _counts(row: Row) -> Cell:
    if not row.count_kind:
        return Cell(text="")
    note = str(Aggregation(row.aggregation).label)
    return Cell(text=row.unit or str(CountKind(row.count_kind).label), note=note)


@require_POST
def enter(request: Request) -> HttpResponse:
    """Enters the good rows into a new plan, or one of the member's own."""
    document = one_document(request.actor, request.POST.get("sheet", ""))
    policy.may_change(request.actor, document)
    try:
        plan, many = _entered(request, document)
    except Invalid as error:
        return _preview(request, document, list(error.fields.items()))
    told = ngettext("%(n)d row was entered.", "%(n)d rows were entered.", many) % {"n": many}
    messages.success(request, told, extra_tags="good")
    return redirect("programmes:plan", plan.pk)


@transaction.atomic
def _entered(request: Request, document: Document) -> tuple[Plan, int]:
    chosen = request.POST.get("plan", "")
    if chosen:
        plan = queries.plan(request.actor, chosen)
    else:
        facts: dict[str, Any] = {"title": request.POST.get("title", ""), "source": document.name}
        plan = plans.add_plan(actor=request.actor, **facts)
    return plan, importing.enter(actor=request.actor, plan=plan, document=document)


@require_safe
def sample(request: Request) -> HttpResponse:
    """An empty sheet with the headings that are understood."""
    response = HttpResponse("\ufeff" + SAMPLE[tongue()], content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="plan.csv"'
    return response
