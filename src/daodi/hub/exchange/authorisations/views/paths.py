"""Which path may this product take, and what is missing? Asked by anybody; nothing that is sent is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from daodi.hub.core.access.policy import may_change
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.authorisations import asking, producing, queries
from daodi.hub.exchange.authorisations.asking import Asked
from daodi.hub.exchange.authorisations.forms import lines
from daodi.hub.exchange.authorisations.models import MedicinalProduct, ProductKind
from daodi.hub.exchange.authorisations.names import title
from daodi.hub.exchange.authorisations.showing import fields, ingredients, shown_path
from daodi.hub.exchange.authorisations.views.frame import HERE, crumbs, to_product
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Crumb
from daodi.reference import Market, rows

FIRST = {"market": "EU", "kind": ProductKind.FORMULA.value}
LONGEST = 10_000


@require_http_methods(["GET", "POST"])
def ask(request: Request) -> HttpResponse:
    """For a product that is not kept here: its kind, composition and facts are stated on the page."""
    given = _given(request.POST if request.method == "POST" else request.GET)
    return _answer(request, given, None, reverse("authorisations:paths"))


@require_http_methods(["GET", "POST"])
def of_product(request: Request, product_id: UUID) -> HttpResponse:
    """The same for a product that is kept: its composition is known, and its answers can be kept with it."""
    product = queries.product(request.actor, product_id)
    may_change(request.actor, product)
    sent = request.POST if request.method == "POST" else request.GET
    given = _given(sent) | {"kind": product.kind, "composition": lines(product.components.all())}
    if request.method == "POST":
        if "keep" in request.POST:
            producing.state_facts(actor=request.actor, product=product, stated=given["facts"])
            messages.success(request, _("The answers are kept with the product."))
            where = reverse("authorisations:product-paths", args=[product.pk])
            return redirect(f"{where}?market={given['market']}&origin={given['origin']}&ask=1")
    else:
        given["facts"] = {**product.facts, **given["facts"]}
    return _answer(request, given, product, reverse("authorisations:product-paths", args=[product.pk]))


def _answer(request: Request, given: dict[str, Any], product: MedicinalProduct | None, action: str) -> HttpResponse:
    today = timezone.localdate()
    on = _day(given["on"], today)
    problems = [("on", _("Enter a day, for example 2026-11-03"))] if on is None else []
    asks = request.method == "POST" or "ask" in request.GET
    answered = None
    if asks and on is not None:
        answered = asking.answered(_question(given, on))
    known = asking.facts_asked(given["market"], given["kind"], given["origin"])
    steps = (to_product(product),) if product else ()
    context = {
        **HERE,
        "crumbs": crumbs(*steps, Crumb(text=_("Which path"))),
        "given": given | {"on": given["on"] or today.isoformat()},
        "problems": problems,
        "product": product,
        "title": title(product) if product else "",
        "action": action,
        "market": market_name(given["market"]),
        "markets": [(code, market_name(code)) for code in asking.markets()],
        "others": [row.code for row in rows(Market) if row.code not in asking.markets()],
        "origins": [(row.code, market_name(row.code)) for row in rows(Market) if len(row.code) == 2],
        "kinds": ProductKind.choices,
        "asked": answered is not None,
        "paths": [shown_path(one) for one in answered.verdicts] if answered else [],
        "ingredients": ingredients(answered.composition) if answered and answered.composition else None,
        "fields": fields(known, given["facts"]),
    }
    return render(request, "authorisations/paths.html", context, status=422 if problems else 200)


def _question(given: Mapping[str, Any], on: date) -> Asked:
    return Asked(
        market=given["market"],
        kind=given["kind"],
        origin=given["origin"],
        on=on,
        ingredients=producing.read_composition(given["composition"])[: producing.MOST],
        facts=given["facts"],
    )


def _given(sent: QueryDict) -> dict[str, Any]:
    """What was sent, each in its bounds; a market or kind that is not known is the first one."""
    market, kind = sent.get("market", ""), sent.get("kind", "")
    facts = {
        name.removeprefix("fact-"): "|".join(sent.getlist(name))[:200]
        for name in sent
        if name.startswith("fact-") and len(name) < 60
    }
    return {
        "market": market if market in asking.markets() else FIRST["market"],
        "kind": kind if kind in ProductKind.values else FIRST["kind"],
        "origin": sent.get("origin", "")[:8],
        "on": sent.get("on", "").strip()[:10],
        "composition": sent.get("composition", "")[:LONGEST],
        "facts": {name: text for name, text in facts.items() if text},
    }


def _day(text: str, today: date) -> date | None:
    if not text:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
