"""The pages of mechanisms: the list with its picture, one mechanism, and what its owner and parties may do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.mechanisms import actions, queries, tables
from daodi.hub.cooperation.mechanisms import calendar as ical
from daodi.hub.cooperation.mechanisms.forms import MechanismForm, MeetingForm, MemberForm, PartyForm
from daodi.hub.cooperation.mechanisms.models import Kind, Level, Mechanism
from daodi.hub.cooperation.mechanisms.names import title
from daodi.hub.cooperation.mechanisms.picture import picture
from daodi.hub.cooperation.mechanisms.policy import answers_open
from daodi.hub.cooperation.mechanisms.standing import WORDS, standing
from daodi.hub.cooperation.mechanisms.words import STEPS
from daodi.hub.core.access import actions as access
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, NotFound, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.organisations.queries import named
from daodi.hub.web.shapes import Cell, Crumb, page_of

HERE = {"wing": "cooperation", "room": "mechanisms:list"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Cooperation"), href=reverse("web:wing", args=["cooperation"]))
    return (first, Crumb(text=_("Mechanisms"), href=reverse("mechanisms:list")), *steps)


@require_safe
def index(request: Request) -> HttpResponse:
    """Who is connected with whom, as a picture and as a table."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("kind", "level", "q")}
    found = queries.mechanisms(request.actor, kind=asked["kind"], level=asked["level"], text=asked["q"])
    page = page_of(found, request.GET)
    ties, today = queries.ties(page.items), timezone.localdate()
    context = {
        **HERE,
        "crumbs": crumbs(),
        "asked": asked,
        "kinds": Kind.choices,
        "levels": Level.choices,
        "page": page,
        "picture": picture(ties),
        "table": tables.mechanisms(page.items, ties, today),
        "ending": [(one, title(one)) for one in queries.ending(request.actor, today)],
        "coming": list(queries.coming(request.actor)[:5]),
    }
    return render(request, "mechanisms/list.html", context)


