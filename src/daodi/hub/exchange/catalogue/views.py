"""The pages of listings: what is found, one listing, and what its supplier may do with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.exchange.catalogue import gate, lots, offering, publishing, queries, record, showing, tables
from daodi.hub.exchange.catalogue.asking import asked, home_of, market_named, markets
from daodi.hub.exchange.catalogue.find import A_PAGE, MET, NOT_BROKEN, Asked, Found, find
from daodi.hub.exchange.catalogue.forms import ListingForm, PaperForm, PictureForm
from daodi.hub.exchange.catalogue.models import Kind, Listing
from daodi.hub.exchange.catalogue.policy import steps_open
from daodi.hub.exchange.catalogue.words import STEPS, lack, reason, wanted
from daodi.hub.exchange.terms.incoterms import incoterms
from daodi.hub.exchange.terms.money import USUAL
from daodi.hub.web.names import market_name, materials, shown, toxicity
from daodi.hub.web.shapes import Cell, Crumb, page_of
from daodi.hub.web.tongue import tongue

HERE = {"wing": "exchange", "room": "catalogue:find"}
WHERE = ((NOT_BROKEN, gettext_lazy("breaks no rule held")), (MET, gettext_lazy("meets the rules held")))
SORTED = (
    ("new", gettext_lazy("newest first")),
    ("price", gettext_lazy("price, lowest first")),
    ("-price", gettext_lazy("price, highest first")),
    ("lead", gettext_lazy("lead time, shortest first")),
)
Problems = list[tuple[str, str]]


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Exchange"), href=reverse("web:wing", args=["exchange"]))
    return (first, Crumb(text=_("Catalogue"), href=reverse("catalogue:find")), *steps)


@require_safe
def index(request: Request) -> HttpResponse:
    """What members offer, found by name, market, origin, grade, price and papers."""
    given = request.GET.dict()
    problems: Problems = []
    try:
        question = asked(given)
    except Invalid as error:
        problems, question = list(error.fields.items()), Asked()
    found = find(request.actor, question, timezone.localdate())
    market = question.market or home_of(request.actor)
    context = {
        **HERE,
        "crumbs": (*crumbs()[:1], Crumb(text=_("Catalogue"))),
        "asked": question,
        "given": given,
        "found": found,
        "meant": _meant(found),
        "market": market_name(market) if market else "",
        "table": tables.found(found.listings, queries.standings(found.listings, market), market),
        "kinds": Kind.choices,
        "markets": [(code, market_name(code)) for code in markets()],
        "wheres": WHERE,
        "sorts": SORTED,
        "currencies": USUAL,
        "problems": problems,
        "filtered": any(value for name, value in given.items() if name not in ("sort", "after", "where")),
        **_pages(given, found),
    }
    return render(request, "catalogue/find.html", context, status=422 if problems else 200)


def _pages(given: dict[str, str], found: Found) -> dict[str, object]:
    def at(after: int) -> str:
        return "?" + urlencode({**{k: v for k, v in given.items() if v and k != "after"}, "after": after})

    return {
        "before": at(found.first - A_PAGE) if found.first else "",
        "after": at(found.following) if found.following else "",
        "last": found.first + len(found.listings),
    }


def _meant(found: Found) -> list[Any]:
    """The materials that the name was taken for."""
    return [one for each in found.meant.materials if (one := shown(each.id))] if found.meant else []


@require_safe
def own(request: Request) -> HttpResponse:
    """The listings of the actor's organisation: drafts, published, withdrawn."""
    policy.signed_in(request.actor)
    page = page_of(queries.own(request.actor), request.GET)
    way = crumbs(Crumb(text=_("Our listings")))
    return render(
        request, "catalogue/own.html", {**HERE, "crumbs": way, "page": page, "table": tables.owned(page.items)}
    )


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a listing, a draft at first."""
    policy.signed_in(request.actor)
    form = ListingForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            listed = offering.add(actor=request.actor, facts=form.facts(), prices=form.cleaned_data["prices"])
            return redirect("catalogue:listing", listed.pk)
        except Invalid as invalid:
            said(form, invalid)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Offer something"))), "form": form}
    return render(request, "catalogue/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change(request: Request, listing_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    listed = queries.listing(request.actor, listing_id)
    policy.may_change(request.actor, listed)
    form = ListingForm(request.POST or None, instance=listed, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            prices = form.cleaned_data["prices"]
            offering.change(actor=request.actor, listed=listed, facts=form.facts(), prices=prices)
            messages.success(request, _("The listing is changed."), extra_tags="good")
            return redirect("catalogue:listing", listed.pk)
        except Invalid as invalid:
            said(form, invalid)
    way = crumbs(Crumb(text=listed.title, href=tables.page(listed)), Crumb(text=_("Change")))
    context = {**HERE, "crumbs": way, "form": form, "listed": listed}
    return render(request, "catalogue/form.html", context, status=422 if form.errors else 200)


def said(form: Any, invalid: Invalid) -> None:
    """Puts what is wrong beside the fields of a form."""
    beside = {"unit": "measure", "unit_region": "measure"}
    for name, text in invalid.fields.items():
        field = beside.get(name, name)
        form.add_error(field if field in form.fields else None, text)


@require_safe
def listing(request: Request, listing_id: UUID) -> HttpResponse:
    """One listing: its prices and terms, and how its lots stand in the reader's market, down to the clauses."""
    return page(request, queries.listing(request.actor, listing_id))


