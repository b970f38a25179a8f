"""What the routes of orders answer to each asker, for orders that Alice was given by Dora, and one that Alice gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.catalogue.models import Listing, PriceBreak
from daodi.hub.exchange.orders import changing, complaining
from daodi.hub.exchange.orders.models import Complaint, Order, Shipment
from daodi.hub.exchange.orders.tests.conftest import NOW, arrived, complained, confirmed, placed, quoted, sent
from daodi.hub.tests.matrix import HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
BUYERS = (404, 403, 403, 404, 404)
HERS_TO_POST = (401, 201, 201, 404, 404)
HERS_TO_STEP = (401, 200, 200, 404, 404)
BUYERS_API = (401, 403, 403, 404, 404)
RAISED, RAISED_API = (404, 200, 200, 404, 200), (401, 200, 200, 404, 200)
ORDER, COMPLAINT = ("order_id",), ("complaint_id",)
TODAY = timezone.localdate().isoformat()
CHANGE = {"reason": "The harvest", "deliver_by": "2027-01-31"}
SHIPMENT = {"despatched_on": TODAY, "amount_1": "60"}
SENT = {"despatched_on": TODAY, "contents": [{"line": 1, "amount": "60"}]}
WORD = {"step": "answer", "text": "It was dry."}
NEW = {"currency": "USD", "lines": [{"amount": "5", "description": "Roots", "price": "3"}]}
DECISION = {"favour": "buyer", "reasons": "It was mouldy."}

ROUTES = [
    Route("orders:list", SIGNED_IN),
    Route("orders:disputes", SIGNED_IN),
    Route("orders:from-quote", HERS, given=("version_id",)),
    Route("orders:from-quote", HERS_TO_DO, "post", ("version_id",), {"amount": "500"}),
    Route("orders:new", (302, 200, 200, 200, 200), given=("listing_id",)),
    Route("orders:new", (302, 302, 302, 302, 302), "post", ("listing_id",), {"amount": "5"}),
    Route("orders:page", HERS, given=ORDER),
    Route("orders:step", HERS_TO_DO, "post", ORDER, {"step": "confirm"}),
    Route("orders:step", BUYERS, "post", ORDER, {"step": "cancel", "reason": "None"}),
    Route("orders:propose", HERS_TO_DO, "post", ORDER, CHANGE),
    Route("orders:stop", HERS_TO_DO, "post", ("order_id:confirmed",), {"reason": "None left"}),
    Route("orders:answer-change", HERS_TO_DO, "post", ("change_id",), {"step": "accept"}),
    Route("orders:despatch", HERS_TO_DO, "post", ("order_id:confirmed",), SHIPMENT),
    Route("orders:receive", BUYERS, "post", ("shipment_id",), {"received_on": TODAY}),
    Route("orders:complain", BUYERS, "post", ("order_id:shipping",)),
    Route("orders:complaint", HERS, given=COMPLAINT),
    Route("orders:complaint", RAISED, given=("complaint_id:raised",)),
    Route("orders:step-complaint", HERS_TO_DO, "post", COMPLAINT, WORD),
    Route("orders:lay", HERS_TO_DO, "post", (*COMPLAINT, "file")),
    Route("orders:file", HERS, given=("complaint_id", "document_id")),
    Route("orders:dispute", (404, 302, 302, 404, 404), "post", ("complaint_id:raised",), {"step": "say", "text": "No"}),
    Route("orders:decide", (404, 404, 404, 404, 302), "post", ("complaint_id:raised",), DECISION),
    Route("api:list_orders", SIGNED_IN_API),
    Route("api:place_order", (401, 201, 201, 201, 201), "post", ("supplier",), NEW),
    Route("api:order_from_quote", HERS_TO_POST, "post", ("version",)),
    Route("api:one_order", HERS_API, given=ORDER),
    Route("api:step_order", HERS_TO_STEP, "post", ORDER, {"step": "confirm"}),
    Route("api:propose_order_change", HERS_TO_POST, "post", ORDER, CHANGE),
    Route("api:step_order_change", HERS_TO_STEP, "post", ("change_id",), {"step": "accept"}),
    Route("api:despatch_order", HERS_TO_POST, "post", ("order_id:confirmed",), SENT),
    Route("api:receive_shipment", BUYERS_API, "post", ("shipment_id",), {"received_on": TODAY}),
    Route("api:list_order_complaints", SIGNED_IN_API),
    Route("api:complain_about_order", BUYERS_API, "post", ("order_id:shipping", "shipment"), WORD | {"kind": "delay"}),
    Route("api:one_order_complaint", HERS_API, given=COMPLAINT),
    Route("api:one_order_complaint", RAISED_API, given=("complaint_id:raised",)),
    Route("api:step_order_complaint", HERS_TO_STEP, "post", COMPLAINT, WORD),
    Route(
        "api:step_order_dispute",
        (401, 200, 200, 404, 404),
        "post",
        ("complaint_id:raised",),
        {"step": "offer", "text": "Half"},
    ),
    Route("api:decide_order_dispute", (401, 404, 404, 404, 200), "post", ("complaint_id:raised",), DECISION),
    Route("api:order_complaint_file", HERS_API, given=("complaint_id", "document_id")),
]


@dataclass(frozen=True)
class Made:
    """What stands between Dora and Alice."""

    shipping: Order
    shipment: Shipment
    open: Complaint
    raised: Complaint


def objects(alice: Actor) -> dict[str, object]:
    """Orders of Dora's to Alice, one in each state that a step needs; a quote of Dora's to Alice; a public listing."""
    dora = _dora()
    made = _shipped(dora, alice)
    changed = placed(dora, alice)
    change = changing.propose(
        actor=dora, order=changed, deliver_by=(NOW + timedelta(days=9)).date(), reason="Sooner", now=NOW
    )
    file = keep(actor=dora, name="photo.csv", content=b"lot,mould\nA,1\n")
    complaining.lay(actor=dora, complaint=made.open, document_id=file.pk, now=NOW)
    version = quoted(alice, dora, valid_until=timezone.now() + timedelta(days=3))
    return {
        "order_id": placed(dora, alice).pk,
        "confirmed": confirmed(dora, alice).pk,
        "shipping": made.shipping.pk,
        "shipment_id": made.shipment.pk,
        "shipment": made.shipment.pk,
        "change_id": change.pk,
        "complaint_id": made.open.pk,
        "raised": made.raised.pk,
        "document_id": file.pk,
        "version_id": version.pk,
        "version": version.pk,
        "listing_id": _listing(dora).pk,
        "supplier": dora.organisation.pk if dora.organisation else "",
    }


def _shipped(dora: Actor, alice: Actor) -> Made:
    order = confirmed(dora, alice)
    first = sent(alice, order, "40")
    arrived(dora, first)
    complaint, raised = complained(dora, order, first), complained(dora, order, first)
    complaining.take_step(actor=dora, complaint=raised, name="raise", text="It is mouldy.", now=NOW)
    return Made(order, sent(alice, order, "20"), complaint, raised)


def _listing(owner: Actor) -> Listing:
    facts: dict[str, Any] = {"kind": "raw", "title": "Roots", "currency": "USD", "unit": "kg"}
    shown = {"state": "published", "visibility": "published", "published_at": NOW}
    listing = Listing.objects.create(owner=owner.organisation, **facts, **shown)
    PriceBreak.objects.create(listing=listing, at_least=Decimal(1), price=Decimal(3))
    return listing


def _dora() -> Actor:
    party = Organisation.objects.create(name="Roots of Basel", kind="buyer", jurisdiction="CH", standing="approved")
    user = User.objects.create_user("dora.roots@example.org", "x", name="Dora")
    Membership.objects.create(user=user, organisation=party, role="admin")
    return by_user(user)
