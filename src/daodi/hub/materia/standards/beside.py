"""The pages that hold rules beside each other: one test in all markets, and a list of rules as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daodi.check.govern import canonical
from daodi.hub.core.rulebook.values import values_of, written
from daodi.hub.materia.standards import queries, tables
from daodi.hub.materia.standards.comparing import Comparison, Line, compared, spoken
from daodi.hub.materia.standards.views import HERE, crumbs, filters_of
from daodi.hub.web.names import analyte_name, market_name
from daodi.hub.web.shapes import Crumb, page_of
from daodi.hub.web.words import WORDS, word
from daodi.reference import Limit
from daodi.tables.guard import guarded

FIRST = "lead"


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """One test side by side, market by market and edition by edition."""
    today = timezone.localdate()
    known = spoken()
    asked = canonical(request.GET.get("test", "").strip()[:100] or FIRST)
    if not any(asked in names for names in known.values()):
        raise Http404
    markets = [code for code in request.GET.getlist("market")[:40] if code in queries.markets()]
    scope, ended = request.GET.get("scope", ""), bool(request.GET.get("ended"))
    found = compared(asked, today, markets, scope, ended)
    page = page_of(found.rules, request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Side by side"))),
        "found": found,
        "name": analyte_name(asked),
        "lines": [_line(line, found) for line in found.lines],
        "silent": _silent(found, markets),
        "page": page,
        "table": tables.editions(page.items, today),
        "tests": [
            (word("group", group), [(name, analyte_name(name)) for name in names]) for group, names in known.items()
        ],
        "scopes": WORDS["scope"],
        "scope": scope,
        "ended": ended,
        "markets": [(code, market_name(code), code in markets) for code in queries.markets()],
        "on": today.isoformat(),
    }
    return render(request, "standards/compare.html", context)


@require_safe
def limits_csv(request: HttpRequest) -> HttpResponse:
    """The rules that the list shows, all of them, with the columns of the reference."""
    rows = queries.listed(filters_of(request.GET), timezone.localdate())
    text = written(Limit, map(values_of, rows), cell=guarded)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="limits.csv"'
    return response


def _line(line: Line, found: Comparison) -> tuple[Line, str, str, str]:
    """A market with its name, what its figures come to, and the same in words for who can't see the picture."""
    low, high = (tables.limit_of(one.limit) if one else "" for one in (line.low, line.high))
    span = low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    said = _("%(market)s: %(span)s") % {"market": market_name(line.market), "span": span or _("no figure in this unit")}
    return line, market_name(line.market), span, said


def _silent(found: Comparison, markets: list[str]) -> list[str]:
    """The markets without a rule on the test."""
    speaking = {line.market for line in found.lines}
    return [market_name(code) for code in markets or queries.markets() if code not in speaking]