def page(request: Request, listed: Listing, problems: Problems | None = None, **forms: Any) -> HttpResponse:
    """The page of a listing; ``forms`` are those that were sent and are to be put right."""
    actor, problems, today = request.actor, problems or [], timezone.localdate()
    try:
        market = market_named(request.GET.get("market", "")[:100])
    except Invalid as error:
        problems, market = list(error.fields.items()), ""
    judged = showing.judged(actor, listed, market, today)
    own = actor.is_of(listed.owner_id)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=listed.title)),
        "listed": listed,
        "material": shown(listed.material_id),
        "own": own,
        "may_change": own and actor.may_write,
        "steps": [(name, STEPS[name]) for name in steps_open(actor, listed)],
        "ways": list(record.ways(actor, listed)),
        "prices": tables.breaks(listed, listed.breaks.all()),
        "toxic": toxicity(materials()[listed.material_id]) if listed.material_id in materials() else "",
        "facts": _facts(listed, queries.authorisation_of(actor, listed)),
        "judged": judged,
        "market": market_name(judged.market) if judged.market else "",
        "markets": [(code, market_name(code), code == judged.market) for code in judged.markets],
        "lots": tables.lots(judged.facts, judged.papers, own=own),
        "papers": tables.papers(listed.papers.all()),
        "supplier": tables.supplier(listed),
        "licences": tables.licences(queries.licences(actor, listed.owner)),
        "problems": problems,
        "wrong": dict(problems),
        **(_owners(request, listed, forms) if own else {}),
    }
    return render(request, "catalogue/listing.html", context, status=422 if problems else 200)


def _owners(request: Request, listed: Listing, forms: dict[str, Any]) -> dict[str, Any]:
    """What only the supplier sees: what publishing takes, its lots to choose from, the forms, and what was done."""
    needs = publishing.needed(listed, timezone.localdate())
    return {
        "needs": [(reason(one), wanted(one), one) for one in needs],
        "lacks": [lack(one) for one in gate.lacking(needs)],
        "lots_to_choose": lots.to_choose(request.actor, listed),
        "paper_form": forms.get("paper_form") or PaperForm(auto_id="p-%s"),
        "picture_form": forms.get("picture_form") or PictureForm(auto_id="i-%s"),
        "told": history_of(request.actor, listed),
    }


def _facts(listed: Listing, authorisation: object) -> list[tuple[str, Cell]]:
    unit = tables.unit_name(listed)
    rule = incoterms().get(listed.incoterm)
    delivery = f"{rule.code} {listed.place} · {rule.called(tongue())}" if rule else listed.place
    rows = [
        (_("Material, as stated"), Cell(text=listed.material)),
        (_("Grade"), Cell(text=listed.grade)),
        (_("Origin, as stated"), Cell(text=listed.origin)),
        (_("Form"), Cell(text=listed.form)),
        (_("Use"), Cell(text=listed.use)),
        (_("Specification"), Cell(text=listed.specification)),
        (_("Least amount"), Cell(text=f"{listed.minimum.normalize():f}\u00a0{unit}" if listed.minimum else "")),
        (_("Delivery term"), Cell(text=delivery.strip())),
        (_("Lead time"), Cell(text=_("%d days") % listed.lead_days if listed.lead_days is not None else "")),
        (_("Authorisation"), Cell(text=str(authorisation or ""))),
        (_("Valid until"), Cell(text=listed.valid_until.isoformat() if listed.valid_until else "")),
    ]
    return [(name, cell) for name, cell in rows if cell.text]


@require_POST
def step(request: Request, listing_id: UUID) -> HttpResponse:
    """Publishes it, withdraws it, or makes it a draft again."""
    name = request.POST.get("step", "")
    done = {
        "publish": _("The listing is published."),
        "withdraw": _("The listing is withdrawn."),
        "redraft": _("The listing is a draft again."),
    }
    listed = queries.listing(request.actor, listing_id)
    return does(
        request,
        listed,
        done.get(name, ""),
        lambda: publishing.take_step(actor=request.actor, listed=listed, name=name),
    )


def does(request: Request, listed: Listing, done: str, act: Callable[[], object], **forms: Any) -> HttpResponse:
    """Does it and goes back to the listing; what is wrong stands on its page, and nothing was done."""
    try:
        act()
    except Invalid as error:
        return page(request, queries.listing(request.actor, listed.pk), list(error.fields.items()), **forms)
    messages.success(request, done, extra_tags="good")
    return redirect("catalogue:listing", listed.pk)
