"""The pages of orders, lots and papers kept: what is at hand, what is missing, and what their holder does with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core import lots as of_lots
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import signed_in
from daodi.hub.core.access.queries import grants_of
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.lots import LotFacts
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.papers import actions, answering, checklist, queries, tables
from daodi.hub.exchange.papers.forms import facts
from daodi.hub.exchange.papers.grounds import Lane
from daodi.hub.exchange.papers.kinds import kinds
from daodi.hub.exchange.papers.models import Paper
from daodi.hub.exchange.papers.places import market_of, offered, place_name
from daodi.hub.exchange.papers.prints import second_language
from daodi.hub.exchange.papers.questions import Unsettled, kind_of, meanings
from daodi.hub.exchange.papers.views import HERE, crumbs
from daodi.hub.exchange.papers.words import called, kind_name
from daodi.hub.web.shapes import Crumb, page_of

Problems = list[tuple[str, str]]


@require_safe
def index(request: Request) -> HttpResponse:
    """The papers that the actor's organisation keeps, and those released to it."""
    signed_in(request.actor)
    page = page_of(queries.papers(request.actor).filter(replaced_by=None, withdrawn_at=None), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_in("paper", "Kept"))),
        "page": page,
        "table": tables.papers(page.items, timezone.localdate()),
    }
    return render(request, "papers/kept.html", context)


@require_safe
def order(request: Request, order_id: UUID) -> HttpResponse:
    """What an order needs on its way, what of it is at hand, and what can be printed."""
    return _order(request, queries.order(request.actor, order_id), [])


def _order(request: Request, of: Order, problems: Problems) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    answer = answering.of_order(actor, of, today)
    lots = queries.lots(actor, of)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=of.number)),
        "order": of,
        "seller": called(of.supplier),
        "buyer": called(of.owner),
        "other": called(queries.other_party(actor, of)),
        "shipments": list(of.shipments.all()),
        "second": second_language(""),
        "kept": tables.papers(queries.of_order(actor, of, lots), today, order=of),
        "lots": [lot for lot in lots if actor.is_of(lot.owner_id)],
        **_form(request, problems),
    }
    if answer.lanes:
        parties = {who: called(one) for who, one in answering.parties(of).items()}
        context |= checklist.context(answer, unsettled=answering.unsettled(of), parties=parties)
    return render(request, "papers/order.html", context, status=422 if problems else 200)


@require_POST
def attach(request: Request, order_id: UUID) -> HttpResponse:
    """Keeps a paper with an order, and shows it to the other party where that is ticked."""
    of = queries.order(request.actor, order_id)

    def keep() -> None:
        about = request.POST.get("about", "")
        shipment = next((one for one in of.shipments.all() if str(one.pk) == about), None)
        lot = next((one for one in queries.lots(request.actor, of) if str(one.id) == about), None)
        paper = actions.attach(
            actor=request.actor,
            facts=facts(request.POST.dict(), request.FILES.get("file")),
            order=of,
            shipment=shipment,
            lot=lot,
        )
        if request.POST.get("release"):
            actions.release(actor=request.actor, paper=paper, order=of)

    return _done(
        request,
        keep,
        _("The paper was kept."),
        reverse("papers:order", args=[of.pk]),
        lambda wrong: _order(request, of, wrong),
    )


@require_safe
def lot(request: Request, lot_id: UUID) -> HttpResponse:
    """What a lot needs to get somewhere, without any order."""
    return _lot(request, of_lots.one(request.actor, lot_id), [])


def _lot(request: Request, facts_of: LotFacts, problems: Problems) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    owner = Organisation.objects.filter(pk=facts_of.owner_id).first()
    to = request.GET.get("to", "").strip()[:200]
    origin = market_of(request.GET.get("from", "")[:200]) or market_of(owner.jurisdiction if owner else "")
    market = market_of(to)
    if to and not market:
        problems = [*problems, ("to", _("“%s” is no country or region known here.") % to)]
    context: dict[str, Any] = {
        **HERE,
        "crumbs": crumbs(Crumb(text=facts_of.code)),
        "lot": facts_of,
        "own": actor.is_of(facts_of.owner_id),
        "given": {"from": place_name(origin), "to": to},
        "places": [place_name(code) for code in offered()],
        "kept": tables.papers(queries.of_lot(actor, facts_of), today),
        **_form(request, problems),
    }
    if market:
        lane = Lane(
            material_ids=(facts_of.material_id,) if facts_of.material_id else (),
            kind=kind_of("", facts_of.form),
            origin=origin,
            market=market,
            use=facts_of.use,
        )
        named = facts_of.material or facts_of.code
        open_names = [] if facts_of.material_id else [Unsettled(named, meanings(named))]
        context |= checklist.context(answering.of_lot(actor, facts_of, owner, lane, today), unsettled=open_names)
    return render(request, "papers/lot.html", context, status=422 if problems else 200)


