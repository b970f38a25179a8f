"""What an actor may see of the documents that were sent: its own; and the invoices for what it ordered."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found
from daodi.hub.exchange.orders.queries import orders
from daodi.hub.exchange.ubl.models import Invoice, Message, MessageState


def messages(actor: Actor) -> QuerySet[Message]:
    """The documents the actor's organisation sent, and the invoices sent to it; the newest first."""
    if actor.organisation is None:
        return Message.objects.none()
    billed = Q(receiver=actor.organisation, invoice__isnull=False, state=MessageState.TAKEN)
    seen = Message.objects.filter(Q(owner=actor.organisation) | billed)
    return seen.select_related("owner", "receiver", "document", "invoice__order")


def message(actor: Actor, message_id: object) -> Message:
    """One of them, or ``NotFound``."""
    return found(messages(actor), pk=str(message_id))


def invoices(actor: Actor) -> QuerySet[Invoice]:
    """The invoices of the orders that the actor is a party to."""
    seen = Invoice.objects.filter(order__in=orders(actor), message__state=MessageState.TAKEN)
    return seen.select_related("order__owner", "order__supplier", "message")