@require_safe
def calendar(request: Request) -> HttpResponse:
    """All meetings and last days that the actor may see, for a calendar program."""
    sent = ical.calendar(
        queries.meetings(request.actor),
        queries.mechanisms(request.actor),
        site=request.get_host(),
        now=timezone.now(),
        last_day=_("Last day of %s"),
    )
    headers = {"Content-Disposition": 'attachment; filename="cooperation.ics"'}
    return HttpResponse(sent, content_type="text/calendar; charset=utf-8", headers=headers)


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a mechanism's facts."""
    policy.signed_in(request.actor)
    form = MechanismForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        mechanism = actions.add(actor=request.actor, facts=form.cleaned_data)
        messages.success(request, _("Added. Name its parties next."))
        return redirect("mechanisms:page", mechanism.pk)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Add a mechanism"))), "form": form}
    return render(request, "mechanisms/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change(request: Request, mechanism_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    mechanism = queries.mechanism(request.actor, mechanism_id)
    policy.may_change(request.actor, mechanism)
    form = MechanismForm(request.POST or None, instance=mechanism)
    if request.method == "POST" and form.is_valid():
        mechanism.refresh_from_db()
        actions.change(actor=request.actor, mechanism=mechanism, facts=form.cleaned_data)
        return redirect("mechanisms:page", mechanism.pk)
    here = Crumb(text=title(mechanism), href=reverse("mechanisms:page", args=[mechanism.pk]))
    context = {**HERE, "crumbs": crumbs(here, Crumb(text=_("Correct"))), "form": form, "mechanism": mechanism}
    return render(request, "mechanisms/form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, mechanism_id: UUID) -> HttpResponse:
    """One mechanism: who takes part, its dates, meetings, and what is to be done."""
    return render(
        request, "mechanisms/page.html", page_of_mechanism(request, queries.mechanism(request.actor, mechanism_id))
    )


def page_of_mechanism(request: Request, mechanism: Mechanism, **forms: Any) -> dict[str, Any]:
    """What the page of a mechanism shows; ``forms`` are those that were sent and are to be put right."""
    actor, today = request.actor, timezone.localdate()
    own = actor.is_of(mechanism.owner_id)
    tasks = queries.follow_ups(actor).filter(decision__meeting__mechanism=mechanism)
    parties = list(mechanism.parties.select_related("member"))
    return {
        **HERE,
        "crumbs": crumbs(Crumb(text=title(mechanism))),
        "mechanism": mechanism,
        "title": title(mechanism),
        "standing": WORDS[standing(mechanism, today)],
        "facts": _facts(mechanism),
        "parties": tables.parties(parties) if parties else None,
        "picture": picture(queries.ties([mechanism])),
        "questions": [(one, [(name, STEPS[name]) for name in answers_open(actor, one)]) for one in parties],
        "droppable": [one for one in parties if one.state != "confirmed"] if own else [],
        "meetings": tables.meetings(mechanism.meetings.select_related("mechanism")),
        "tasks": tables.follow_ups(tasks, today) if tasks else None,
        "may_change": own and actor.may_write,
        "party_form": PartyForm(auto_id="p-%s"),
        "member_form": MemberForm(auto_id="m-%s"),
        "meeting_form": MeetingForm(auto_id="t-%s"),
        "told": history_of(actor, mechanism),
        **forms,
    }


def _facts(one: Mechanism) -> list[tuple[str, Cell]]:
    return [
        (_("Kind"), Cell(text=one.get_kind_display())),
        (_("Level"), Cell(text=one.get_level_display())),
        (_("Signed on"), Cell(text=tables.day(one.signed_on))),
        (_("In force from"), Cell(text=tables.day(one.starts_on))),
        (_("In force until"), Cell(text=tables.day(one.ends_on), note=one.renewal)),
        (_("Kept by"), Cell(text=one.owner.name, tag=_("example") if one.owner.example else "")),
        (_("Source"), Cell(text=one.source or _("not stated"), linked=True)),
    ]


@require_POST
def end(request: Request, mechanism_id: UUID) -> HttpResponse:
    """Says that it has ended."""
    actions.end(actor=request.actor, mechanism=queries.mechanism(request.actor, mechanism_id))
    return redirect("mechanisms:page", mechanism_id)


@require_POST
def visibility(request: Request, mechanism_id: UUID) -> HttpResponse:
    """Shows it to everybody, or takes it back."""
    mechanism = queries.mechanism(request.actor, mechanism_id)
    access.set_visibility(actor=request.actor, subject=mechanism, visibility=request.POST.get("visibility", ""))
    return redirect("mechanisms:page", mechanism_id)


@require_POST
def name_party(request: Request, mechanism_id: UUID) -> HttpResponse:
    """Adds a party as a source names it."""
    mechanism = queries.mechanism(request.actor, mechanism_id)
    form = PartyForm(request.POST, auto_id="p-%s")
    if form.is_valid():
        try:
            actions.name_party(actor=request.actor, mechanism=mechanism, **form.cleaned_data)
            return redirect(_to(mechanism, "parties"))
        except Invalid as invalid:
            form.add_error(None, "; ".join(invalid.fields.values()))
    policy.may_change(request.actor, mechanism)
    return render(request, "mechanisms/page.html", page_of_mechanism(request, mechanism, party_form=form), status=422)


@require_POST
def ask_party(request: Request, mechanism_id: UUID) -> HttpResponse:
    """Asks a member to confirm that it takes part."""
    mechanism = queries.mechanism(request.actor, mechanism_id)
    form = MemberForm(request.POST, auto_id="m-%s")
    if form.is_valid():
        try:
            member = named(request.actor, form.cleaned_data["member"])
            actions.ask_party(actor=request.actor, mechanism=mechanism, member=member, role=form.cleaned_data["role"])
            return redirect(_to(mechanism, "parties"))
        except (Invalid, NotFound) as error:
            form.add_error("member", str(error) if isinstance(error, Invalid) else _("No member goes by this name."))
    policy.may_change(request.actor, mechanism)
    return render(request, "mechanisms/page.html", page_of_mechanism(request, mechanism, member_form=form), status=422)


@require_POST
def answer(request: Request, party_id: UUID) -> HttpResponse:
    """A member confirms or declines."""
    party = queries.party(request.actor, party_id)
    actions.answer(actor=request.actor, party=party, name=request.POST.get("step", ""))
    return redirect("mechanisms:page", party.mechanism_id)


@require_POST
def drop(request: Request, party_id: UUID) -> HttpResponse:
    """Takes a party out that has not confirmed."""
    party = queries.party(request.actor, party_id)
    try:
        actions.drop_party(actor=request.actor, party=party)
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        messages.warning(request, str(refusal), extra_tags="warn")
    return redirect(_to(party.mechanism, "parties"))


def _to(mechanism: Mechanism, at: str) -> str:
    return f"{reverse('mechanisms:page', args=[mechanism.pk])}#{at}"
