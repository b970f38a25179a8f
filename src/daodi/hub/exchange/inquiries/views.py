"""The pages of inquiries: the list, one inquiry to its buyer or to who was asked, and what its buyer does with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.organisations.queries import organisations
from daodi.hub.exchange.catalogue.queries import listing as one_listing
from daodi.hub.exchange.inquiries import asking, queries, tables
from daodi.hub.exchange.inquiries.forms import ExtendForm, InquiryForm, SuppliersForm
from daodi.hub.exchange.inquiries.models import Inquiry, InquiryState
from daodi.hub.exchange.inquiries.pages import HERE, crumbs, here, inquiry_page, said, suitable, warned
from daodi.hub.exchange.inquiries.policy import INQUIRY, buyer_of, next_state
from daodi.hub.exchange.terms.markets import home
from daodi.hub.web.shapes import Crumb, page_of

FROM_LISTING = ("title", "material", "kind", "grade", "form", "use", "currency", "unit", "unit_region")


@require_safe
def index(request: Request) -> HttpResponse:
    """Our inquiries and those that we are asked, the newest first."""
    policy.signed_in(request.actor)
    given = {name: request.GET.get(name, "").strip()[:200] for name in ("side", "state", "q")}
    own = {"ours": True, "asked": False}.get(given["side"])
    found = queries.inquiries(request.actor, own=own, state=given["state"], text=given["q"])
    page = page_of(found.prefetch_related("asked"), request.GET)
    context = {
        **HERE,
        "crumbs": (*crumbs()[:1], Crumb(text=_("Inquiries"))),
        "given": given,
        "filtered": any(given.values()),
        "states": InquiryState.choices,
        "page": page,
        "table": tables.inquiries(request.actor, page.items),
    }
    return render(request, "inquiries/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """A form for an inquiry; ``?listing=`` or ``?material=`` fills what is known."""
    policy.signed_in(request.actor)
    form = InquiryForm(request.POST or None, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        try:
            inquiry = asking.draft(actor=request.actor, facts=form.facts())
            _ask_first(request, inquiry)
            return redirect("inquiries:page", inquiry.pk)
        except Invalid as invalid:
            said(form, invalid, unit="measure", unit_region="measure")
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("New inquiry"))), "form": form, "first": _first(request)}
    return render(request, "inquiries/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, inquiry_id: UUID) -> HttpResponse:
    """The same form, to correct a draft."""
    inquiry = _hers(request.actor, inquiry_id)
    next_state(INQUIRY, InquiryState(inquiry.state), "change", buyer_of(request.actor, inquiry), request.actor)
    form = InquiryForm(request.POST or None, instance=inquiry)
    if request.method == "POST" and form.is_valid():
        try:
            asking.change(actor=request.actor, inquiry=inquiry, facts=form.facts())
            return redirect("inquiries:page", inquiry_id)
        except Invalid as invalid:
            said(form, invalid, unit="measure", unit_region="measure")
    context = {**HERE, "crumbs": crumbs(here(inquiry), Crumb(text=_("Correct"))), "form": form, "inquiry": inquiry}
    return render(request, "inquiries/form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, inquiry_id: UUID) -> HttpResponse:
    """One inquiry, as its reader may see it."""
    inquiry = queries.inquiry(request.actor, inquiry_id)
    return render(request, "inquiries/page.html", inquiry_page(request, inquiry))


@require_POST
def step(request: Request, inquiry_id: UUID) -> HttpResponse:
    """Sends it, closes it, opens it again, or cancels it."""
    inquiry = _hers(request.actor, inquiry_id)
    name = request.POST.get("step", "")
    try:
        asking.take_step(actor=request.actor, inquiry=inquiry, name=name, now=timezone.now())
        if name == "open":
            messages.success(request, _("Those you chose have been asked. None of them sees who else was."))
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("inquiries:page", inquiry_id)


@require_POST
def ask(request: Request, inquiry_id: UUID) -> HttpResponse:
    """Chooses suppliers to ask: ticked, or one by name."""
    inquiry = _hers(request.actor, inquiry_id)
    form = SuppliersForm(request.POST, suitable=suitable(request.actor, inquiry), auto_id="s-%s")
    if form.is_valid():
        try:
            chosen = _chosen(request.actor, form.cleaned_data.get("suppliers", []), form.cleaned_data["named"])
            asking.ask(actor=request.actor, inquiry=inquiry, suppliers=chosen, now=timezone.now())
            return redirect("inquiries:page", inquiry_id)
        except Invalid as invalid:
            said(form, invalid, suppliers="named")
        except Conflict as refusal:
            form.add_error(None, str(refusal))
    context = inquiry_page(request, inquiry, suppliers_form=form)
    return render(request, "inquiries/page.html", context, status=422)


@require_POST
def drop(request: Request, asked_id: UUID) -> HttpResponse:
    """Takes a supplier out of a draft."""
    asked = queries.asking(request.actor, asked_id)
    try:
        asking.drop(actor=request.actor, inquiry=asked.inquiry, asked=asked)
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("inquiries:page", asked.inquiry_id)


@require_POST
def extend(request: Request, inquiry_id: UUID) -> HttpResponse:
    """Changes the last day for quotes."""
    inquiry = _hers(request.actor, inquiry_id)
    form = ExtendForm(request.POST, auto_id="e-%s")
    if form.is_valid():
        try:
            asking.extend(actor=request.actor, inquiry=inquiry, now=timezone.now(), **form.cleaned_data)
            return redirect("inquiries:page", inquiry_id)
        except Invalid as invalid:
            said(form, invalid)
        except Conflict as refusal:
            form.add_error(None, str(refusal))
    return render(request, "inquiries/page.html", inquiry_page(request, inquiry, extend_form=form), status=422)


def _hers(actor: Actor, inquiry_id: UUID) -> Inquiry:
    """An inquiry that the actor may see, for a step of its buyer: a supplier that was asked is told that it may not."""
    inquiry = queries.inquiry(actor, inquiry_id)
    if buyer_of(actor, inquiry) is None:
        raise NotAllowed
    return inquiry


def _initial(request: Request) -> dict[str, Any]:
    """What is known of a new inquiry: from a listing, from the address, from who asks."""
    actor = request.actor
    known = {name: request.GET[name][:200] for name in ("material", "title") if name in request.GET}
    if actor.organisation:
        known["market"] = home(actor.organisation.jurisdiction) or actor.organisation.jurisdiction
    if "listing" in request.GET:
        listed = one_listing(actor, request.GET["listing"])
        known |= {name: getattr(listed, name) for name in FROM_LISTING}
        known["measure"] = f"{listed.unit}|{listed.unit_region}"
    return known


def _first(request: Request) -> Organisation | None:
    """The supplier that the buyer came from."""
    given = request.POST.get("supplier") or request.GET.get("supplier", "")
    try:
        return organisations(request.actor).filter(pk=UUID(given)).first() if given else None
    except ValueError:
        return None


def _ask_first(request: Request, inquiry: Inquiry) -> None:
    first = _first(request)
    if first is not None:
        asking.ask(actor=request.actor, inquiry=inquiry, suppliers=[first], now=timezone.now())


def _chosen(actor: Actor, ids: list[str], named: str) -> list[Organisation]:
    chosen = list(organisations(actor).filter(pk__in=ids))
    if named.strip():
        found = organisations(actor).filter(name__iexact=named.strip()).first()
        if found is None:
            found = organisations(actor).filter(names__text__iexact=named.strip()).first()
        if found is None:
            raise Invalid({"named": _("No member is called so; expected a name as in the list of members.")})
        chosen.append(found)
    if not chosen:
        raise Invalid({"suppliers": _("Choose at least one supplier to ask.")})
    return chosen
