"""``check`` as a page: a file or pasted rows, markets, use and day; the verdicts, and nothing is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daodi.check import USES, Verdict, check
from daodi.check.rules import Rulebook
from daodi.hub.core.rulebook.laid import book
from daodi.hub.materia.standards.papers import LARGEST, MOST_LOTS, Papers, read_papers
from daodi.hub.materia.standards.planning import day_wanted, read_day
from daodi.hub.materia.standards.views import HERE, crumbs
from daodi.hub.web.findings import accounts, matrix
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Crumb
from daodi.sample import DECISIONS

FIRST = ("HK", "EU", "JP")
MOST_ACCOUNTS = 60
Problems = list[tuple[str, str]]


@require_http_methods(["GET", "HEAD", "POST"])
def check_page(request: HttpRequest) -> HttpResponse:
    """The form; after it was sent, the matrix with everything that stands behind each verdict."""
    given = _given(request)
    problems: Problems = []
    answered: dict[str, Any] = {}
    if request.method == "POST" or given["sample"]:
        papers, problems = _papers(request, given)
        if papers and not problems:
            answered, problems = _answered(papers, given)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Check"))),
        "given": given,
        "problems": problems,
        "markets": [(code, market_name(code)) for code in book().binding_markets],
        "uses": USES,
        "megabytes": LARGEST >> 20,
        "most_lots": MOST_LOTS,
        **answered,
    }
    return render(request, "standards/check.html", context, status=422 if problems else 200)


def _given(request: HttpRequest) -> dict[str, Any]:
    sent = request.POST if request.method == "POST" else request.GET
    sample = request.GET.get("sample") == "decisions" and request.method != "POST"
    return {
        "markets": sent.getlist("market") or ([] if sample else list(FIRST)),
        "use": sent.get("use", ""),
        "on": sent.get("on", "").strip(),
        "decision": "guard" if sent.get("decision") == "guard" else "simple",
        "rows": sent.get("rows", ""),
        "sample": sample,
    }


def _papers(request: HttpRequest, given: dict[str, Any]) -> tuple[Papers | None, Problems]:
    """What was sent, and what stands in the way of reading it."""
    if given["sample"]:
        return read_papers(DECISIONS.name, DECISIONS.read_bytes()), []
    file = request.FILES.get("file")
    if file is None and not given["rows"].strip():
        return None, [("file", _("Choose a file, or paste its rows"))]
    if file is not None:
        papers = read_papers(file.name or "file", file)
    else:
        papers = read_papers(_("pasted rows"), given["rows"].encode())
    if papers.refused:
        return None, [("file" if file else "rows", papers.refused)]
    if not papers.items:
        said = _("Nothing could be read: a table with the columns lot, material, analyte, result and unit is expected")
        return None, [("file" if file else "rows", said)]
    return papers, []


def _answered(papers: Papers, given: dict[str, Any]) -> tuple[dict[str, Any], Problems]:
    day = read_day(given["on"], timezone.localdate())
    rules = book()
    problems = _wrong(given, day, rules)
    if problems or day is None:
        return {}, problems
    verdicts = check(list(papers.items), markets=given["markets"] or _own(papers), use=given["use"], on=day,
                     decision=given["decision"], rules=rules)  # fmt: skip
    return _shown(papers, verdicts, day, rules), []


def _wrong(given: dict[str, Any], day: date | None, rules: Rulebook) -> Problems:
    found = []
    if any(code not in rules.binding_markets for code in given["markets"]):
        found.append(("markets", _("Choose markets of the list")))
    if given["use"] not in ("", *USES):
        found.append(("use", _("Choose one of the uses of the list")))
    if day is None:
        found.append(("on", day_wanted()))
    return found


def _own(papers: Papers) -> list[str]:
    """The markets that the papers name themselves."""
    return list(dict.fromkeys(item.market for item in papers.items if item.market))


def _shown(papers: Papers, verdicts: list[Verdict], day: date, rules: Rulebook) -> dict[str, Any]:
    return {
        "papers": papers,
        "matrix": matrix(verdicts),
        "accounts": accounts(verdicts[:MOST_ACCOUNTS], rules),
        "left_out": max(0, len(verdicts) - MOST_ACCOUNTS),
        "day": day.isoformat(),
        "unread": [problem for problem in papers.problems if problem.kind == "row"],
        "asked": [problem for problem in papers.problems if problem.kind != "row"],
    }
