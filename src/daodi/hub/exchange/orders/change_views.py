"""What is done to a change of an order, to its shipments and receipts."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daodi.hub.core import lots as kept_lots
from daodi.hub.core.access.errors import Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.orders import changing, forms, queries, receiving, shipping
from daodi.hub.exchange.orders.pages import of_order
from daodi.hub.exchange.orders.policy import may_step
from daodi.hub.exchange.orders.views import tried, warned


@require_POST
def propose(request: Request, order_id: UUID) -> HttpResponse:
    """Proposes other amounts, prices, or another day."""
    actor, order = request.actor, queries.order(request.actor, order_id)
    may_step(actor, order, "propose")
    form = forms.ChangeForm(request.POST, order=order, lines=queries.lines(order), auto_id="c-%s")

    def does() -> None:
        changing.propose(
            actor=actor,
            order=order,
            lines=form.lines(),
            deliver_by=form.cleaned_data["deliver_by"],
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
        )

    if tried(request, form, does, _("The change is proposed; the other side is told.")):
        return redirect("orders:page", order_id)
    return render(request, "orders/page.html", of_order(request, order, change_form=form), status=422)


@require_POST
def stop(request: Request, order_id: UUID) -> HttpResponse:
    """Asks the other side to cancel what is not shipped."""
    actor, order = request.actor, queries.order(request.actor, order_id)
    form = forms.ReasonForm(request.POST, auto_id="x-%s")

    def does() -> None:
        reason = form.cleaned_data["reason"]
        changing.propose_cancelling(actor=actor, order=order, reason=reason, now=timezone.now())

    if tried(request, form, does, _("The other side is asked to agree.")):
        return redirect("orders:page", order_id)
    return render(request, "orders/page.html", of_order(request, order, stop_form=form), status=422)


@require_POST
def answer(request: Request, change_id: UUID) -> HttpResponse:
    """Accepts, declines or withdraws a change."""
    change = queries.change(request.actor, change_id)
    try:
        changing.answer(
            actor=request.actor,
            change=change,
            name=request.POST.get("step", ""),
            now=timezone.now(),
            word=request.POST.get("word", ""),
        )
    except Refusal as refusal:
        warned(request, refusal)
    return redirect("orders:page", change.order_id)


@require_POST
def despatch(request: Request, order_id: UUID) -> HttpResponse:
    """Sends some or all of it."""
    actor, order = request.actor, queries.order(request.actor, order_id)
    may_step(actor, order, "despatch")
    lots = kept_lots.own(actor)
    form = forms.DespatchForm(request.POST, lines=queries.lines(order), lots=lots, auto_id="d-%s")

    def does() -> None:
        told = ("despatched_on", "expected_on", "carrier", "reference")
        shipping.despatch(
            actor=actor,
            order=order,
            contents=form.contents(),
            now=timezone.now(),
            last=form.cleaned_data.get("last", False),
            **{name: form.cleaned_data[name] for name in told},
        )

    if tried(request, form, does, _("The shipment is noted; the buyer is told, and reads the papers of its lots.")):
        return redirect("orders:page", order_id)
    return render(request, "orders/page.html", of_order(request, order, despatch_form=form), status=422)


@require_POST
def receive(request: Request, shipment_id: UUID) -> HttpResponse:
    """Says what arrived."""
    actor, shipment = request.actor, queries.shipment(request.actor, shipment_id)
    order = queries.order(actor, shipment.order_id)
    may_step(actor, order, "receive")
    form = forms.ReceiptForm(request.POST, shipment=shipment, auto_id=f"s{shipment.number}-%s")

    def does() -> None:
        receiving.receive(
            actor=actor,
            shipment=shipment,
            received_on=form.cleaned_data["received_on"],
            note=form.cleaned_data["note"],
            contents=list(form.contents()),
            now=timezone.now(),
        )

    if tried(request, form, does, _("The receipt is noted; the supplier is told.")):
        return redirect("orders:page", order.pk)
    return render(request, "orders/page.html", of_order(request, order, receiving=form), status=422)
