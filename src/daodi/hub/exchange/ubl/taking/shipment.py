"""A DespatchAdvice: a shipment of the supplier that sends it. A ReceiptAdvice: what arrived, as its buyer found it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.exchange.orders import queries, receiving, shipping
from daodi.hub.exchange.orders.models import Difference, Order, OrderLine, Shipment, Shipped
from daodi.hub.exchange.orders.receiving import Arrived
from daodi.hub.exchange.orders.shipping import Sent
from daodi.hub.exchange.ubl.building.common import shipment_number
from daodi.hub.exchange.ubl.models import Message
from daodi.hub.exchange.ubl.taking.goods import Goods, Unit, amount, lots
from daodi.hub.exchange.ubl.taking.order import ordered
from daodi.hub.exchange.ubl.taking.outcome import Outcome
from daodi.hub.exchange.ubl.taking.parties import leave, sender
from daodi.hub.exchange.ubl.taking.said import Said

CARRIER = "cac:CarrierParty/cac:PartyName/cbc:Name"


def despatch(actor: Actor, root: Said, now: datetime) -> Outcome | None:
    """Sends what the document says of the order that it names."""
    seller, own = root.at("cac:SellerSupplierParty/cac:Party"), root.at("cac:DespatchSupplierParty/cac:Party")
    if not sender(actor, seller or own):
        return None
    leave(own, root.at("cac:DeliveryCustomerParty/cac:Party"))
    buyer = root.at("cac:BuyerCustomerParty/cac:Party") or root.at("cac:DeliveryCustomerParty/cac:Party")
    order = ordered(actor, _reference(root), buyer)
    if order is None:
        return None
    lines = {str(one.number): one for one in order.lines.all()}
    contents = [one for line in root.all("cac:DespatchLine") for one in _sent(actor, line, lines)]
    sent, goods = root.at("cac:Shipment/cac:Delivery"), root / "cac:Shipment"
    goods.leave("cbc:ID")
    on = sent.at("cac:Despatch/cbc:ActualDespatchDate").day() or (root / "cbc:IssueDate").day()
    facts: dict[str, Any] = {
        "expected_on": sent.at("cac:EstimatedDeliveryPeriod/cbc:EndDate").day(),
        "carrier": sent.at(CARRIER).text[:200],
        "reference": (sent / "cbc:TrackingID").text[:200],
        "note": "\n".join(one.lines for one in root.all("cbc:Note"))[:2000],
    }
    if root.book.is_wrong:
        return None
    try:
        made = shipping.despatch(
            actor=actor, order=order, contents=contents, despatched_on=on or timezone.localdate(now), now=now, **facts
        )
        return Outcome("shipment", made.pk, order.owner)
    except Invalid as error:
        day = sent.at("cac:Despatch/cbc:ActualDespatchDate")
        quantity = root.at("cac:DespatchLine/cbc:DeliveredQuantity")
        root.blame(
            error, despatched_on=day or root / "cbc:IssueDate", amount=quantity, contents=root / "cac:DespatchLine"
        )
    except (Conflict, NotAllowed, NotFound) as error:
        root.wrong(error.title, code="conflict")
    return None


def _reference(root: Said) -> Said:
    """The order: of the whole document, else of its first line."""
    whole = root / "cac:OrderReference"
    return whole or root.at("cac:DespatchLine/cac:OrderLineReference/cac:OrderReference")


def _sent(actor: Actor, line: Said, lines: dict[str, OrderLine]) -> list[Sent]:
    """What a line sends; shared out evenly where it names several lots is nothing that it says, so it is refused."""
    line.leave("cbc:ID", "cbc:UUID")
    item = Goods(line / "cac:Item")
    _ = item.name, item.facts(), item.description
    number = line.at("cac:OrderLineReference/cbc:LineID")
    of = lines.get(number.needed("the number of the order's line"))
    if of is None:
        number.wrong(f"The order has no line {number.text!r}.", code="reference")
        return []
    many = amount(line / "cbc:DeliveredQuantity", Unit(of.unit, of.unit_region))
    if many is None:
        (line / "cbc:DeliveredQuantity").needed("how much is sent")
        return []
    _certificates(line / "cac:Item")
    from_ = lots(actor, line / "cac:Item")
    if len(from_) > 1:
        (line / "cac:Item" / "cac:ItemInstance").wrong(
            "Several lots in one line; expected a line for each.", code="lot"
        )
    return [Sent(line=of.number, amount=many, lot=from_[0] if from_ else None)]


def _certificates(item: Said) -> None:
    """Certificates are the lots' own, kept where lots are; what the document repeats of them is not news."""
    for one in item.all("cac:Certificate"):
        one.leave("cbc:ID", "cbc:CertificateTypeCode", "cbc:CertificateType", "cbc:Remarks")
        one.leave("cac:IssuerParty/cac:PartyName/cbc:Name", "cac:DocumentReference/cbc:ID")


