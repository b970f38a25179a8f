"""The page that puts the quotes upon an inquiry beside each other, and the same as a table to take away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access.errors import Invalid, NotAllowed
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.inquiries import queries, rating, sheet, tables, telling
from daodi.hub.exchange.inquiries.comparing import Compared, LotStanding, compared
from daodi.hub.exchange.inquiries.forms import RateForm
from daodi.hub.exchange.inquiries.models import Inquiry
from daodi.hub.exchange.inquiries.pages import HERE, crumbs, here, said
from daodi.hub.exchange.inquiries.words import BY, PARTS, STANDING
from daodi.hub.web.names import analyte_name, market_name
from daodi.hub.web.shapes import Crumb

TYPES = {
    "csv": ("text/csv; charset=utf-8", sheet.as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.as_xlsx),
}
A_FEW = 6
FULL = 240  # the length of the longest bar of costs, in the picture's own units


@require_safe
def page(request: Request, inquiry_id: UUID) -> HttpResponse:
    """The quotes side by side; ``?format=csv`` or ``xlsx`` gives them as a table."""
    inquiry = _hers(request, inquiry_id)
    if request.GET.get("format") in TYPES:
        return _file(request, inquiry, request.GET["format"])
    return render(request, "inquiries/compare.html", compare_page(request, inquiry))


@require_POST
def rate(request: Request, inquiry_id: UUID) -> HttpResponse:
    """What a currency is worth, for comparing."""
    inquiry = _hers(request, inquiry_id)
    form = RateForm(request.POST, auto_id="r-%s")
    if form.is_valid():
        try:
            rating.state_rate(actor=request.actor, inquiry=inquiry, now=timezone.now(), **form.cleaned_data)
            return redirect("inquiries:compare", inquiry_id)
        except Invalid as invalid:
            said(form, invalid)
    return render(request, "inquiries/compare.html", compare_page(request, inquiry, rate_form=form), status=422)


def compare_page(request: Request, inquiry: Inquiry, **forms: Any) -> dict[str, Any]:
    """What the page of the comparison shows."""
    now = timezone.now()
    found = compared(request.actor, inquiry, now)
    most = max((one.landed.converted for one in found if one.landed.converted is not None), default=None)
    wanted = sorted({one.version.currency for one in found} - {inquiry.currency})
    stated = list(queries.rates(request.actor, inquiry))
    return {
        **HERE,
        "crumbs": crumbs(here(inquiry), Crumb(text=_("Compare quotes"))),
        "inquiry": inquiry,
        "asks": telling.amount(inquiry.amount, inquiry.unit, inquiry.unit_region),
        "market": market_name(inquiry.market),
        "cards": [_card(one, most, now) for one in found],
        "rates": [(one, telling.figure(one.rate), telling.day(one.on)) for one in stated],
        "unrated": [code for code in wanted if code not in {one.currency for one in stated}],
        "rate_form": RateForm(wanted=wanted, auto_id="r-%s") if wanted else None,
        "waiting": inquiry.asked.filter(state="asked").count(),
        **forms,
    }


def _card(one: Compared, most: Any, now: Any) -> dict[str, Any]:
    """One quote as the page draws it."""
    version, cost = one.version, one.landed
    return {
        "one": one,
        "version": version,
        "supplier": version.quote.asked.supplier,
        "state": STANDING[one.state],
        "cost": telling.landed_cost(cost),
        "comparable": cost.converted is not None,
        "own": telling.cents(cost.a_kg, cost.currency) if cost.rate and cost.a_kg is not None else "",
        "rate": _rate(one),
        "parts": [_part(part, cost.currency) for part in cost.parts],
        "bar": _bar(one, most),
        "price": telling.price(version, one.price),
        "term": telling.term(version.incoterm, version.place),
        "term_name": telling.term_name(version.incoterm),
        "lead": telling.days(version.lead_days),
        "amount": telling.amount(version.amount, version.unit, version.unit_region),
        "minimum": telling.amount(version.minimum, version.unit, version.unit_region) if version.minimum else "",
        "until": telling.moment(version.valid_until, version.zone),
        "left": telling.left(version, now) if one.state == "offered" else STANDING[one.state],
        "lots": [_lot(each) for each in one.lots],
        "tests": _tests(one),
        "papers": _papers(one),
        "sample": one.sample,
    }


def _lot(one: LotStanding) -> dict[str, Any]:
    return {
        "code": one.lot.facts.get("code", ""),
        "origin": one.lot.facts.get("origin", ""),
        "outcome": one.outcome or "no-rule",
        "failing": [(said, clause, _rule(rule)) for said, clause, rule in tables.broken(one)],
        "coverage": one.verdict.coverage.status if one.verdict else "",
        "changed": telling.day(one.lot.on) if one.changed else "",
        "papers": tables.papers(one),
    }


def _rule(rule_id: str) -> str:
    """The page of a rule."""
    return reverse("standards:rule", args=[rule_id]) if rule_id else ""


def _tests(one: Compared) -> str:
    """The tests that the market asks for and no result answers, a few by name."""
    names = list(
        dict.fromkeys(
            str(analyte_name(test.analyte)) for each in one.lots if each.verdict for test in each.verdict.missing
        )
    )
    more = len(names) - A_FEW
    told = ", ".join(names[:A_FEW])
    return told if more <= 0 else f"{told}, " + ngettext("and %d more", "and %d more", more) % more


def _papers(one: Compared) -> list[tuple[str, str, str]]:
    """What the market asks for besides tests: requirement, clause, where it stands."""
    found = [asked for each in one.lots if each.verdict for asked in each.verdict.requirements]
    return list(dict.fromkeys((asked.requirement, asked.clause, asked.source_url) for asked in found))


def _part(part: Any, currency: str) -> tuple[Any, str]:
    worth = telling.cents(part.a_kg, currency) if part.a_kg is not None else str(BY[part.by])
    return PARTS[part.name], worth


def _rate(one: Compared) -> str:
    rate = one.landed.rate
    if rate is None:
        return ""
    values = {
        "one": one.landed.currency,
        "rate": telling.figure(rate.rate),
        "currency": rate.currency,
        "day": telling.day(rate.on),
        "source": rate.source,
    }
    return _("1 %(one)s = %(rate)s %(currency)s on %(day)s, %(source)s") % values


def _bar(one: Compared, most: Any) -> list[tuple[str, float, float]]:
    """The parts of a cost as lengths, one after the other, to the scale of the dearest."""
    if one.landed.converted is None or not one.landed.a_kg or not most:
        return []
    scale = FULL * one.landed.converted / one.landed.a_kg / most
    found: list[tuple[str, float, float]] = []
    at = 0.0
    for part in one.landed.parts:
        if part.a_kg:
            long = float(part.a_kg * scale)
            found.append((part.name, round(at, 1), round(long, 1)))
            at += long
    return found


def _file(request: Request, inquiry: Inquiry, kind: str) -> HttpResponse:
    type_, write = TYPES[kind]
    found = compared(request.actor, inquiry, timezone.now())
    response = HttpResponse(write(inquiry, found), content_type=type_)
    response["Content-Disposition"] = f'attachment; filename="quotes-{str(inquiry.pk)[:8]}.{kind}"'
    return response


def _hers(request: Request, inquiry_id: UUID) -> Inquiry:
    inquiry = queries.inquiry(request.actor, inquiry_id)
    if not request.actor.is_of(inquiry.owner_id):
        raise NotAllowed
    return inquiry
