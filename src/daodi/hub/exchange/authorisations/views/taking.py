"""The page that takes authorisations from a table."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.intake import MOST, Taken
from daodi.hub.exchange.authorisations import importing, queries, tables
from daodi.hub.exchange.authorisations.importing import COLUMNS, NEEDED
from daodi.hub.exchange.authorisations.models import Authorisation
from daodi.hub.exchange.authorisations.views.frame import HERE, crumbs
from daodi.hub.web.shapes import Cell, Column, Crumb, Table

SAMPLE = (
    "register,number,product,kind,dose form,holder,granted on,valid until,ingredients\n"
    "tw-cm,衛部藥製字第060001號,示例黃耆濃縮顆粒,granules,concentrated granules,,2021-03-01,2026-03-01,黃耆\n"
    "my-mal,MAL21036001T,Example Astragalus Granules,granules,granules,,2021-03-10,2026-03-09,黃耆\n"
)


@require_http_methods(["GET", "POST"])
def take(request: Request) -> HttpResponse:
    """The form; after sending, what was kept and what is to be mended."""
    policy.may_write(request.actor)
    taken, problems = None, []
    if request.method == "POST":
        try:
            taken = _received(request)
        except Invalid as error:
            problems = list(error.fields.items())
    today = timezone.localdate()
    kept = [one.pk for one in taken.kept] if taken else []
    shown = queries.authorisations(request.actor).filter(pk__in=kept[:100])
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Take from a table"))),
        "problems": problems,
        "most": MOST,
        "taken": taken.kept if taken else None,
        "table": tables.authorisations(shown, today) if kept else None,
        "wrong": _wrong(taken) if taken and taken.problems else None,
        "columns": _columns(),
    }
    return render(request, "authorisations/import.html", context, status=422 if problems else 200)


@require_safe
def sample(request: Request) -> HttpResponse:
    """A table to begin with; nobody's real numbers."""
    headers = {"Content-Disposition": 'attachment; filename="authorisations.csv"'}
    return HttpResponse("\ufeff" + SAMPLE, content_type="text/csv; charset=utf-8", headers=headers)


def _received(request: Request) -> Taken[Authorisation]:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid({"file": _("Choose a file.")})
    return importing.take(actor=request.actor, name=file.name or "", content=file.read(settings.DOCUMENT_BYTES + 1))


def _wrong(taken: Taken[Authorisation]) -> Table:
    columns = (Column(_("Row"), figures=True), Column(_("Column")), Column(_("What is wrong")), Column(_("Expected")))
    found = [
        (Cell(text=str(one.row)), Cell(text=one.column), Cell(text=one.what), Cell(text=one.expected))
        for one in taken.problems[:500]
    ]
    return Table(caption=_("Rows to mend"), columns=columns, rows=found)


def _columns() -> Table:
    columns = (Column(_("Column")), Column(_("Also called")), Column(_("Needed")))
    found = [
        (Cell(text=name, look="mono"), Cell(text=", ".join(others)), Cell(text=_("yes") if name in NEEDED else _("no")))
        for name, others in COLUMNS.items()
    ]
    return Table(caption=_("Columns"), columns=columns, rows=found)