def receive(actor: Actor, root: Said, now: datetime) -> Outcome | None:
    """Says what arrived of the shipment that the document names."""
    buyer, own = root.at("cac:BuyerCustomerParty/cac:Party"), root.at("cac:DeliveryCustomerParty/cac:Party")
    if not sender(actor, buyer or own):
        return None
    leave(own, root.at("cac:DespatchSupplierParty/cac:Party"))
    order = ordered(actor, _order_of(root), None)
    shipment = _shipment(root, order) if order else None
    if shipment is None:
        return None
    contents = [one for line in root.all("cac:ReceiptLine") if (one := _arrived(line, shipment)) is not None]
    on = (root / "cbc:IssueDate").day()
    if root.book.is_wrong:
        return None
    note = "\n".join(one.lines for one in root.all("cbc:Note"))[:2000]
    try:
        receiving.receive(
            actor=actor,
            shipment=shipment,
            received_on=on or timezone.localdate(now),
            now=now,
            contents=contents,
            note=note,
        )
        return Outcome("shipment", shipment.pk, shipment.order.supplier)
    except Invalid as error:
        lines = root / "cac:ReceiptLine"
        root.blame(error, received_on=root / "cbc:IssueDate", amount=lines / "cbc:ReceivedQuantity", contents=lines)
    except (Conflict, NotAllowed, NotFound) as error:
        root.wrong(error.title, code="conflict")
    return None


def _order_of(root: Said) -> Said:
    whole = root / "cac:OrderReference"
    return whole or root.at("cac:ReceiptLine/cac:OrderLineReference/cac:OrderReference")


def _shipment(root: Said, order: Order) -> Shipment | None:
    """The shipment: by its number or our id; the only one there is, where the document names none."""
    reference = root / "cac:DespatchDocumentReference"
    number, uuid = (reference / "cbc:ID").text, (reference / "cbc:UUID").text
    held = list(queries.shipments(order))
    for one in held:
        one.order = order
    sent = Message.objects.filter(kind="DespatchAdvice", number=number, about="shipment", state="taken")
    ids = set(sent.values_list("record_id", flat=True)) if number else set()
    fits = [one for one in held if str(one.pk) == uuid or shipment_number(one) == number or one.pk in ids]
    if not number and not uuid and len(held) == 1:
        fits = held
    if len(fits) == 1:
        return fits[0]
    reference.wrong("No shipment of this order has this number; expected the number of one.", code="reference")
    return None


def _arrived(line: Said, shipment: Shipment) -> Arrived | None:
    line.leave("cbc:ID", "cbc:UUID", "cbc:ShortQuantity", "cbc:OversupplyQuantity")
    for item in line.all("cac:Item"):
        _ = Goods(item).facts()
    sent = _content(line, shipment)
    if sent is None:
        return None
    quantity = line / "cbc:ReceivedQuantity"
    many = amount(quantity, Unit(sent.line.unit, sent.line.unit_region))
    if many is None:
        quantity.needed("how much arrived")
        return None
    said = (line / "cbc:RejectReasonCode").text or (line / "cbc:QuantityDiscrepancyCode").text
    kind = said.casefold() if said.casefold() in Difference.values else ""
    return Arrived(shipped=sent.pk, amount=many, difference=kind, note=(line / "cbc:Note").text[:500])


def _content(line: Said, shipment: Shipment) -> Shipped | None:
    """Which of the things sent a line speaks of: by our id, else by the line of the order where that is one alone."""
    reference = line / "cac:DespatchLineReference"
    uuid, number = (reference / "cbc:UUID").text, line.at("cac:OrderLineReference/cbc:LineID").text
    at = (reference / "cbc:LineID").text
    held = list(shipment.contents.all())
    fits = [one for one in held if str(one.pk) == uuid]
    fits = fits or [one for one in held if str(one.line.number) == number]
    if len(fits) > 1 and at.isdigit() and 0 < int(at) <= len(held) and held[int(at) - 1] in fits:
        fits = [held[int(at) - 1]]
    if len(fits) == 1:
        return fits[0]
    line.wrong(
        "It names nothing of this shipment; expected the line of the despatch or of the order.", code="reference"
    )
    return None
