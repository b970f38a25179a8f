"""The pages of partners: calls as they are published, interests between the two."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.research import calling, queries, tables
from daodi.hub.health.research.forms import CallForm, InterestForm, ReplyForm
from daodi.hub.health.research.models import PartnerCall, Role, Side
from daodi.hub.health.research.policy import is_open, side_of, steps
from daodi.hub.health.research.views.frame import HERE, asked, crumbs, said
from daodi.hub.health.research.words import INTEREST, country_names
from daodi.hub.web.shapes import Cell, Crumb, page_of


def room(*more: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of partners."""
    return crumbs(Crumb(text=_("Partners"), href=reverse("research:calls")), *more)


@require_safe
def index(request: Request) -> HttpResponse:
    """Partners sought and offered, and the interests that concern one's own organisation."""
    wanted = asked(request, "side", "role", "country")
    found = queries.calls(request.actor)
    for name in ("side", "role"):
        if wanted[name]:
            found = found.filter(**{name: wanted[name]})
    page = page_of(found, request.GET)
    mine = list(queries.interests(request.actor)[:50])
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Partners"))),
        "asked": wanted,
        "sides": Side.choices,
        "roles": Role.choices,
        "page": page,
        "table": tables.calls(page.items),
        "interests": tables.interests(request.actor, mine) if mine else None,
    }
    return render(request, "research/calls.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a call; ``?trial=`` says for which trial."""
    policy.may_write(request.actor)
    trial = queries.trial(request.actor, request.GET["trial"]) if request.GET.get("trial") else None
    form = CallForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            one = calling.call(actor=request.actor, facts={**form.cleaned_data, "trial": trial})
            return redirect("research:call", one.pk)
        except Invalid as error:
            said(form, error)
    return _form(request, form, None, trial)


@require_http_methods(["GET", "POST"])
def change(request: Request, call_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    one = queries.call(request.actor, call_id)
    policy.may_change(request.actor, one)
    form = CallForm(request.POST or None, instance=one, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        one.refresh_from_db()
        try:
            calling.change(actor=request.actor, one=one, facts=form.cleaned_data)
            return redirect("research:call", one.pk)
        except (Invalid, Conflict) as error:
            said(form, error) if isinstance(error, Invalid) else form.add_error(None, str(error))
    return _form(request, form, one, None)


def _form(request: Request, form: CallForm, one: PartnerCall | None, trial: Any) -> HttpResponse:
    title = _("Correct what is sought or offered") if one else _("Seek or offer a partner")
    context = {**HERE, "crumbs": room(Crumb(text=title)), "title": title, "form": form, "trial": trial}
    return render(request, "research/call_form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, call_id: UUID) -> HttpResponse:
    """One call; those who may answer find the form here."""
    return _page(request, queries.call(request.actor, call_id))


def _page(request: Request, one: PartnerCall, **forms: Any) -> HttpResponse:
    actor = request.actor
    own = actor.is_of(one.owner_id)
    mine = list(queries.interests(actor, one)[:100])
    stands = any(each.state in ("expressed", "accepted") for each in mine)
    answers = actor.may_write and not own and not stands and is_open(one, timezone.localdate())
    context = {
        **HERE,
        "crumbs": room(Crumb(text=one.title)),
        "one": one,
        "facts": _facts(one),
        "trial": queries.trials(actor).filter(pk=one.trial_id).first() if one.trial_id else None,
        "project": queries.projects(actor).filter(pk=one.project_id).first() if one.project_id else None,
        "own": own,
        "open": is_open(one, timezone.localdate()),
        "may_change": own and actor.may_write,
        "interests": tables.interests(actor, mine) if mine else None,
        "form": InterestForm() if answers else None,
        "told": history_of(actor, one),
        **forms,
    }
    failed = forms.get("form") is not None and forms["form"].errors
    return render(request, "research/call.html", context, status=422 if failed else 200)


def _facts(one: PartnerCall) -> list[tuple[str, Cell]]:
    return [
        (_in("research", "Who"), Cell(text=one.owner.name, tag=tables.example(one))),
        (_("What the partner does"), Cell(text=one.get_role_display())),
        (_in("research", "Where"), Cell(text=country_names(one.countries.split()) or _("anywhere"))),
        (_("Open until"), Cell(text=one.until.isoformat() if one.until else _("no last day"))),
    ]


@require_POST
def show(request: Request, call_id: UUID) -> HttpResponse:
    """Shows a call to everybody, or takes it back."""
    one = queries.call(request.actor, call_id)
    set_visibility(actor=request.actor, subject=one, visibility=request.POST.get("visibility", ""))
    return redirect("research:call", one.pk)


@require_POST
def close(request: Request, call_id: UUID) -> HttpResponse:
    """Takes no more interests."""
    one = queries.call(request.actor, call_id)
    calling.close(actor=request.actor, one=one)
    return redirect("research:call", one.pk)


@require_POST
def express(request: Request, call_id: UUID) -> HttpResponse:
    """Expresses an interest."""
    one = queries.call(request.actor, call_id)
    policy.may_write(request.actor)
    form = InterestForm(request.POST)
    if form.is_valid():
        try:
            made = calling.express(
                actor=request.actor, to=one, text=form.cleaned_data["text"], today=timezone.localdate()
            )
            return redirect("research:interest", made.pk)
        except Invalid as error:
            said(form, error)
    return _page(request, one, form=form)


@require_safe
def interest(request: Request, interest_id: UUID) -> HttpResponse:
    """One interest, for its two sides."""
    policy.signed_in(request.actor)
    one = queries.interest(request.actor, interest_id)
    context = {
        **HERE,
        "crumbs": room(Crumb(text=one.call.title)),
        "one": one,
        "side": side_of(request.actor, one).value,
        "call_seen": queries.calls(request.actor).filter(pk=one.call_id).exists(),
        "steps": [(name, INTEREST[name]) for name in steps(request.actor, one)],
        "form": ReplyForm(),
    }
    return render(request, "research/interest.html", context)


@require_POST
def step(request: Request, interest_id: UUID) -> HttpResponse:
    """Takes a step of an interest."""
    one = queries.interest(request.actor, interest_id)
    reply = request.POST.get("reply", "")[:5000]
    calling.take_step(actor=request.actor, one=one, name=request.POST.get("step", ""), reply=reply)
    return redirect("research:interest", one.pk)
