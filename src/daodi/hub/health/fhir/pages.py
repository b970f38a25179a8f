"""Pages about FHIR for people: what is served and how to connect, and the programs of one's organisation."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.health.fhir.asked import usual
from daodi.hub.health.fhir.models import Client
from daodi.hub.health.fhir.registry import Served, types
from daodi.hub.health.fhir.smart import clients
from daodi.hub.health.fhir.smart.keys import LONGEST
from daodi.hub.health.fhir.speaking import base_of
from daodi.hub.web.shapes import Cell, Column, Crumb, Table

HERE = {"wing": "health", "room": "fhir:home"}


@require_safe
def home(request: Request) -> HttpResponse:
    """What is served, and how a program connects."""
    context = {**HERE, "crumbs": _crumbs(), "base": base_of(request), "table": _served(types())}
    return render(request, "fhir/home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programs(request: Request) -> HttpResponse:
    """The programs of one's organisation, and the form for a new one."""
    policy.signed_in(request.actor)
    problems: list[tuple[str, str]] = []
    sent = {name: request.POST.get(name, "") for name in ("name", "keys", "scopes")}
    if request.method == "POST":
        try:
            client = clients.register(actor=request.actor, **sent)
        except Invalid as error:
            problems = list(error.fields.items())
        else:
            messages.success(request, _("%s is registered. Its id stands in the list.") % client)
            return redirect("fhir:programs")
    held = list(clients.clients(request.actor))
    context = {
        **HERE,
        "crumbs": _crumbs(Crumb(text=_("Programs"))),
        "programs": held,
        "is_admin": "admin" in request.actor.roles and request.actor.may_write,
        "sent": sent,
        "problems": problems,
        "wrong": dict(problems),
        "longest": LONGEST,
        "token": f"{base_of(request)}/token",
        "table": _programs(held),
    }
    return render(request, "fhir/programs.html", context, status=422 if problems else 200)


@require_POST
def withdraw(request: Request, client_id: UUID) -> HttpResponse:
    """Ends a program at once."""
    client = clients.withdraw(actor=request.actor, client_id=client_id)
    messages.success(request, _("%s is withdrawn; its tokens hold no more.") % client)
    return redirect("fhir:programs")


def _crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    first = Crumb(text=_("Health"), href=reverse("web:wing", args=["health"]))
    return (first, Crumb(text="FHIR", href=reverse("fhir:home") if steps else ""), *steps)


def _served(served: tuple[Served, ...]) -> Table:
    columns = [Column(_("Type of resource")), Column(_("It can be")), Column(_("Searched by"))]
    rows = [[Cell(text=one.type, look="mono"), Cell(text=_done(one)), Cell(text=_asked(one))] for one in served]
    return Table(caption=_("What is served"), columns=columns, rows=rows)


def _done(one: Served) -> str:
    return _("read, sent in, changed") if one.taken else _("read")


def _asked(one: Served) -> str:
    return _(", ").join(sorted((*usual(one), *one.params)))


def _programs(held: list[Client]) -> Table:
    heads = (_("Program"), _("Client id"), _("It may"), _("Acts as"), _("State"))
    rows = [
        [
            Cell(text=one.name),
            Cell(text=str(one.pk), look="mono"),
            Cell(text=" ".join(one.scopes), look="mono"),
            Cell(text=str(one.membership.user)),
            Cell(text=_("withdrawn") if one.withdrawn_at else _("in use")),
        ]
        for one in held
    ]
    return Table(caption=_("Programs of your organisation"), columns=[Column(one) for one in heads], rows=rows)
