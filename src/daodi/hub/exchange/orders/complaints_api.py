"""Complaints about orders, and disputes, under ``/api/orders``."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.documents.serving import as_file
from daodi.hub.exchange.orders import complaining, disputing, queries, shapes
from daodi.hub.exchange.orders.models import Complaint, Shipped

router = Router(tags=["orders"])


@router.get("/orders/complaints", response=list[shapes.OrderComplaintOut])
@paginate
def list_order_complaints(request: Request) -> QuerySet[Complaint]:
    """The complaints about your orders, the newest first; for the operator those in dispute."""
    return queries.all_complaints(request.actor)


@router.post("/orders/{uuid:order_id}/complaints", response={201: shapes.OrderComplaintOut, **CHANGED})
def complain_about_order(request: Request, order_id: UUID, sent: shapes.OrderComplaintIn) -> Status[Complaint]:
    """Complains about a shipment that you received, or about one thing in it."""
    actor = request.actor
    order = queries.order(actor, order_id)
    shipment = order.shipments.filter(pk=sent.shipment).first()
    if shipment is None:
        raise Invalid({"shipment": _("expected a shipment of this order")})
    shipped = found(Shipped.objects.filter(shipment=shipment), pk=sent.shipped) if sent.shipped else None
    told = {"kind": sent.kind, "text": sent.text, "wanted": sent.wanted}
    complaint = complaining.complain(
        actor=actor,
        order=order,
        shipment=shipment,
        shipped=shipped,
        documents=sent.documents,
        now=timezone.now(),
        **told,
    )
    return Status(201, complaint)


@router.get("/orders/complaints/{uuid:complaint_id}", response={200: shapes.OrderComplaintOut, **REFUSED})
def one_order_complaint(request: Request, complaint_id: UUID) -> Complaint:
    """A complaint, and the dispute it has become."""
    return queries.complaint(request.actor, complaint_id)


@router.post("/orders/complaints/{uuid:complaint_id}/step", response={200: shapes.OrderComplaintOut, **CHANGED})
def step_order_complaint(request: Request, complaint_id: UUID, sent: shapes.OrderWordIn) -> Complaint:
    """The supplier answers; the buyer settles or withdraws; either raises it to the operator."""
    complaint = queries.complaint(request.actor, complaint_id)
    now = timezone.now()
    with transaction.atomic():
        if sent.document is not None:
            complaining.lay(actor=request.actor, complaint=complaint, document_id=sent.document, now=now)
        complaining.take_step(actor=request.actor, complaint=complaint, name=sent.step, text=sent.text, now=now)
    return queries.complaint(request.actor, complaint_id)


@router.post("/orders/complaints/{uuid:complaint_id}/dispute", response={200: shapes.OrderComplaintOut, **CHANGED})
def step_order_dispute(request: Request, complaint_id: UUID, sent: shapes.OrderWordIn) -> Complaint:
    """Says or shows something in a dispute, offers to settle it, agrees to an offer or refuses it."""
    dispute = found(queries.disputes(request.actor), complaint=complaint_id)
    now = timezone.now()
    if sent.step == "say":
        disputing.say(actor=request.actor, dispute=dispute, text=sent.text, document_id=sent.document, now=now)
    else:
        disputing.take_step(actor=request.actor, dispute=dispute, name=sent.step, text=sent.text, now=now)
    return queries.complaint(request.actor, complaint_id)


@router.post("/orders/complaints/{uuid:complaint_id}/decision", response={200: shapes.OrderComplaintOut, **CHANGED})
def decide_order_dispute(request: Request, complaint_id: UUID, sent: shapes.OrderDecisionIn) -> Complaint:
    """The operator decides, with its reasons."""
    dispute = found(queries.disputes(request.actor), complaint=complaint_id)
    disputing.decide(actor=request.actor, dispute=dispute, favour=sent.favour, reasons=sent.reasons, now=timezone.now())
    return queries.complaint(request.actor, complaint_id)


@router.get("/orders/complaints/{uuid:complaint_id}/files/{uuid:document_id}", response={200: None, **REFUSED})
def order_complaint_file(request: Request, complaint_id: UUID, document_id: UUID) -> FileResponse:
    """A file that was laid beside a complaint or shown in its dispute."""
    return as_file(queries.file_of(request.actor, complaint_id, document_id))
