"""The pages that belong to no room: start, search, a wing's rooms."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daodi.hub.web.example import example
from daodi.hub.web.findings import dangers, unlike
from daodi.hub.web.held import Holding, holdings
from daodi.hub.web.names import market_name, materials, toxicity
from daodi.hub.web.rooms import wing_of
from daodi.hub.web.search import find, grouped
from daodi.hub.web.shapes import Cell, Column, Crumb, Table
from daodi.hub.web.suggest import suggestions
from daodi.reference import Document, Limit, Material, Name, rows

LONGEST = 200


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What this is, for whom, one field, one example, and what is held."""
    today = timezone.localdate()
    figures = {
        "materials": len(rows(Material)),
        "names": len(rows(Name)),
        "rules": len(rows(Limit)),
        "official": sum(row.quality == "official" for row in rows(Limit)),
        "documents": len(rows(Document)),
        "markets": len(holdings(today)),
    }
    return render(
        request,
        "web/start.html",
        {"example": example(), "held": _held_table(), "figures": figures, "on": today.isoformat()},
    )


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Straight to the one page that is meant; else everything it may mean, the danger first."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    if not query:
        return render(request, "web/search.html", {"query": ""})
    found = find(query, getattr(request, "actor", None))
    if found.direct and "all" not in request.GET:
        return redirect(found.direct)
    warnings = dangers(one for one in found.resolution.to_dict()["warnings"])
    shared = found.resolution.status == "ambiguous"
    meant = [one.id for one in found.resolution.materials]
    bad = [one for one in meant[1:] if toxicity(materials()[one])]
    context = {
        "query": query,
        "found": found,
        "others": grouped(found.others),
        "dangers": warnings,
        "shared": shared,
        "pair": unlike(meant[0], bad[0]) if shared and bad else None,
        "crumbs": (Crumb(text=_("Start"), href=reverse("web:start")), Crumb(text=_("Search"))),
    }
    return render(request, "web/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Rows for the list under the search field."""
    groups = suggestions(request.GET.get("q", "")[:LONGEST], getattr(request, "actor", None))
    return render(request, "web/parts/suggestions.html", {"groups": groups})


@require_safe
def wing(request: HttpRequest, slug: str) -> HttpResponse:
    """The open rooms of a wing."""
    found = wing_of(slug)
    if found is None:
        raise Http404
    crumbs = (Crumb(text=_("Start"), href=reverse("web:start")), Crumb(text=found.title))
    return render(request, "web/wing.html", {"found": found, "wing": slug, "crumbs": crumbs})


def _held_table() -> Table:
    columns = (Column(_("Market")), Column(_("Binding rules in force")), Column(_("Groups of rules")))
    lines = [
        (
            Cell(text=market_name(one.code), href=reverse("standards:market", args=[one.code]), tag=one.code),
            Cell(text=_said(one)),
            Cell(text=_("%(some)d of %(all)d partly held") % {"some": one.partly, "all": one.groups}),
        )
        for one in holdings(timezone.localdate())
    ]
    return Table(
        caption=_("What is held of each market, for medicinal materials"),
        columns=columns,
        rows=lines,
        kind="stack tight",
    )


def _said(one: Holding) -> str:
    """How many binding rules were read in a source, and how many rules are held in all."""
    if not one.limits:
        return _("no rule held")
    counts = {"read": one.read, "official": one.official, "all": one.limits}
    if one.official:
        return _("%(read)d read in a source; of %(all)d rules held, %(official)d from official text") % counts
    return _("%(read)d read in a source; of %(all)d rules held, none from official text") % counts
