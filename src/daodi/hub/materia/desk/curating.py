"""The page on which the operator says who works at the desk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.materia.desk import actions, queries
from daodi.hub.materia.desk.views import HERE, crumbs
from daodi.hub.materia.desk.words import who
from daodi.hub.web.shapes import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
def curators(request: Request) -> HttpResponse:
    """Who was named, and the form to name one more."""
    named = queries.curators(request.actor)
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        try:
            curator = actions.name_curator(actor=request.actor, email=request.POST.get("email", ""))
            said = _("%(who)s may work at the desk.") % {"who": who(curator.user, curator.organisation)}
            messages.success(request, said, extra_tags="good")
            return redirect("desk:curators")
        except Invalid as error:
            problems = list(error.fields.items())
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Curators"))),
        "curators": [(one, who(one.user, one.organisation)) for one in named],
        "problems": problems,
        "email": request.POST.get("email", ""),
    }
    return render(request, "desk/curators.html", context, status=422 if problems else 200)


@require_POST
def end(request: Request, curator_id: UUID) -> HttpResponse:
    """Ends a curator's work at the desk."""
    actions.end_curator(actor=request.actor, curator_id=curator_id)
    messages.success(request, _("Their work at the desk has ended."), extra_tags="good")
    return redirect("desk:curators")
