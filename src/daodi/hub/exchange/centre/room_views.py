"""The pages of the sample room."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core import lots
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.organisations.queries import named
from daodi.hub.exchange.catalogue.queries import listing
from daodi.hub.exchange.catalogue.queries import own as own_listings
from daodi.hub.exchange.centre import queries, room, tables
from daodi.hub.exchange.centre.forms import SampleForm, ViewingForm
from daodi.hub.exchange.centre.models import Sample, SampleState
from daodi.hub.exchange.centre.policy import sample_steps, viewing_steps
from daodi.hub.exchange.centre.views import HERE, crumbs
from daodi.hub.exchange.centre.words import STEPS
from daodi.hub.web.names import shown
from daodi.hub.web.shapes import Cell, Crumb, page_of


@require_safe
def index(request: Request) -> HttpResponse:
    """What lies on the shelves, and who comes to look."""
    page = page_of(queries.samples(request.actor), request.GET)
    viewings = queries.viewings(request.actor).exclude(state__in=("declined", "cancelled"))[:50]
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Sample room"))),
        "page": page,
        "table": tables.samples(page.items),
        "viewings": [
            (one, tables.when(one), [(name, STEPS[name]) for name in viewing_steps(request.actor, one)])
            for one in viewings
        ],
    }
    return render(request, "centre/samples.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def lend(request: Request) -> HttpResponse:
    """A form for a sample of one's own."""
    policy.signed_in(request.actor)
    form = SampleForm(
        request.POST or None,
        listings=[(str(one.pk), str(one)) for one in own_listings(request.actor)[:200]],
        lots=[(str(one.id), f"{one.code} · {one.material}") for one in lots.own(request.actor)],
    )
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        said = {name: sent[name] for name in ("title", "amount", "note")}
        listed = listing(request.actor, sent["listing"]) if sent.get("listing") else None
        lot_id = UUID(sent["lot_id"]) if sent.get("lot_id") else None
        sample = room.lend(actor=request.actor, listing=listed, lot_id=lot_id, **said)
        return redirect("centre:sample", sample.pk)
    context = {**HERE, "crumbs": crumbs(_room(), Crumb(text=_("Lend a sample"))), "form": form}
    return render(request, "centre/lend.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, sample_id: UUID) -> HttpResponse:
    """One sample: where it lies, who lent it, and coming to look."""
    return _page(request, queries.sample(request.actor, sample_id))


def _page(request: Request, sample: Sample, wrong: str = "", status: int = 200, **forms: Any) -> HttpResponse:
    actor, steps = request.actor, sample_steps(request.actor, sample)
    loans = list(queries.loans(actor, sample))
    context = {
        **HERE,
        "crumbs": crumbs(_room(), Crumb(text=sample.title)),
        "sample": sample,
        "facts": _facts(sample),
        "steps": [(name, STEPS[name]) for name in steps],
        "wrong": wrong,
        "loans": tables.loans(loans) if loans else None,
        "viewing_form": ViewingForm() if actor.may_write and sample.state == SampleState.SHOWN else None,
        "own": actor.is_of(sample.owner_id),
        "told": history_of(actor, sample),
        **forms,
    }
    return render(request, "centre/sample.html", context, status=status)


def _facts(sample: Sample) -> list[tuple[str, Cell]]:
    known = shown(sample.material_id)
    facts = [
        (_("State"), Cell(text=sample.get_state_display())),
        (_("Shelf"), Cell(text=sample.shelf or _("none"))),
        (_("Lent by"), _by(sample)),
        (_("Amount"), Cell(text=sample.amount or _("not stated"))),
    ]
    if known:
        facts.append((_("Material"), Cell(text=known.name, href=reverse("materials:page", args=[known.id]))))
    if sample.listing and sample.listing.visibility == "published":
        facts.append(
            (_("Listing"), Cell(text=str(sample.listing), href=reverse("catalogue:listing", args=[sample.listing_id])))
        )
    if sample.lot_code:
        facts.append((_("Lot"), Cell(text=sample.lot_code)))
    if sample.note:
        facts.append((_("Note"), Cell(text=sample.note)))
    return facts


def _by(sample: Sample) -> Cell:
    return Cell(text=sample.owner.name, href=reverse("organisations:page", args=[sample.owner_id]))


@require_POST
def step(request: Request, sample_id: UUID) -> HttpResponse:
    """Puts it on a shelf, gives it out, takes it back."""
    sample, sent = queries.sample(request.actor, sample_id), request.POST
    try:
        room.take_step(
            actor=request.actor,
            sample=sample,
            name=sent.get("step", ""),
            shelf=sent.get("shelf", ""),
            to=_member(request, sent.get("to", "")),
            due_on=_day(sent.get("due_on", "")),
        )
    except (Invalid, Conflict) as refusal:
        text = " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
        return _page(request, queries.sample(request.actor, sample_id), text, refusal.status)
    return redirect("centre:sample", sample_id)


@require_POST
def ask_viewing(request: Request, sample_id: UUID) -> HttpResponse:
    """Asks to come and look."""
    sample, form = queries.sample(request.actor, sample_id), ViewingForm(request.POST)
    policy.signed_in(request.actor)
    if form.is_valid():
        try:
            room.ask_viewing(actor=request.actor, sample=sample, starts_at=form.cleaned_data["starts_at"])
            return redirect("centre:samples")
        except (Invalid, Conflict) as refusal:
            text = " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
            form.add_error("starts_at", text)
    return _page(request, sample, status=422, viewing_form=form)


@require_POST
def step_viewing(request: Request, viewing_id: UUID) -> HttpResponse:
    """Confirms, declines or cancels a viewing."""
    viewing = queries.viewing(request.actor, viewing_id)
    room.step_viewing(actor=request.actor, viewing=viewing, name=request.POST.get("step", ""))
    return redirect("centre:samples")


def _member(request: Request, name: str) -> Any:
    try:
        return named(request.actor, name) if name.strip() else None
    except NotFound as error:
        raise Invalid({"to": _("No member goes by this name.")}) from error


def _day(text: str) -> Any:
    try:
        return parse_date(text.strip())
    except ValueError:
        return None


def _room() -> Crumb:
    return Crumb(text=_("Sample room"), href=reverse("centre:samples"))
