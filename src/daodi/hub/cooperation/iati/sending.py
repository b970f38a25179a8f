"""The way of an IATI file: sent, read, shown with what is wrong, kept."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.iati import bringing, checking, queries, tables
from daodi.hub.cooperation.iati.models import DeliveryState
from daodi.hub.cooperation.iati.views import HERE, crumbs
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Crumb, page_of


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Request) -> HttpResponse:
    """The form for a file; what was sent is shown with what is wrong before anything of it becomes a project."""
    policy.may_write(request.actor)
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        try:
            return _received(request)
        except Invalid as error:
            problems = list(error.fields.items())
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Import"))),
        "problems": problems,
        "megabytes": settings.DOCUMENT_BYTES // 2**20,
        "installed": bool(checking.edition()),
        "command": checking.INSTALL,
    }
    return render(request, "iati/import.html", context, status=422 if problems else 200)


def _received(request: Request) -> HttpResponseRedirect:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid({"file": _("Choose a file.")})
    return redirect("iati:file", bringing.receive(actor=request.actor, name=file.name or "", content=file).pk)


@require_safe
def index(request: Request) -> HttpResponse:
    """The files that the member sent, newest first."""
    policy.signed_in(request.actor)
    page = page_of(queries.deliveries(request.actor), request.GET)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Files"))), "page": page, "table": tables.deliveries(page.items)}
    return render(request, "iati/files.html", context)


@require_safe
def page(request: Request, delivery_id: UUID) -> HttpResponse:
    """A file: its records, what is wrong with it, and what became of them."""
    one = queries.delivery(request.actor, delivery_id)
    page = page_of(queries.records(one), request.GET)
    own = request.actor.is_of(one.owner_id) and request.actor.may_write
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Files"), href=reverse("iati:files")), Crumb(text=str(one))),
        "delivery": one,
        "page": page,
        "good": queries.good(one),
        "table": tables.records(page.items),
        "findings": tables.findings(one.findings) if one.findings else None,
        "more": max(0, one.errors + one.warnings - min(len(one.findings), tables.SHOWN)),
        "may_keep": own and one.state == DeliveryState.READ,
        "received": tables.moment(one),
        "command": checking.INSTALL,
    }
    return render(request, "iati/file.html", context)


@require_POST
def keep(request: Request, read_delivery_id: UUID) -> HttpResponse:
    """Keeps the good records of a file."""
    one = bringing.start_keeping(actor=request.actor, delivery=queries.delivery(request.actor, read_delivery_id))
    kept = one.state == DeliveryState.KEPT
    said = _("The good records are kept.") if kept else _("It is a long file; it is being kept, part by part.")
    messages.success(request, said)
    return redirect("iati:file", one.pk)
