"""The pages of needs and offers: the list, one entry with what fits it, and what its owner may do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.docking import booking, entering, introducing, queries, tables
from daodi.hub.cooperation.docking.forms import EntryForm, SlotForm
from daodi.hub.cooperation.docking.models import Entry, EntryState, Kind, Match, Side
from daodi.hub.cooperation.docking.names import title
from daodi.hub.cooperation.docking.policy import entry_steps
from daodi.hub.cooperation.docking.words import STEPS
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.web.names import language_name
from daodi.hub.web.shapes import Cell, Crumb, page_of

HERE = {"wing": "cooperation", "room": "docking:list"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Cooperation"), href=reverse("web:wing", args=["cooperation"]))
    return (first, Crumb(text=_("Needs and offers"), href=reverse("docking:list")), *steps)


def said(form: BaseForm, invalid: Invalid) -> None:
    """Puts what is wrong beside the fields of a form."""
    for name, text in invalid.fields.items():
        form.add_error(name if name in form.fields else None, text)


def warned(request: Request, refusal: Refusal) -> None:
    """Says at the head of the next page why something was not done; what is not there stays not there."""
    if refusal.status not in (409, 422):
        raise refusal
    text = "; ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
    messages.warning(request, text, extra_tags="warn")


@require_safe
def index(request: Request) -> HttpResponse:
    """Needs and offers, the newest first."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("side", "kind", "q")}
    own = request.GET.get("own") == "1"
    found = queries.entries(request.actor, side=asked["side"], kind=asked["kind"], text=asked["q"], own=own)
    page = page_of(list(found), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(),
        "asked": asked,
        "own": own,
        "sides": Side.choices,
        "kinds": Kind.choices,
        "page": page,
        "table": tables.entries(page.items),
    }
    return render(request, "docking/list.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a need or an offer."""
    policy.signed_in(request.actor)
    form = EntryForm(request.POST or None, initial={"side": request.GET.get("side", "")})
    if request.method == "POST" and form.is_valid():
        try:
            entry = entering.add(actor=request.actor, facts=form.cleaned_data)
            return redirect("docking:page", entry.pk)
        except Invalid as invalid:
            said(form, invalid)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Add a need or an offer"))), "form": form}
    return render(request, "docking/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change(request: Request, entry_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    entry = queries.entry(request.actor, entry_id)
    policy.may_change(request.actor, entry)
    form = EntryForm(request.POST or None, instance=entry)
    if request.method == "POST" and form.is_valid():
        try:
            fresh = queries.entry(request.actor, entry_id)
            entering.change(actor=request.actor, entry=fresh, facts=form.cleaned_data)
            return redirect("docking:page", entry.pk)
        except Invalid as invalid:
            said(form, invalid)
    context = {**HERE, "crumbs": crumbs(_here(entry), Crumb(text=_("Correct"))), "form": form, "entry": entry}
    return render(request, "docking/form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, entry_id: UUID) -> HttpResponse:
    """One entry: what it states, and what fits it."""
    return render(request, "docking/page.html", page_of_entry(request, queries.entry(request.actor, entry_id)))


def page_of_entry(request: Request, entry: Entry, **forms: Any) -> dict[str, Any]:
    """What the page of an entry shows; ``forms`` are those that were sent and are to be put right."""
    actor, today = request.actor, timezone.localdate()
    own = actor.is_of(entry.owner_id)
    fitting = queries.fitting(actor, entry, today)
    met = set(Match.objects.filter(need=entry).values_list("offer", flat=True)) if own else set()
    met |= set(Match.objects.filter(offer=entry).values_list("need", flat=True)) if own else set()
    is_facility = (entry.side, entry.kind, entry.state) == (Side.OFFER, Kind.FACILITY, EntryState.OPEN)
    return {
        **HERE,
        "crumbs": crumbs(Crumb(text=title(entry))),
        "entry": entry,
        "title": title(entry),
        "facts": _facts(entry),
        "own": own,
        "may_change": own and actor.may_write and entry.state != EntryState.WITHDRAWN,
        "steps": [(name, STEPS[name]) for name in entry_steps(actor, entry)],
        "fitting": tables.fitting(fitting) if fitting else None,
        "open_pairs": [(one, title(one)) for _pair, one in fitting if one.pk not in met],
        "may_propose": own and actor.may_write and entry.visibility == "published" and entry.state == EntryState.OPEN,
        "may_book": is_facility and not own and actor.may_write,
        "slot_form": SlotForm(auto_id="s-%s"),
        "told": history_of(actor, entry),
        **forms,
    }


def _facts(one: Entry) -> list[tuple[str, Cell]]:
    known = bool(getattr(one, "knows", False))
    rows = [
        (_("Whose"), tables.whose(one, known=known)),
        (_("Material"), Cell(text=tables.material(one), tag=_("not resolved") if not one.material_id else "")),
        (_("Stage"), Cell(text=one.get_stage_display() if one.stage else "")),
        (_("Country or region"), Cell(text=one.places or _("anywhere"))),
        (_("Languages"), Cell(text=", ".join(map(language_name, one.languages.split())))),
        (_in("money", "Amount"), Cell(text=tables.amounts(one))),
        (_("Hours a week"), Cell(text=str(one.hours_a_week or ""))),
        (
            _("Price an hour"),
            Cell(text=f"{tables.figure(one.price_an_hour)} {one.currency}" if one.price_an_hour else ""),
        ),
        (_("Terms"), Cell(text=one.terms, linked=known)),
        (_("Keywords"), Cell(text=one.keywords)),
        (_("Valid until"), Cell(text=tables.day(one.valid_until))),
    ]
    return [(name, cell) for name, cell in rows if cell.text]


def _here(entry: Entry) -> Crumb:
    return Crumb(text=title(entry), href=tables.page(entry))


@require_POST
def step(request: Request, entry_id: UUID) -> HttpResponse:
    """Closes it, opens it again, or withdraws it."""
    entry = queries.entry(request.actor, entry_id)
    entering.take_step(actor=request.actor, entry=entry, name=request.POST.get("step", ""))
    return redirect("docking:page", entry_id)


@require_POST
def visibility(request: Request, entry_id: UUID) -> HttpResponse:
    """Publishes it without a name, or takes it back."""
    entry = queries.entry(request.actor, entry_id)
    try:
        entering.show(actor=request.actor, entry=entry, visibility=request.POST.get("visibility", ""))
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("docking:page", entry_id)


@require_POST
def propose(request: Request, entry_id: UUID) -> HttpResponse:
    """Says that our side would like to meet the other."""
    own = queries.entry(request.actor, entry_id)
    policy.may_change(request.actor, own)
    other = queries.entry(request.actor, request.POST.get("other", ""))
    try:
        introducing.propose(actor=request.actor, own=own, other=other, today=timezone.localdate())
        messages.success(request, _("The other side is asked; it does not see who you are until it accepts too."))
    except Refusal as refusal:
        warned(request, refusal)
        return redirect("docking:page", entry_id)
    return redirect("docking:matches")


@require_POST
def ask(request: Request, entry_id: UUID) -> HttpResponse:
    """Asks for hours of a facility."""
    entry = queries.entry(request.actor, entry_id)
    policy.may_write(request.actor)
    form = SlotForm(request.POST, auto_id="s-%s")
    if form.is_valid():
        try:
            booking.ask(actor=request.actor, entry=entry, facts=form.cleaned_data)
            return redirect("docking:matches")
        except Invalid as invalid:
            said(form, invalid)
        except Refusal as refusal:
            if refusal.status != 409:
                raise
            form.add_error(None, str(refusal))
    return render(request, "docking/page.html", page_of_entry(request, entry, slot_form=form), status=422)
