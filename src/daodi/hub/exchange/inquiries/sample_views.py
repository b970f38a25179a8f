"""The pages of samples."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core import lots as kept
from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotFound, Refusal
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue.queries import listing as one_listing
from daodi.hub.exchange.inquiries import queries, sampling, tables, telling
from daodi.hub.exchange.inquiries.forms import AssessForm, ReceiveForm, ReplyForm, SampleForm, SendForm
from daodi.hub.exchange.inquiries.models import SampleRequest, SampleState, Side
from daodi.hub.exchange.inquiries.pages import HERE, Facts, crumbs, said, warned
from daodi.hub.exchange.inquiries.policy import SAMPLE, side_of_sample, steps
from daodi.hub.exchange.inquiries.words import SAMPLE as STEPS
from daodi.hub.web.shapes import Cell, Crumb, page_of

OF = ("asked", "version", "listing")
WAY = (SampleState.REQUESTED, SampleState.AGREED, SampleState.SENT, SampleState.RECEIVED, SampleState.ASSESSED)


@require_safe
def index(request: Request) -> HttpResponse:
    """The samples that we asked for, and those asked of us."""
    policy.signed_in(request.actor)
    page = page_of(queries.samples(request.actor), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Samples"))),
        "page": page,
        "table": tables.samples(request.actor, page.items),
    }
    return render(request, "inquiries/samples.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request) -> HttpResponse:
    """A form for a sample: ``?asked=``, ``?version=`` or ``?listing=`` says of what."""
    policy.signed_in(request.actor)
    of = _of(request)
    may_write(request.actor)
    if "listing" not in of:
        sampling.may_ask(request.actor, of.get("asked") or of["version"].quote.asked)
    form = SampleForm(request.POST or None, initial={"material": _about(of)[1]})
    if request.method == "POST" and form.is_valid():
        try:
            made = sampling.ask(actor=request.actor, facts=form.facts(), now=timezone.now(), **of)
            return redirect("inquiries:sample", made.pk)
        except Invalid as invalid:
            said(form, invalid, unit="measure", unit_region="measure")
        except Refusal as refusal:
            if refusal.status != 409:
                raise
            form.add_error(None, str(refusal))
    name, one = next(iter(of.items()))
    supplier, _material = _about(of)
    way = crumbs(Crumb(text=_("Samples"), href=reverse("inquiries:samples")), Crumb(text=_("Ask for a sample")))
    context = {**HERE, "crumbs": way, "form": form, "of": name, "of_id": one.pk, "supplier": supplier}
    return render(request, "inquiries/sample_form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, sample_id: UUID) -> HttpResponse:
    """One sample to its two sides."""
    sample = queries.sample(request.actor, sample_id)
    return render(request, "inquiries/sample.html", _page(request, sample))


@require_POST
def step(request: Request, sample_id: UUID) -> HttpResponse:
    """The next step of a sample, with what it states."""
    sample = queries.sample(request.actor, sample_id)
    name = request.POST.get("step", "")
    if name not in STEPS:
        raise NotFound
    form = _form(name, request.actor, sample, request.POST)
    if form is not None and not form.is_valid():
        return render(request, "inquiries/sample.html", _page(request, sample, wrong=(name, form)), status=422)
    facts = form.cleaned_data if form else {}
    try:
        sampling.take_step(actor=request.actor, sample=sample, name=name, now=timezone.now(), facts=facts)
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("inquiries:sample", sample_id)


def _page(request: Request, sample: SampleRequest, wrong: tuple[str, forms.Form] | None = None) -> dict[str, Any]:
    actor = request.actor
    side = side_of_sample(actor, sample)
    may = steps(SAMPLE, sample.state, side, actor)
    shown = {name: _form(name, actor, sample, None) for name in may}
    if wrong:
        shown[wrong[0]] = wrong[1]
    return {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Samples"), href=reverse("inquiries:samples")), Crumb(text=sample.number)),
        "sample": sample,
        "side": side,
        "other": telling.other(actor, sample),
        "facts": _facts(sample, side),
        "way": _way(sample),
        "steps": [(name, STEPS[name], form) for name, form in shown.items()],
        "told": history_of(actor, sample),
    }


def _facts(sample: SampleRequest, side: Side | None) -> Facts:
    lot = " · ".join(str(sample.lot.get(name)) for name in ("code", "material", "origin") if sample.lot.get(name))
    rows = [
        (_("Number"), Cell(text=sample.number, look="mono")),
        (_("Buyer"), Cell(text=sample.buyer.name)),
        (_("Supplier"), Cell(text=sample.supplier.name)),
        (_("Amount"), Cell(text=telling.amount(sample.amount, sample.unit, sample.unit_region))),
        (_("Send it to"), Cell(text=sample.address)),
        (_("What it is for"), Cell(text=sample.note)),
        (_("Word of the supplier"), Cell(text=sample.reply)),
        (_("Taken from the lot"), Cell(text=lot)),
        (_("Carrier"), Cell(text=sample.carrier, note=sample.reference)),
        (_("Sent on"), Cell(text=telling.day(sample.sent_on) if sample.sent_on else "")),
        (_("Received on"), Cell(text=telling.day(sample.received_on) if sample.received_on else "")),
    ]
    if side == Side.BUYER:
        rows += [
            (_("What you found"), Cell(text=sample.assessment, note=_("the supplier does not read this"))),
            (_("Number of the test request"), Cell(text=sample.test_request)),
        ]
    return [(name, cell) for name, cell in rows if cell.text]


def _way(sample: SampleRequest) -> list[tuple[Any, str]]:
    if sample.state not in WAY:
        return []
    at = WAY.index(SampleState(sample.state))
    return [(one.label, "done" if n < at else "now" if n == at else "") for n, one in enumerate(WAY)]


def _form(name: str, actor: Actor, sample: SampleRequest, sent: Any) -> forms.Form | None:
    auto_id = f"{name}-%s"
    if name == "send":
        own = kept.own(actor) if actor.is_of(sample.supplier_id) else []
        return SendForm(sent, lots=own, auto_id=auto_id)
    plain = {"agree": ReplyForm, "decline": ReplyForm, "receive": ReceiveForm, "assess": AssessForm}.get(name)
    return plain(sent, auto_id=auto_id) if plain else None


def _of(request: Request) -> dict[str, Any]:
    """Of what a sample is wanted."""
    given = request.POST if request.method == "POST" else request.GET
    find = {"asked": queries.asking, "version": queries.version, "listing": one_listing}
    for name in OF:
        if given.get(name):
            return {name: find[name](request.actor, given[name])}
    raise NotFound


def _about(of: dict[str, Any]) -> tuple[Organisation, str]:
    """Whose sample it would be, and of which material."""
    listed = of.get("listing")
    if listed is not None:
        return listed.owner, (listed.material or listed.title)[:100]
    asked = of.get("asked") or of["version"].quote.asked
    return asked.supplier, asked.inquiry.material
