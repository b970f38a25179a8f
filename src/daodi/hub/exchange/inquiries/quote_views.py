"""The pages of quotes: one quote with its versions, and what each side does with it."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core import lots as kept
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.exchange.inquiries import queries, quoting, tables, telling
from daodi.hub.exchange.inquiries.comparing import standings
from daodi.hub.exchange.inquiries.forms import CounterForm, QuoteForm
from daodi.hub.exchange.inquiries.models import Asked, CounterState, Quote, QuoteVersion, Side, VersionState
from daodi.hub.exchange.inquiries.pages import HERE, crumbs, here, said, warned
from daodi.hub.exchange.inquiries.policy import TO_SUPPLIERS, VERSION, side_of, standing, steps
from daodi.hub.exchange.inquiries.words import STANDING
from daodi.hub.exchange.inquiries.words import VERSION as STEPS
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Cell, Crumb

USUALLY = timedelta(days=30)


@require_safe
def page(request: Request, quote_id: UUID) -> HttpResponse:
    """One quote to its two sides."""
    return render(request, "inquiries/quote.html", quote_page(request, queries.quote(request.actor, quote_id)))


def quote_page(request: Request, quote: Quote, **forms: Any) -> dict[str, Any]:
    """What the page of a quote shows; ``forms`` are those that were sent and are to be put right."""
    actor, now, asked = request.actor, timezone.now(), quote.asked
    side = side_of(actor, asked)
    versions = list(queries.versions(actor).filter(quote=quote).order_by("-version"))
    last = versions[0]
    may = steps(VERSION, last.state, side, actor)
    live = standing(last, now) == VersionState.OFFERED
    return {
        **HERE,
        "crumbs": crumbs(here(asked.inquiry), Crumb(text=quote.number)),
        "quote": quote,
        "inquiry": asked.inquiry,
        "side": side,
        "last": last,
        "standing": STANDING[standing(last, now)],
        "left": telling.left(last, now) if last.state == VersionState.OFFERED else "",
        "facts": terms(last),
        "lots": tables.lots(standings([last], asked.inquiry.market, now)[last.pk], asked.inquiry.market),
        "market": market_name(asked.inquiry.market),
        "older": [(one, STANDING[standing(one, now)], terms(one)) for one in versions[1:]],
        "counters": [(one, telling.price(one.version, one.price)) for each in versions for one in _counters(each)],
        "steps": [(name, STEPS[name]) for name in may if name in STEPS],
        "may_revise": side == Side.SUPPLIER and _may_revise(actor.may_write, asked, last),
        "may_counter": side == Side.BUYER and "counter" in may and live and not _open_counter(last),
        "order": _order(last) if side == Side.BUYER and "accept" in may and live else "",
        "amount": _plain(_wanted(last)),
        "counter_form": CounterForm(auto_id="c-%s", initial={"amount": last.amount}),
        "samples": list(queries.samples(actor).filter(version__quote=quote)),
        "told": history_of(actor, quote),
        **forms,
    }


def terms(version: QuoteVersion) -> list[tuple[str, Cell]]:
    """What a version says."""
    measure = (version.unit, version.unit_region)
    breaks = [
        _("from %(amount)s: %(price)s")
        % {
            "amount": telling.amount(Decimal(one["at_least"]), *measure),
            "price": telling.price(version, Decimal(one["price"])),
        }
        for one in version.tiers
    ]
    estimates = [
        _("%(what)s %(money)s") % {"what": name, "money": telling.money(worth, version.currency)}
        for name, worth in ((_("freight"), version.freight), (_("insurance"), version.insurance))
        if worth is not None
    ]
    if version.duty_pct is not None:
        estimates.append(_("import duty %s %%") % telling.figure(version.duty_pct))
    rows = [
        (_("Price"), Cell(text=telling.price(version), note="; ".join(breaks))),
        (_("Amount"), Cell(text=telling.amount(version.amount, *measure), note=_tolerance(version))),
        (_("Smallest amount"), Cell(text=telling.amount(version.minimum, *measure) if version.minimum else "")),
        (
            _("Delivery term"),
            Cell(text=telling.term(version.incoterm, version.place), note=telling.term_name(version.incoterm)),
        ),
        (_("Days to deliver"), Cell(text=telling.days(version.lead_days))),
        (_("Valid until"), Cell(text=telling.moment(version.valid_until, version.zone))),
        (
            _("Estimates"),
            Cell(text="; ".join(estimates), note=_("stated by the supplier, for comparing") if estimates else ""),
        ),
        (_("Note"), Cell(text=version.note)),
        (_("Given"), Cell(text=telling.moment(version.offered_at))),
        (_in("quote", "Decided"), Cell(text=telling.moment(version.decided_at))),
    ]
    return [(name, cell) for name, cell in rows if cell.text]


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, inquiry_id: UUID) -> HttpResponse:
    """The form by which a supplier quotes."""
    inquiry = queries.inquiry(request.actor, inquiry_id)
    if request.actor.is_of(inquiry.owner_id):
        raise NotAllowed
    may_write(request.actor)
    return _form(request, queries.our_asking(request.actor, inquiry), None, None)


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: Request, quote_id: UUID) -> HttpResponse:
    """The same form, for a new version."""
    quote = queries.quote(request.actor, quote_id)
    if not request.actor.is_of(quote.asked.supplier_id):
        raise NotAllowed
    may_write(request.actor)
    last = quote.versions.order_by("-version").prefetch_related("lots").first()
    return _form(request, quote.asked, quote, last)


@require_POST
def step(request: Request, version_id: UUID) -> HttpResponse:
    """The supplier withdraws a version, or the buyer declines it."""
    version = queries.version(request.actor, version_id)
    name = request.POST.get("step", "")
    act = {"withdraw": quoting.withdraw, "decline": quoting.decline}.get(name)
    if act is None:
        raise NotFound
    try:
        act(actor=request.actor, version=version, now=timezone.now())
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("inquiries:quote", version.quote_id)


@require_POST
def counter(request: Request, version_id: UUID) -> HttpResponse:
    """What the buyer would take instead."""
    version = queries.version(request.actor, version_id)
    form = CounterForm(request.POST, auto_id="c-%s")
    if form.is_valid():
        try:
            quoting.counter(actor=request.actor, version=version, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("The supplier has been told. The quote stands until it answers."))
            return redirect("inquiries:quote", version.quote_id)
        except Invalid as invalid:
            said(form, invalid)
        except Conflict as refusal:
            warned(request, refusal)
            return redirect("inquiries:quote", version.quote_id)
    context = quote_page(request, queries.quote(request.actor, version.quote_id), counter_form=form)
    return render(request, "inquiries/quote.html", context, status=422)


@require_POST
def decline_counter(request: Request, counter_id: UUID) -> HttpResponse:
    """The supplier stays with its version."""
    made = queries.counter(request.actor, counter_id)
    try:
        quoting.decline_counter(actor=request.actor, counter=made, now=timezone.now())
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("inquiries:quote", made.version.quote_id)


def _form(request: Request, asked: Asked, quote: Quote | None, last: QuoteVersion | None) -> HttpResponse:
    now = timezone.now()
    held = kept.own(request.actor)
    initial = _initial(asked, last, now)
    form = QuoteForm(request.POST or None, lots=held, instance=last, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            chosen = form.cleaned_data.get("lots", [])
            made = quoting.offer(
                actor=request.actor, asked=asked, facts=form.facts(), lots=chosen, now=now, quote=quote
            )
            messages.success(request, _("Your quote has been sent to the buyer; nobody else sees it."))
            return redirect("inquiries:quote", made.quote_id)
        except Invalid as invalid:
            said(form, invalid, unit="measure", unit_region="measure")
        except Conflict as refusal:
            form.add_error(None, str(refusal))
    way = crumbs(here(asked.inquiry), Crumb(text=_("New version") if quote else _("Quote")))
    counter = last.counters.filter(state=CounterState.OPEN).first() if last else None
    context = {**HERE, "crumbs": way, "form": form, "inquiry": asked.inquiry, "quote": quote, "counter": counter}
    return render(request, "inquiries/quote_form.html", context, status=422 if form.errors else 200)


def _initial(asked: Asked, last: QuoteVersion | None, now: datetime) -> dict[str, Any]:
    """A form begins with what was asked, or with what the last version says."""
    if last is not None:
        zone = ZoneInfo(last.zone)
        until = max(last.valid_until, now + timedelta(days=1)).astimezone(zone)
        return {"valid_until": until.replace(tzinfo=None), "lots": [str(one.lot_id) for one in last.lots.all()]}
    inquiry = asked.inquiry
    until = timezone.localtime(now + USUALLY).replace(minute=0, second=0, tzinfo=None)
    return {
        "currency": inquiry.currency,
        "measure": f"{inquiry.unit}|{inquiry.unit_region}",
        "amount": inquiry.amount,
        "incoterm": inquiry.incoterm,
        "place": inquiry.place,
        "valid_until": until,
        "zone": timezone.get_current_timezone_name(),
    }


def _may_revise(writes: bool, asked: Asked, last: QuoteVersion) -> bool:
    return writes and asked.inquiry.state in TO_SUPPLIERS and last.state != VersionState.ACCEPTED


def _counters(version: QuoteVersion) -> list[Any]:
    for one in version.counters.all():
        one.version = version
    return list(version.counters.all())


def _open_counter(version: QuoteVersion) -> bool:
    return any(one.state == CounterState.OPEN for one in version.counters.all())


def _order(version: QuoteVersion) -> str:
    """Where the room of orders takes a quote up; nowhere while that room is not there."""
    try:
        return reverse("orders:from-quote", kwargs={"version_id": version.pk})
    except NoReverseMatch:
        return ""


def _tolerance(version: QuoteVersion) -> str:
    return _("± %s %%") % telling.figure(version.tolerance_pct) if version.tolerance_pct else ""


def _plain(amount: Decimal | None) -> str:
    """A number as a field of a form takes it."""
    return "" if amount is None else f"{amount.normalize():f}"


def _wanted(version: QuoteVersion) -> Decimal | None:
    """What the buyer asked for, where the quote counts in the same unit and reaches so far; else what is quoted."""
    inquiry = version.quote.asked.inquiry
    is_same = (version.unit, version.unit_region) == (inquiry.unit, inquiry.unit_region)
    if is_same and inquiry.amount and (version.amount is None or inquiry.amount <= version.amount):
        return inquiry.amount
    return version.amount
