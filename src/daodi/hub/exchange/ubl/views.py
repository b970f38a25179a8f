"""The pages of UBL: what was sent and what became of it, a form to send, documents to take."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.orders.queries import orders
from daodi.hub.exchange.ubl import answering, bringing, checking, comparing, queries, tables
from daodi.hub.exchange.ubl.standard.parsing import MOST
from daodi.hub.exchange.ubl.words import document
from daodi.hub.web.shapes import Crumb, page_of

HERE = {"wing": "exchange", "room": "ubl:home"}
LATEST = 10


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Exchange"), href=reverse("web:wing", args=["exchange"]))
    return (first, Crumb(text="UBL", href=reverse("ubl:home") if steps else ""), *steps)


@require_safe
def home(request: Request) -> HttpResponse:
    """What was sent, and what can be taken."""
    page = page_of(queries.messages(request.actor).defer("findings"), request.GET)
    latest = list(orders(request.actor)[:LATEST]) if request.actor.organisation else []
    context = {
        **HERE,
        "crumbs": crumbs(),
        "page": page,
        "table": tables.messages(page.items, request.actor),
        "to_take": tables.orders(latest, request.actor) if latest else None,
        **_standard(),
    }
    return render(request, "ubl/home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Request) -> HttpResponse:
    """The form for a document; what became of it stands on its page."""
    policy.may_write(request.actor)
    problems: list[tuple[str, str]] = []
    if request.method == "POST":
        try:
            return _received(request)
        except Invalid as error:
            problems = list(error.fields.items())
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Send a document"))),
        "problems": problems,
        "megabytes": MOST // 2**20,
        "kinds": [document(kind) for kind in dict.fromkeys(bringing.KINDS) if kind != "OrderResponseSimple"],
        **_standard(),
    }
    return render(request, "ubl/send.html", context, status=422 if problems else 200)


def _received(request: Request) -> HttpResponseRedirect:
    file = request.FILES.get("file")
    if file is None:
        raise Invalid({"file": _("Choose a file.")})
    if (file.size or 0) > MOST:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (MOST // 2**20)})
    return redirect("ubl:message", bringing.receive(actor=request.actor, name=file.name or "", content=file.read()).pk)


@require_safe
def message(request: Request, message_id: UUID) -> HttpResponse:
    """A document: what became of it, and all that was found in it."""
    one = queries.message(request.actor, message_id)
    own = request.actor.is_of(one.owner_id)
    invoice = getattr(one, "invoice", None)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=str(one))),
        "one": one,
        "title": document(one.kind),
        "sent": tables.moment(one),
        "record": tables.record(one),
        "findings": tables.findings(one.findings) if own and one.findings else None,
        "more": max(0, one.errors + one.warnings + one.notes - min(len(one.findings), tables.SHOWN)),
        "invoice": invoice,
        "differences": comparing.differences(invoice) if invoice else [],
        **_standard(),
    }
    return render(request, "ubl/message.html", context)


@require_safe
def file(request: Request, message_id: UUID) -> HttpResponse:
    """The document as it was sent."""
    return answering.as_sent(queries.message(request.actor, message_id))


def _standard() -> dict[str, object]:
    return {"installed": bool(checking.edition()), "command": checking.INSTALL}