@require_POST
def attach_to_lot(request: Request, lot_id: UUID) -> HttpResponse:
    """Keeps a paper with a lot of the actor's own."""
    of = of_lots.one(request.actor, lot_id)

    def keep() -> None:
        sent = facts(request.POST.dict(), request.FILES.get("file"))
        actions.attach(actor=request.actor, facts=sent, lot=of)

    return _done(
        request,
        keep,
        _("The paper was kept."),
        reverse("papers:lot", args=[of.id]),
        lambda wrong: _lot(request, of, wrong),
    )


@require_safe
def page(request: Request, paper_id: UUID) -> HttpResponse:
    """One paper with its versions, and who sees it."""
    return _page(request, queries.paper(request.actor, paper_id), [])


def _page(request: Request, paper: Paper, problems: Problems) -> HttpResponse:
    actor = request.actor
    own = actor.is_of(paper.owner_id)
    versions = list(queries.versions(actor, paper))
    stands = paper.withdrawn_at is None and versions[0].pk == paper.pk
    granted = [grant.to for grant in grants_of(paper, actor)]
    order = queries.order(actor, paper.order_id) if paper.order_id else None
    other = queries.other_party(actor, order) if order else None
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_in("paper", "Kept"), href=reverse("papers:kept")), Crumb(text=paper.number)),
        "paper": paper,
        "kind": kind_name(paper.kind),
        "facts": tables.facts(paper, actor),
        "versions": tables.versions(versions, paper),
        "own": own,
        "may_change": own and actor.may_write and stands,
        "stands": stands,
        "order": order,
        "other": called(other) if other and other not in granted else "",
        "granted": [called(one) for one in granted],
        "history": history_of(actor, paper),
        **_form(request, problems),
    }
    return render(request, "papers/paper.html", context, status=422 if problems else 200)


@require_POST
def replace(request: Request, paper_id: UUID) -> HttpResponse:
    """Puts a newer version in the place of a paper."""
    paper = queries.paper(request.actor, paper_id)
    sent = {**request.POST.dict(), "kind": paper.kind}

    def keep() -> None:
        actions.replace(actor=request.actor, paper=paper, facts=facts(sent, request.FILES.get("file")))

    return _done(
        request,
        keep,
        _("The newer version stands in its place."),
        reverse("papers:kept"),
        lambda wrong: _page(request, paper, wrong),
    )


@require_POST
def release(request: Request, paper_id: UUID) -> HttpResponse:
    """Shows a paper to the other party of its order."""
    paper = queries.paper(request.actor, paper_id)
    of = queries.order(request.actor, request.POST.get("order") or paper.order_id)
    actions.release(actor=request.actor, paper=paper, order=of)
    messages.success(request, _("%s sees the paper now.") % called(queries.other_party(request.actor, of)))
    return redirect("papers:order", of.pk)


@require_POST
def withdraw(request: Request, paper_id: UUID) -> HttpResponse:
    """Takes a paper off every list."""
    paper = actions.withdraw(actor=request.actor, paper=queries.paper(request.actor, paper_id))
    messages.success(request, _("The paper was withdrawn."))
    return redirect("papers:paper", paper.pk)


def _form(request: Request, problems: Problems) -> dict[str, Any]:
    return {
        "kinds": [(one, kind_name(one)) for one in kinds()],
        "sent": request.POST,
        "problems": problems,
        "wrong": dict(problems),
    }


def _done(
    request: Request, does: Callable[[], None], said: str, href: str, again: Callable[[Problems], HttpResponse]
) -> HttpResponse:
    """Does it and goes on; what is wrong with the form stands on its page, and nothing was done."""
    try:
        does()
    except Invalid as error:
        return again(list(error.fields.items()))
    messages.success(request, said)
    return redirect(href)
