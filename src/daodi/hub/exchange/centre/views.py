"""The pages of the centre's board and of its prices."""

from __future__ import annotations

import csv
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import actions as access
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.centre import board, index, queries, tables
from daodi.hub.exchange.centre.forms import NoticeForm
from daodi.hub.exchange.centre.models import BoardKind, BoardNotice
from daodi.hub.exchange.centre.picture import chart
from daodi.hub.web.names import shown
from daodi.hub.web.shapes import Crumb, page_of
from daodi.hub.web.tongue import own

HERE = {"wing": "exchange", "room": "centre:board"}
COLUMNS = ("material_id", "kind", "grade", "currency", "month", "low", "middle_low", "middle_high", "high", "deals")


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Exchange"), href=reverse("web:wing", args=["exchange"]))
    return (first, Crumb(text=_("Trading centre"), href=reverse("centre:board")), *steps)


@require_safe
def index_of_board(request: Request) -> HttpResponse:
    """What is on the board today."""
    kind, past = request.GET.get("kind", ""), request.GET.get("past") == "yes"
    found = queries.board(request.actor, timezone.localdate(), kind=kind if kind in BoardKind.values else "", past=past)
    page = page_of(found, request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(),
        "page": page,
        "past": past,
        "kinds": BoardKind.choices,
        "asked": kind,
        "table": tables.board(page.items),
    }
    return render(request, "centre/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a notice."""
    policy.is_operator(request.actor)
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, notice_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    notice = queries.notice(request.actor, notice_id, timezone.localdate())
    policy.may_change(request.actor, notice)
    return _edit(request, notice)


def _edit(request: Request, notice: BoardNotice | None) -> HttpResponse:
    form = NoticeForm(request.POST or None, instance=notice, initial={"shown_from": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            if notice is None:
                made = board.add(actor=request.actor, facts=form.cleaned_data)
            else:
                notice.refresh_from_db()
                board.change(actor=request.actor, notice=notice, facts=form.cleaned_data)
                made = notice
            return redirect("centre:notice", made.pk)
        except Invalid as invalid:
            form.add_error(None, "; ".join(invalid.fields.values()))
    here = Crumb(text=_("Correct") if notice else _("Add a notice"))
    context = {**HERE, "crumbs": crumbs(here), "form": form, "notice": notice}
    return render(request, "centre/form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, notice_id: UUID) -> HttpResponse:
    """One notice."""
    notice = queries.notice(request.actor, notice_id, timezone.localdate())
    title = own(notice.title, notice.title_zh_hans, notice.title_zh_hant)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=title)),
        "notice": notice,
        "title": title,
        "text": own(notice.text, notice.text_zh_hans, notice.text_zh_hant),
        "days": tables.days(notice),
        "may_change": request.actor.is_of(notice.owner_id) and request.actor.may_write,
    }
    return render(request, "centre/notice.html", context)


@require_POST
def visibility(request: Request, notice_id: UUID) -> HttpResponse:
    """Puts it on the board, or takes it down."""
    notice = queries.notice(request.actor, notice_id, timezone.localdate())
    access.set_visibility(actor=request.actor, subject=notice, visibility=request.POST.get("visibility", ""))
    return redirect("centre:notice", notice_id)


@require_safe
def prices(request: Request) -> HttpResponse:
    """What closed orders tell of prices, as pictures with tables."""
    asked = request.GET.get("material", "")
    known = [(one, named.name if (named := shown(one)) else one) for one in index.materials()]
    found = index.series(asked if asked in dict(known) else "")[:40]
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Price index"))),
        "materials": known,
        "asked": asked,
        "series": [(tables.called(one.thing), chart(one), tables.prices(one)) for one in found],
        "to_freeze": index.to_freeze(timezone.localdate()) if request.actor.operator else [],
    }
    return render(request, "centre/prices.html", context)


@require_safe
def prices_csv(request: Request) -> HttpResponse:
    """The same, a line a month and thing; a month without figures has empty fields."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="prices.csv"'
    out = csv.DictWriter(response, COLUMNS, lineterminator="\n")
    out.writeheader()
    out.writerows(
        {**one.thing._asdict(), "month": month, **{name: getattr(cell, name, "") for name in COLUMNS[5:]}}
        for one in index.series()
        for month, cell in one.months
    )
    return response


@require_POST
def freeze(request: Request) -> HttpResponse:
    """Counts a month that is over."""
    frozen = index.freeze(actor=request.actor, month=request.POST.get("month", ""))
    said = _("The prices of %s are counted and stay as they are.") % frozen.month
    messages.success(request, said, extra_tags="good")
    return redirect("centre:prices")
