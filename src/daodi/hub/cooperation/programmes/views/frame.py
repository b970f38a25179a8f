"""What the pages of this room share: the way to them, forms that are done or shown again, and who sees a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.cooperation.programmes import queries, tables
from daodi.hub.cooperation.programmes.fields import Field, Problems
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.queries import found, grants_of
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.queries import history
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.web.shapes import Crumb
from daodi.hub.web.words import Words

HERE = {"wing": "cooperation", "room": "programmes:plans"}
Again = Callable[[Problems], HttpResponse]


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Cooperation"), href=reverse("web:wing", args=["cooperation"]))
    return (first, Crumb(text=_("Plans and results"), href=reverse("programmes:plans")), *steps)


def whose(request: Request) -> str:
    """Which records a list shows: the actor's own at first, where they act for somebody."""
    asked = request.GET.get("whose", "")
    return asked if asked in queries.WHOSE else "own" if request.actor.organisation else "published"


def done(request: Request, said: Words, does: Callable[[], Any], again: Again, to: Any = None) -> HttpResponse:
    """Does it and goes on; what is wrong with the form stands on the page again, and nothing was done."""
    try:
        made = does()
    except Invalid as error:
        return again(list(error.fields.items()))
    messages.success(request, str(said), extra_tags="good")
    where = to(made) if callable(to) else to
    return redirect(where)


def form(
    request: Request,
    *,
    title: Words,
    fields: list[Field],
    button: Words,
    way: tuple[Crumb, ...],
    problems: Problems,
    lede: Words = "",
) -> HttpResponse:
    """A page with one form."""
    context = {
        **HERE,
        "crumbs": crumbs(*way, Crumb(text=title)),
        "title": title,
        "lede": lede,
        "fields": fields,
        "button": button,
        "problems": problems,
    }
    return render(request, "programmes/form.html", context, status=422 if problems else 200)


def record_frame(request: Request, subject: Owned, problems: Problems) -> dict[str, Any]:
    """What the page of every owned record shows besides: whose it is, who sees it, what was done."""
    actor = request.actor
    own = actor.is_of(subject.owner_id)
    return {
        **HERE,
        "own": own,
        "may_change": own and actor.may_write,
        "problems": problems,
        "wrong": dict(problems),
        "sent": request.POST,
        "grants": tables.grants(grants_of(subject, actor)),
        "others": list(queries.others(actor)) if own else [],
        "history": tables.history(list(history(actor=actor, subject=subject))),
    }


def member_of(request: Request, name: str = "viewer") -> Organisation:
    """The member that a form chose."""
    try:
        return found(queries.members(request.actor), pk=request.POST.get(name) or None)
    except NotFound as error:
        raise Invalid({name: _("Choose a member.")}) from error
