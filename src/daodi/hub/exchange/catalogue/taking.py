"""The page on which a supplier sends its listings as a table."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.intake import MOST, Taken
from daodi.hub.exchange.catalogue import importing, tables
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.catalogue.views import HERE, crumbs
from daodi.hub.web.shapes import Cell, Column, Crumb, Table

LARGEST = 8 * 2**20
HEADER = ("kind", "title", "material", "grade", "origin", "unit", "unit_region", "currency", "prices", "minimum")
SAMPLE = ("raw", "黄芪 一等", "黄芪", "一等", "甘肃陇西", "斤", "CN", "CNY", "100 18.00; 1000 16.50", "100")


@require_http_methods(["GET", "POST"])
def take(request: Request) -> HttpResponse:
    """The form for a table; what was sent becomes drafts, and each row that did not is told with what was expected."""
    policy.may_write(request.actor)
    taken, problems = None, []
    if request.method == "POST":
        try:
            taken = _taken(request)
        except Invalid as error:
            problems = list(error.fields.items())
    context: dict[str, Any] = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Send a table"))),
        "problems": problems,
        "most": MOST,
        "taken": taken,
        "kept": tables.owned(taken.kept) if taken else None,
        "lost": _lost(taken) if taken else None,
    }
    return render(request, "catalogue/take.html", context, status=422 if problems else 200)


@require_safe
def sample(_request: Request) -> HttpResponse:
    """A table of one row, to fill in."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="listings.csv"'
    csv.writer(response).writerows((HEADER, SAMPLE))
    return response


def _taken(request: Request) -> Taken[Listing]:
    file = request.FILES.get("file")
    if file is None or not file.size:
        raise Invalid({"file": _("Choose a file.")})
    if file.size > LARGEST:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (LARGEST // 2**20)})
    return importing.take(actor=request.actor, name=file.name or "", content=file.read())


def _lost(taken: Taken[Listing]) -> Table:
    columns = (Column(_("Row")), Column(_("Column")), Column(_("What is wrong")), Column(_("What was expected")))
    rows = [
        (Cell(text=str(one.row)), Cell(text=one.column or "–"), Cell(text=one.what), Cell(text=one.expected))
        for one in taken.problems
    ]
    return Table(caption=_("Rows that became no listing"), columns=columns, rows=rows)
