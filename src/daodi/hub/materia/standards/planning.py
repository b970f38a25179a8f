"""The test plan: what to have measured before a material goes to a market."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daodi.check import USES
from daodi.check.plan import Plan, plan
from daodi.check.scope import market as market_of
from daodi.hub.core.rulebook.laid import book
from daodi.hub.materia.standards import tables
from daodi.hub.materia.standards.views import HERE, crumbs
from daodi.hub.web.findings import dangers
from daodi.hub.web.names import market_name, shown
from daodi.hub.web.shapes import Crumb

FORMS = ("", "dried herb", "powder", "extract", "granules", "finished product", "infusion")


@require_safe
def plan_page(request: HttpRequest) -> HttpResponse:
    """Material, market and use; then each test that is asked for, and what is not held."""
    given = {name: request.GET.get(name, "").strip()[:200] for name in ("material", "market", "use", "form", "on")}
    day = read_day(given["on"], timezone.localdate())
    asked_for = {"material", "market"} <= request.GET.keys()
    problems = _problems(given, day) if asked_for else []
    made = _plan(given, day) if asked_for and not problems and day else None
    context: dict[str, Any] = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Test plan"))),
        "given": given | {"on": given["on"] or timezone.localdate().isoformat()},
        "known": shown(given["material"]),
        "markets": [(code, market_name(code)) for code in book().binding_markets],
        "uses": USES,
        "forms": FORMS,
        "problems": problems,
        "plan": made,
        "material": shown(made.material.id or "") if made else None,
        "market": market_name(made.market) if made else "",
    }
    if made:
        asked, others = tables.planned(made)
        context |= {
            "asked": asked,
            "others": others,
            "dangers": dangers(made.warnings),
            "requirements": tables.requirements(made.requirements),
        }
    return render(request, "standards/plan.html", context, status=422 if problems else 200)


def read_day(text: str, today: date) -> date | None:
    """A day as people enter it; today where none is given, None where it can't be read."""
    try:
        return date.fromisoformat(text) if text else today
    except ValueError:
        return None


def _problems(given: dict[str, str], day: date | None) -> list[tuple[str, str]]:
    found = []
    if not given["material"]:
        found.append(("material", _("Enter a material, for example 黄芪")))
    if market_of(given["market"]) is None:
        found.append(("market", _("Choose one of the markets of the list")))
    if given["use"] not in ("", *USES):
        found.append(("use", _("Choose one of the uses of the list")))
    if day is None:
        found.append(("on", day_wanted()))
    return found


def day_wanted() -> str:
    """What to do about a day that can't be read."""
    return _("Enter the day as year, month, day, for example 2026-11-22")


def _plan(given: dict[str, str], day: date) -> Plan:
    known = shown(given["material"])
    name = known.latin if known else given["material"]
    return plan(name, market=given["market"], on=day, use=given["use"], form=given["form"], rules=book())
