"""What all pages of this room share: the way to them, and the one form for every kind of record."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.health.alliance import keeping, queries
from daodi.hub.health.alliance.forms import FORMS
from daodi.hub.health.alliance.kinds import Kind
from daodi.hub.health.alliance.words import called
from daodi.hub.web.shapes import Crumb

HERE = {"wing": "health", "room": "alliance:find"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Health"), href=reverse("web:wing", args=["health"]))
    return (first, Crumb(text=_("Services and alliances"), href=reverse("alliance:find")), *steps)


def of_kind(kind: Kind) -> tuple[Crumb, ...]:
    """The step to the list of a kind, where it has a list of its own."""
    listed = {"place": "alliance:places", "practitioner": "alliance:practitioners", "role": "alliance:practitioners"}
    listed |= {"alliance": "alliance:alliances", "campaign": "alliance:campaigns"}
    return (Crumb(text=kind.title, href=reverse(listed[kind.name])),) if kind.name in listed else ()


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, kind: Kind) -> HttpResponse:
    """A form for a record of one's own."""
    policy.signed_in(request.actor)
    return _edit(request, kind, None)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, kind: Kind, record_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    listed = queries.one(request.actor, kind.model, record_id)
    policy.may_change(request.actor, listed)
    return _edit(request, kind, listed)


@require_POST
def show(request: Request, kind: Kind, record_id: UUID) -> HttpResponse:
    """Shows it to everybody, or takes it back."""
    listed = queries.one(request.actor, kind.model, record_id)
    keeping.show(actor=request.actor, listed=listed, visibility=request.POST.get("visibility", ""))
    return redirect(f"alliance:{kind.name}", record_id)


def _edit(request: Request, kind: Kind, listed: Any) -> HttpResponse:
    form = FORMS[kind.name](
        request.POST or None, instance=listed, actor=request.actor, initial=_initial(request) if not listed else None
    )
    if request.method == "POST" and form.is_valid():
        try:
            if listed is None:
                made = keeping.add(actor=request.actor, kind=kind, facts=form.cleaned_data)
                messages.success(request, _("Added. Publish it when everybody may see it."), extra_tags="good")
            else:
                listed.refresh_from_db()
                made = keeping.change(actor=request.actor, listed=listed, facts=form.cleaned_data)
            return redirect(f"alliance:{kind.name}", made.pk)
        except (Invalid, Conflict) as refusal:
            wrong(form, refusal)
    if listed is not None:
        listed.refresh_from_db()
    title = kind.changing if listed else kind.adding
    steps = (Crumb(text=called(listed), href=reverse(f"alliance:{kind.name}", args=[listed.pk])),) if listed else ()
    context = {
        **HERE,
        "crumbs": crumbs(*of_kind(kind), *steps, Crumb(text=title)),
        "form": form,
        "title": title,
        "kind": kind.name,
    }
    return render(request, "alliance/form.html", context, status=422 if form.errors else 200)


def _initial(request: Request) -> dict[str, Any]:
    """What a form begins with: the country of the organisation, and whom a link spoke of."""
    party = request.actor.organisation
    given = {name: request.GET[name] for name in ("practitioner", "alliance") if name in request.GET}
    return {"country": party.jurisdiction if party else "", "starts_on": timezone.localdate(), **given}


def wrong(form: Any, refusal: Invalid | Conflict) -> None:
    """Puts what stands in the way to the fields of a form."""
    if isinstance(refusal, Invalid):
        for name, text in refusal.fields.items():
            form.add_error(name if name in form.fields else None, text)
    else:
        form.add_error(None, str(refusal))


def page(
    request: Request, kind: Kind, listed: Any, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The page of a record, with what its owner may do."""
    own = request.actor.is_of(listed.owner_id)
    return render(
        request,
        template,
        {
            **HERE,
            "crumbs": crumbs(*of_kind(kind), Crumb(text=called(listed))),
            "listed": listed,
            "title": called(listed),
            "kind": kind,
            "may_change": own and request.actor.may_write,
            "change_at": reverse(f"alliance:change-{kind.name}", args=[listed.pk]),
            "show_at": reverse(f"alliance:show-{kind.name}", args=[listed.pk]),
            **context,
        },
        status=status,
    )
