"""How a supplier delivers: figures for its page in the catalogue, never whose orders they were."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, F, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.catalogue.record import Figure, Onward
from daodi.hub.exchange.orders.models import Complaint, ComplaintState, Favour, Order, OrderState

FEWEST = 3  # of fewer buyers, a figure would speak of single ones: it is then told to the supplier alone
SPAN = timedelta(days=3 * 365)
DELIVERED = (OrderState.RECEIVED, OrderState.CLOSED)


def figures(actor: Actor, supplier: Organisation) -> list[Figure]:
    """Orders delivered, how many of them by the day agreed, complaints, and how those ended."""
    since = timezone.now() - SPAN
    told = Order.objects.filter(supplier=supplier, placed_at__gte=since, state__in=DELIVERED)
    if not actor.is_of(supplier.pk) and told.values("owner").distinct().count() < FEWEST:
        return []
    delivered, day = told.count(), timezone.localdate(since)
    if not delivered:
        return []
    dated = told.filter(deliver_by__isnull=False).annotate(last=Max("shipments__receipt__received_on"))
    return [
        Figure(label=_("Orders delivered"), count=delivered, since=day),
        Figure(
            label=_("Arrived by the day agreed"),
            count=dated.filter(last__lte=F("deliver_by")).count(),
            of=dated.count(),
            since=day,
        ),
        *_complaints(supplier, since, delivered),
    ]


def _complaints(supplier: Organisation, since: object, delivered: int) -> list[Figure]:
    told = Complaint.objects.filter(order__supplier=supplier, order__placed_at__gte=since)
    known = told.exclude(state=ComplaintState.WITHDRAWN)
    counted = known.aggregate(
        orders=Count("order", distinct=True, filter=Q(order__state__in=DELIVERED)),
        all=Count("pk"),
        settled=Count("pk", filter=Q(state=ComplaintState.SETTLED)),
        against=Count("pk", filter=Q(dispute__favour__in=(Favour.BUYER, Favour.BOTH))),
    )
    found = [Figure(label=_("Orders with a complaint"), count=counted["orders"], of=delivered)]
    if counted["all"]:
        found += [
            Figure(label=_("Complaints settled between the two"), count=counted["settled"], of=counted["all"]),
            Figure(label=_("Decided for the buyer, or partly"), count=counted["against"], of=counted["all"]),
        ]
    return found


def order_wanted(actor: Actor, listed: Listing) -> Onward | None:
    """From a listing of another to an order of it at its price."""
    if not actor.may_write or actor.is_of(listed.owner_id) or listed.state != "published":
        return None
    return Onward(label=_("Order at the list price"), href=reverse("orders:new", args=[listed.pk]))
