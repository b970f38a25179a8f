"""The page on which an office sends its counts; and the files in which a reader takes them."""

from __future__ import annotations

import csv
import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.health.surveillance import queries, tables, taking
from daodi.hub.health.surveillance.grid import Withheld, grid
from daodi.hub.health.surveillance.models import Tally
from daodi.hub.health.surveillance.reading.dhis2 import written
from daodi.hub.health.surveillance.steps import written as step_written
from daodi.hub.health.surveillance.views import HERE, crumbs
from daodi.hub.web.shapes import Crumb
from daodi.tables.guard import guarded

LARGEST = 8 * 2**20
SAMPLE = (
    ("地区", "疾病", "周", "病例数", "人口"),
    ("LA-VT", "Dengue", "2026-W44", "12", "948000"),
    ("LA-VT", "Dengue", "2026-W45", "17", "948000"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Request) -> HttpResponse:
    """The form for a file; every good count is kept, what could not be taken is told by row and column."""
    policy.acting_for(request.actor)
    taken, problems = None, []
    if request.method == "POST":
        try:
            taken = _taken(request)
        except Invalid as error:
            problems = list(error.fields.items())
    context: dict[str, Any] = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Send counts"))),
        "problems": problems,
        "disease": request.POST.get("disease", request.GET.get("disease", ""))[:200],
        "taken": [(one, reverse("surveillance:counts", args=[one.tally_id])) for one in taken.deliveries]
        if taken
        else [],
        "sent": taken is not None,
        "lost": tables.lost(taken.problems[:200]) if taken and taken.problems else None,
        "lost_count": len(taken.problems) if taken else 0,
    }
    return render(request, "surveillance/send.html", context, status=422 if problems else 200)


@require_safe
def sample(_request: Request) -> HttpResponse:
    """A table of two rows, to fill in."""
    response = _csv("counts.csv")
    csv.writer(response).writerows(SAMPLE)
    return response


@require_safe
def as_csv(request: Request, tally_id: UUID) -> HttpResponse:
    """All counts that the reader reads, a count a row; in the place of one that is withheld stands that it is."""
    tally = queries.tally(request.actor, tally_id)
    response = _csv("counts.csv")
    writer = csv.writer(response)
    writer.writerow(("area", "area_name", "disease", "date", "count", "withheld"))
    shown = grid(request.actor, tally)
    for row in shown.rows:
        if row.series is None:
            continue
        for step, value in zip(shown.steps, row.values, strict=True):
            if value is not None:
                is_out = isinstance(value, Withheld)
                named = guarded(row.area.code), guarded(row.area.name), guarded(tally.disease)
                writer.writerow(
                    (*named, step_written(tally.unit, step), "" if is_out else value, "yes" if is_out else "")
                )
    return response


@require_safe
def as_dhis2(request: Request, tally_id: UUID) -> HttpResponse:
    """The same as a DHIS2 dataValueSet."""
    return HttpResponse(
        json.dumps(dhis2(request, queries.tally(request.actor, tally_id)), ensure_ascii=False),
        content_type="application/json",
    )


def dhis2(request: Request, tally: Tally) -> dict[str, Any]:
    """The set of a tally as the reader reads it."""
    return written(grid(request.actor, tally))


def _csv(name: str) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _taken(request: Request) -> taking.Taken:
    file = request.FILES.get("file")
    if file is None or not file.size:
        raise Invalid({"file": _("Choose a file.")})
    if file.size > LARGEST:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (LARGEST // 2**20)})
    disease = request.POST.get("disease", "")
    return taking.take(actor=request.actor, name=file.name or "", content=file.read(), disease=disease[:200])
