"""What a buyer complains of, and how the two deal with it: answered, settled, withdrawn, or raised to the operator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import document
from daodi.hub.exchange.orders.keeping import held, inform, inform_operator, keep
from daodi.hub.exchange.orders.models import (
    Complaint,
    ComplaintDocument,
    ComplaintState,
    Dispute,
    DisputeEvidence,
    Order,
    Shipment,
    Shipped,
    Side,
)
from daodi.hub.exchange.orders.policy import may_step, may_step_complaint, other
from daodi.hub.exchange.orders.values import fitting

MOST_DOCUMENTS = 20
SAID = {
    "answer": gettext_lazy("Your complaint about the order %s was answered."),
    "settle": gettext_lazy("The complaint about the order %s is settled."),
    "withdraw": gettext_lazy("The complaint about the order %s was withdrawn."),
    "raise": gettext_lazy("The complaint about the order %s was raised to the operator."),
}


@transaction.atomic
def complain(
    *,
    actor: Actor,
    order: Order,
    shipment: Shipment,
    kind: str,
    text: str,
    now: datetime,
    wanted: str = "",
    shipped: Shipped | None = None,
    documents: Sequence[UUID] = (),
) -> Complaint:
    """Says what is wrong with a shipment that was received, or with one thing in it; the supplier is to answer."""
    order = held(order)
    may_step(actor, order, "complain")
    if shipment.order_id != order.pk or (shipped and shipped.shipment_id != shipment.pk):
        raise NotFound
    if not Shipment.objects.filter(pk=shipment.pk, receipt__isnull=False).exists():
        raise Conflict(_("Say first that the shipment was received."))
    complaint = Complaint(
        order=order,
        number=order.complaints.count() + 1,
        shipment=shipment,
        shipped=shipped,
        kind=kind,
        text=text.strip(),
        wanted=wanted.strip(),
        made_at=now,
    )
    fitting(complaint).save(force_insert=True)
    for one in dict.fromkeys(documents):
        _lay(actor, complaint, Side.BUYER, one, now)
    keep(actor, order, "complain", complaint=complaint.number)
    inform(order, Side.SUPPLIER, gettext_lazy("A complaint about the order %s came in."))
    return complaint


@transaction.atomic
def take_step(*, actor: Actor, complaint: Complaint, name: str, now: datetime, text: str = "") -> Complaint:
    """The supplier answers; the buyer settles or withdraws; either raises it to the operator."""
    if name not in SAID:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(SAID)})
    complaint = held_complaint(complaint)
    side, complaint.state = may_step_complaint(actor, complaint, name)
    word = text.strip()
    if name != "withdraw" and not word:
        raise Invalid({"text": _("Say it in a few words.")})
    if name == "answer":
        complaint.answer, complaint.answered_at = word, now
    if name in ("settle", "withdraw"):
        complaint.settlement, complaint.ended_at = word, now
    fitting(complaint).save()
    if name == "raise":
        _raise(complaint, side, word, now)
    keep(actor, complaint.order, f"{name}-complaint", complaint=complaint.number)
    inform(complaint.order, other(side), SAID[name])
    return complaint


@transaction.atomic
def lay(*, actor: Actor, complaint: Complaint, document_id: object, now: datetime) -> ComplaintDocument:
    """Lays a file of one's own beside a complaint; the other side reads it, and the operator once it is raised."""
    complaint = held_complaint(complaint)
    side, _state = may_step_complaint(actor, complaint, "lay")
    laid = _lay(actor, complaint, side, document_id, now)
    keep(actor, complaint.order, "lay-document", complaint=complaint.number)
    inform(complaint.order, other(side), gettext_lazy("A file was laid beside the complaint about the order %s."))
    return laid


def held_complaint(complaint: Complaint) -> Complaint:
    """The complaint as it stands now, its order held until the transaction ends."""
    order = held(complaint.order)
    fresh = order.complaints.get(pk=complaint.pk)
    fresh.order = order
    return fresh


def own_document(actor: Actor, document_id: object) -> Document:
    """A document of the actor's own organisation."""
    try:
        found = document(actor, document_id)
    except NotFound as error:
        raise Invalid({"document": _("expected a file of your own")}) from error
    if not actor.is_of(found.owner_id):
        raise Invalid({"document": _("expected a file of your own")})
    return found


def _lay(actor: Actor, complaint: Complaint, side: Side, document_id: object, now: datetime) -> ComplaintDocument:
    file = own_document(actor, document_id)
    if complaint.documents.count() >= MOST_DOCUMENTS:
        raise Conflict(_("No more than %d files are laid beside a complaint.") % MOST_DOCUMENTS)
    return ComplaintDocument.objects.get_or_create(
        complaint=complaint, document=file, defaults={"by": side, "at": now}
    )[0]


def _raise(complaint: Complaint, side: Side, text: str, now: datetime) -> None:
    dispute = Dispute.objects.create(complaint=complaint, raised_by=side, raised_at=now)
    fitting(DisputeEvidence(dispute=dispute, by=side, text=text, at=now)).save(force_insert=True)
    inform_operator(complaint.order, gettext_lazy("A dispute about an order was raised to you: %s"))


def ended(complaint: Complaint, state: ComplaintState, how: str, now: datetime) -> None:
    """A complaint whose dispute has ended, ends with it."""
    complaint.state, complaint.settlement, complaint.ended_at = state, how, now
    complaint.save(update_fields=["state", "settlement", "ended_at"])
