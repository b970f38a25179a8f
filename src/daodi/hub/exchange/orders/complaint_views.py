"""The pages of complaints and disputes, and what is done there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.policy import signed_in
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.serving import as_file
from daodi.hub.exchange.orders import complaining, disputing, forms, queries, tables
from daodi.hub.exchange.orders.models import Complaint, Dispute, Shipment
from daodi.hub.exchange.orders.pages import HERE, crumbs, of_complaint, of_order
from daodi.hub.exchange.orders.policy import may_step
from daodi.hub.exchange.orders.views import tried
from daodi.hub.web.shapes import Crumb, page_of


@require_POST
def complain(request: Request, order_id: UUID) -> HttpResponse:
    """Says what is wrong with what was received."""
    actor, order = request.actor, queries.order(request.actor, order_id)
    may_step(actor, order, "complain")
    received = [one for one in queries.shipments(order) if hasattr(one, "receipt")]
    form = forms.ComplaintForm(request.POST, request.FILES, shipments=received, auto_id="k-%s")

    def does() -> None:
        shipment, shipped = _about(received, form.cleaned_data["about"])
        files = _kept(actor, form.cleaned_data["file"])
        told = {name: form.cleaned_data[name] for name in ("kind", "text", "wanted")}
        complaining.complain(
            actor=actor, order=order, shipment=shipment, shipped=shipped, documents=files, now=timezone.now(), **told
        )

    if tried(request, form, does, _("The complaint is sent; the supplier is asked to answer.")):
        return redirect("orders:page", order_id)
    return render(request, "orders/page.html", of_order(request, order, complaint_form=form), status=422)


@require_safe
def page(request: Request, complaint_id: UUID) -> HttpResponse:
    """One complaint, and the dispute it has become."""
    return render(request, "orders/complaint.html", of_complaint(request, _seen(request, complaint_id)))


@require_POST
def step(request: Request, complaint_id: UUID) -> HttpResponse:
    """Answered, settled, withdrawn, or raised to the operator."""
    complaint = _seen(request, complaint_id)
    form = forms.WordForm(request.POST, request.FILES, auto_id="w-%s")
    name = request.POST.get("step", "")
    form.fields["text"].required = name != "withdraw"

    def does() -> None:
        for one in _kept(request.actor, form.cleaned_data["file"]):
            complaining.lay(actor=request.actor, complaint=complaint, document_id=one, now=timezone.now())
        complaining.take_step(
            actor=request.actor, complaint=complaint, name=name, text=form.cleaned_data["text"], now=timezone.now()
        )

    return _back(request, complaint, form, does)


@require_POST
def lay(request: Request, complaint_id: UUID) -> HttpResponse:
    """Lays a file beside a complaint."""
    complaint = _seen(request, complaint_id)
    form = forms.FileForm(request.POST, request.FILES, auto_id="f-%s")

    def does() -> None:
        [one] = _kept(request.actor, form.cleaned_data["file"])
        complaining.lay(actor=request.actor, complaint=complaint, document_id=one, now=timezone.now())

    return _back(request, complaint, form, does, "file_form")


@require_POST
def dispute(request: Request, complaint_id: UUID) -> HttpResponse:
    """Something is said or shown in a dispute, or a settlement is offered, agreed to or refused."""
    complaint = _seen(request, complaint_id)
    held = _dispute(request.actor, complaint)
    name = request.POST.get("step", "")
    form = forms.WordForm(request.POST, request.FILES, auto_id="w-%s")
    form.fields["text"].required = name in ("say", "offer")

    def does() -> None:
        text, now = form.cleaned_data["text"], timezone.now()
        if name == "say":
            files = _kept(request.actor, form.cleaned_data["file"])
            one = files[0] if files else None
            disputing.say(actor=request.actor, dispute=held, text=text, document_id=one, now=now)
        else:
            disputing.take_step(actor=request.actor, dispute=held, name=name, text=text, now=now)

    return _back(request, complaint, form, does)


@require_POST
def decide(request: Request, complaint_id: UUID) -> HttpResponse:
    """The operator decides, with reasons."""
    complaint = _seen(request, complaint_id)
    held = _dispute(request.actor, complaint)
    form = forms.DecisionForm(request.POST, auto_id="j-%s")
    return _back(
        request,
        complaint,
        form,
        lambda: disputing.decide(actor=request.actor, dispute=held, now=timezone.now(), **form.cleaned_data),
        "decision_form",
    )


@require_GET
def file(request: Request, complaint_id: UUID, document_id: UUID) -> FileResponse:
    """A file that was laid beside a complaint or shown in its dispute, to save: for those who see the complaint."""
    return as_file(queries.file_of(request.actor, complaint_id, document_id))


@require_safe
def disputes(request: Request) -> HttpResponse:
    """The disputes of our orders; for the operator all that were raised."""
    signed_in(request.actor)
    page = page_of(queries.disputes(request.actor), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Disputes"))),
        "page": page,
        "table": tables.disputes(page.items),
    }
    return render(request, "orders/disputes.html", context)


def _seen(request: Request, complaint_id: UUID) -> Complaint:
    return queries.complaint(request.actor, complaint_id)


def _dispute(actor: Actor, complaint: Complaint) -> Dispute:
    return found(queries.disputes(actor), complaint=complaint)


def _back(request: Request, complaint: Complaint, form: Any, does: Any, name: str = "word_form") -> HttpResponse:
    if tried(request, form, does, _("It is noted; the other side is told.")):
        return redirect("orders:complaint", complaint.pk)
    context = of_complaint(request, _seen(request, complaint.pk), **{name: form})
    return render(request, "orders/complaint.html", context, status=422)


def _about(received: list[Shipment], chosen: str) -> tuple[Shipment, Any]:
    """The shipment, and the one thing in it where one is meant."""
    at, _slash, part = chosen.partition("/")
    shipment = next(one for one in received if str(one.pk) == at)
    return shipment, next((one for one in shipment.contents.all() if str(one.pk) == part), None)


def _kept(actor: Actor, sent: Any) -> list[UUID]:
    return [keep(actor=actor, name=sent.name or "", content=sent).pk] if sent else []
