"""The pages of orders: the list, one order, how one is placed, and its steps as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as plain
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.catalogue import queries as catalogue
from daodi.hub.exchange.catalogue.asking import markets
from daodi.hub.exchange.inquiries import queries as inquiries
from daodi.hub.exchange.inquiries.models import QuoteVersion
from daodi.hub.exchange.inquiries.pricing import price_at
from daodi.hub.exchange.orders import forms, placing, queries, stepping, tables
from daodi.hub.exchange.orders.drafts import Line, Terms
from daodi.hub.exchange.orders.models import OrderState
from daodi.hub.exchange.orders.pages import HERE, crumbs, of_order
from daodi.hub.exchange.orders.values import shown
from daodi.hub.exchange.orders.words import DONE
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Cell, Crumb, page_of


def said(form: plain.BaseForm, invalid: Invalid) -> None:
    """Puts what is wrong beside the fields of a form."""
    for name, text in invalid.fields.items():
        form.add_error(name if name in form.fields else None, text)


def warned(request: Request, refusal: Refusal) -> None:
    """Says at the head of the next page why something was not done; what is not there stays not there."""
    if refusal.status not in (409, 422):
        raise refusal
    text = "; ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
    messages.warning(request, text, extra_tags="warn")


def tried(request: Request, form: plain.BaseForm, does: Callable[[], object], done: Any = "") -> bool:
    """Whether it was done; what is wrong with the form stands in it then, and a conflict at the head of the page."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            does()
    except Invalid as invalid:
        said(form, invalid)
        return False
    except Refusal as refusal:
        warned(request, refusal)
        return True
    if done:
        messages.success(request, str(done), extra_tags="good")
    return True


@require_safe
def index(request: Request) -> HttpResponse:
    """Our orders, those that wait for us first."""
    policy.signed_in(request.actor)
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("side", "state", "q")}
    found = queries.orders(request.actor, side=asked["side"], state=asked["state"], text=asked["q"])
    page = page_of(queries.waiting_first(request.actor, found).prefetch_related("lines"), request.GET)
    context = {
        **HERE,
        "crumbs": (*crumbs()[:-1], Crumb(text=_("Orders"))),
        "asked": asked,
        "filtered": any(asked.values()),
        "states": OrderState.choices,
        "page": page,
        "table": tables.orders(request.actor, page.items),
        "disputes": queries.open_disputes(request.actor),
    }
    return render(request, "orders/list.html", context)


@require_safe
def page(request: Request, order_id: UUID) -> HttpResponse:
    """One order."""
    return render(request, "orders/page.html", of_order(request, queries.order(request.actor, order_id)))


@require_POST
def step(request: Request, order_id: UUID) -> HttpResponse:
    """Confirmed, rejected, cancelled before that, or closed."""
    order = queries.order(request.actor, order_id)
    name, reason = request.POST.get("step", ""), request.POST.get("reason", "")
    try:
        stepping.take_step(actor=request.actor, order=order, name=name, now=timezone.now(), reason=reason)
        messages.success(request, str(DONE[name]), extra_tags="good")
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("orders:page", order_id)


@require_http_methods(["GET", "POST"])
def take(request: Request, version_id: UUID) -> HttpResponse:
    """What a quote says, to be ordered; sent, it is accepted and ordered in one step."""
    version = inquiries.version(request.actor, version_id)
    policy.may_write(request.actor)
    quoted = version.amount or version.quote.asked.inquiry.amount
    form = forms.TakeForm(request.POST or None, initial={"amount": shown(quoted) if quoted else ""})
    form.fields["amount"].label = _("Amount, %s") % version.unit
    if request.method == "POST" and form.is_valid():
        try:
            order = placing.place_from_quote(
                actor=request.actor, version=version, now=timezone.now(), amount=form.cleaned_data["amount"]
            )
            return redirect("orders:page", order.pk)
        except Invalid as invalid:
            said(form, invalid)
        except Refusal as refusal:
            if refusal.status != 409:
                raise
            form.add_error(None, str(refusal))
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Order from a quote"))),
        "form": form,
        "title": version.quote.asked.inquiry.title,
        "facts": _quoted(version),
    }
    return render(request, "orders/take.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def new(request: Request, listing_id: UUID) -> HttpResponse:
    """What is listed, to be ordered at the price of its list."""
    actor = request.actor
    policy.may_write(actor)
    listing = catalogue.listing(actor, listing_id)
    unit = " ".join(filter(None, (listing.unit, listing.unit_region)))
    form = forms.ListedForm(request.POST or None, unit=unit, markets=_markets())
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        terms = Terms(
            currency=listing.currency,
            market=sent["market"],
            incoterm=listing.incoterm,
            place=listing.place,
            deliver_by=sent["deliver_by"],
            note=sent["note"],
            number=sent["number"],
        )
        line = Line(
            amount=sent["amount"],
            unit=listing.unit,
            unit_region=listing.unit_region,
            listing=listing,
            lots=[one.lot_id for one in listing.lots.all()],
        )
        try:
            order = placing.place(actor=actor, supplier=listing.owner, lines=[line], terms=terms, now=timezone.now())
            return redirect("orders:page", order.pk)
        except Invalid as invalid:
            said(form, invalid)
        except Refusal as refusal:
            if refusal.status != 409:
                raise
            form.add_error(None, str(refusal))
    prices = [
        (_("from %s") % f"{tables.number(one.at_least)} {unit}", Cell(text=tables.money(one.price, listing.currency)))
        for one in listing.breaks.all()
    ]
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Order what is listed"))),
        "form": form,
        "title": listing.title,
        "facts": [(_("Supplier"), tables.party(listing.owner)), *prices],
    }
    return render(request, "orders/take.html", context, status=422 if form.errors else 200)


def _markets() -> list[tuple[str, str]]:
    return [("", _("not said")), *((code, market_name(code)) for code in markets())]


def _quoted(version: QuoteVersion) -> list[tuple[str, Cell]]:
    asked = version.quote.asked
    amount = version.amount or asked.inquiry.amount
    price = price_at(version, amount) if amount else version.price
    where = f"{version.incoterm} {version.place}".strip()
    said = [
        (_("Supplier"), tables.party(asked.supplier)),
        (_("Price"), Cell(text=f"{tables.money(price, version.currency)} / {version.unit}")),
        (_("Amount quoted"), Cell(text=f"{tables.number(amount)} {version.unit}" if amount else "")),
        (
            _in("amount", "From"),
            Cell(text=f"{tables.number(version.minimum)} {version.unit}" if version.minimum else ""),
        ),
        (_("Delivery term"), Cell(text=where)),
        (_("Valid until"), Cell(text=tables.moment(version.valid_until))),
    ]
    return [(name, cell) for name, cell in said if cell.text]
