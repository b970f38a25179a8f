"""The pages for everybody: a cooperation, its figures, its news, its report; and what the hub covers."""

from __future__ import annotations

import csv
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daodi.hub.cooperation.front import queries, tables
from daodi.hub.cooperation.front.coverage import by_document, tally
from daodi.hub.cooperation.front.feed import feed
from daodi.hub.cooperation.front.models import Cooperation, Figure
from daodi.hub.cooperation.front.names import about, name, partner_name
from daodi.hub.cooperation.front.report import write
from daodi.hub.cooperation.front.showing import told
from daodi.hub.cooperation.front.words import DOCUMENTS
from daodi.hub.cooperation.programmes.queries import targets_of
from daodi.hub.cooperation.programmes.words import said
from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Crumb, page_of

HERE = {"wing": "cooperation", "room": "front:list"}
FEW = 5


@require_safe
def page(request: Request, slug: str) -> HttpResponse:
    """What a cooperation is, its partners, figures and latest news."""
    return render(request, "front/public.html", _whole(request, queries.at(request.actor, slug)))


def _whole(request: Request, of: Cooperation) -> dict[str, Any]:
    return {
        **_frame(request, of),
        "about": about(of),
        "partners": [(partner_name(one), one) for one in queries.partners(of)],
        "told": told(queries.figures(of), timezone.localdate()),
        "news": queries.news(of)[:FEW],
    }


def _frame(request: Request, of: Cooperation, *steps: Crumb) -> dict[str, Any]:
    """What every page of a cooperation shows around its own: title, description, address."""
    home = Crumb(text=name(of), href=reverse("front:public", args=[of.slug]))
    rooms = (
        Crumb(text=_("Cooperation"), href=reverse("web:wing", args=["cooperation"])),
        Crumb(text=_("Public pages"), href=reverse("front:list")),
    )
    return {
        **HERE,
        "crumbs": (*rooms, home, *steps),
        "cooperation": of,
        "name": name(of),
        "description": Truncator(about(of) or name(of)).chars(200),
        "own": request.actor.is_of(of.owner_id),
    }


@require_safe
def figure(request: Request, slug: str, figure_id: UUID) -> HttpResponse:
    """One figure, with every statement behind it and its exact words."""
    of = queries.at(request.actor, slug)
    found = queries.figure(of, figure_id)
    [one] = told([found], timezone.localdate())
    context = {
        **_frame(request, of, Crumb(text=one.title)),
        "one": one,
        "table": tables.statements(one.statements),
        "targets": _targets(found),
        "description": Truncator(f"{one.title}: {'; '.join(each.said for each in one.now)}").chars(200),
    }
    return render(request, "front/figure.html", context)


def _targets(figure: Figure) -> list[tuple[str, Any]]:
    indicator = figure.indicator
    return [(said(target, indicator), target) for target in targets_of(NOBODY, indicator)]


@require_safe
def figures_csv(request: Request, slug: str) -> HttpResponse:
    """The figures with their quotes, one statement a line."""
    of = queries.at(request.actor, slug)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{of.slug}-figures.csv"'
    response.write("\ufeff")
    write(csv.writer(response), told(queries.figures(of), timezone.localdate()))
    return response


@require_safe
def report(request: Request, slug: str) -> HttpResponse:
    """Everything on one page, to print and file."""
    of = queries.at(request.actor, slug)
    context = {**_whole(request, of), **_frame(request, of, Crumb(text=_("Report"))), "news": queries.news(of)[:50]}
    return render(request, "front/report.html", context)


@require_safe
def news(request: Request, slug: str) -> HttpResponse:
    """All news, the latest first."""
    of = queries.at(request.actor, slug)
    context = {**_frame(request, of, Crumb(text=_("News"))), "page": page_of(list(queries.news(of)), request.GET)}
    return render(request, "front/news.html", context)


@require_safe
def one_news(request: Request, slug: str, news_id: UUID) -> HttpResponse:
    """One piece of news."""
    of = queries.at(request.actor, slug)
    one = queries.one_news(of, news_id)
    way = (Crumb(text=_("News"), href=reverse("front:news", args=[slug])), Crumb(text=one.title))
    context = {**_frame(request, of, *way), "one": one, "description": Truncator(one.text).chars(200)}
    return render(request, "front/one_news.html", context)


@require_safe
def atom(request: Request, slug: str) -> HttpResponse:
    """The news for a feed reader."""
    of = queries.at(request.actor, slug)
    site = f"{request.scheme}://{request.get_host()}"
    made = feed(
        of,
        queries.news(of)[:50],
        title=_("News of %s") % name(of),
        about=about(of),
        home=site + reverse("front:public", args=[slug]),
        here=site + request.path,
        site=site,
    )
    return HttpResponse(made, content_type="application/atom+xml; charset=utf-8")


@require_safe
def coverage(request: Request) -> HttpResponse:
    """What five documents ask for, and which page serves it, which record holds it, or that nothing does yet."""
    way = Crumb(text=_("Cooperation"), href=reverse("web:wing", args=["cooperation"]))
    context = {
        **HERE,
        "crumbs": (way, Crumb(text=_("What is covered"))),
        "documents": [(DOCUMENTS[one], tally(group), tables.covered(group)) for one, group in by_document()],
        "tally": tally(),
    }
    return render(request, "front/coverage.html", context)
