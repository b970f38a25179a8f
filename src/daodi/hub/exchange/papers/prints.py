"""Papers to take: quotes, orders and shipments as PDF, and all the papers of an order in one archive."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.papers import answering, bundle, queries
from daodi.hub.exchange.papers.naming import safe
from daodi.hub.exchange.papers.printed import Sheet, pdf
from daodi.hub.exchange.papers.printed.fonts import FontMissing, usable
from daodi.hub.exchange.papers.printed.sheet import SECOND
from daodi.hub.exchange.papers.sheets import OF_A_SHIPMENT, OF_AN_ORDER, of_order, of_quote, of_shipment
from daodi.hub.exchange.papers.words import language


@require_safe
def print_order(request: Request, order_id: UUID, slug: str) -> HttpResponse:
    """An order as a purchase order or a pro-forma invoice."""
    return order_paper(request.actor, order_id, slug, request.GET.get("second", ""))


@require_safe
def print_shipment(request: Request, shipment_id: UUID, slug: str) -> HttpResponse:
    """A shipment as a packing list or a commercial invoice."""
    return shipment_paper(request.actor, shipment_id, slug, request.GET.get("second", ""))


@require_safe
def print_quote(request: Request, version_id: UUID) -> HttpResponse:
    """A version of a quote."""
    return quote_paper(request.actor, version_id, request.GET.get("second", ""))


@require_safe
def take(request: Request, order_id: UUID) -> HttpResponseBase:
    """All the papers of an order that the reader may have, in one archive."""
    return all_papers(request.actor, order_id, request.GET.get("second", ""))


def order_paper(actor: Actor, order_id: UUID, what: str, second: str) -> HttpResponse:
    """The PDF of an order of the actor's own, or ``NotFound``."""
    found = queries.order(actor, order_id)
    if what not in OF_AN_ORDER:
        raise NotFound
    return _file(of_order(found, what, printable(second)))


def shipment_paper(actor: Actor, shipment_id: UUID, what: str, second: str) -> HttpResponse:
    """The PDF of a shipment of such an order."""
    found = queries.shipment(actor, shipment_id)
    if what not in OF_A_SHIPMENT:
        raise NotFound
    return _file(of_shipment(found, what, printable(second)))


def quote_paper(actor: Actor, version_id: UUID, second: str) -> HttpResponse:
    """The PDF of a version of a quote that the actor gave or was given."""
    return _file(of_quote(queries.version(actor, version_id), printable(second)))


def all_papers(actor: Actor, order_id: UUID, second: str) -> HttpResponseBase:
    """The archive of an order, sent while it is written; what it holds is settled before the first byte."""
    found = queries.order(actor, order_id)
    held = bundle.entries(actor, found, printable(second))
    answer = answering.of_order(actor, found, timezone.localdate())
    response = StreamingHttpResponse(bundle.archive(held, answer), content_type="application/zip")
    return _guarded(response, safe(f"{found.number} papers.zip"))


def second_language(asked: str) -> str:
    """The language beside English: the one asked for, else that of the page, else simplified Chinese."""
    wanted = (asked.lower(), language().lower())
    return next((one for one in wanted if one in SECOND), SECOND[0])


def printable(asked: str) -> str:
    """The same, where the fonts of the site can be used; else ``Conflict`` says what the operator has to do."""
    second = second_language(asked)
    try:
        usable(second)
    except FontMissing as error:
        raise Conflict(str(error)) from error
    return second


def _file(sheet: Sheet) -> HttpResponse:
    response = HttpResponse(pdf(sheet), content_type="application/pdf")
    return _guarded(response, safe(f"{sheet.kind} {sheet.number}.pdf"))  # type: ignore[return-value]


def _guarded(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
