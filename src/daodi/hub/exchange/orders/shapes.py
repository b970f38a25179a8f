"""What the API of orders takes and gives. Every amount and price is text, so that none is rounded on the way."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from daodi.hub.exchange.orders import queries
from daodi.hub.exchange.orders.models import Complaint, Order

Amount = Annotated[Decimal, Field(ge=0, max_digits=16, decimal_places=4)]


class OrderLineIn(Schema):
    """One line: of a listing at its price, or as it is described, at the price that you offer."""

    amount: Amount
    unit: str = Field("kg", max_length=20)
    unit_region: str = Field("", max_length=2)
    listing: UUID | None = None
    description: str = Field("", max_length=500)
    material: str = Field("", max_length=300)
    price: Amount = Decimal(0)


class OrderIn(Schema):
    """An order of one supplier. With a ``number`` of your own, the same order sent again is the same order."""

    supplier: UUID
    lines: list[OrderLineIn] = Field(min_length=1, max_length=500)
    currency: str = Field(max_length=3)
    market: str = Field("", max_length=8)
    incoterm: str = Field("", max_length=3)
    place: str = Field("", max_length=200)
    deliver_by: date | None = None
    number: str = Field("", max_length=60)
    note: str = Field("", max_length=2000)


class OrderTakenIn(Schema):
    """The version of a quote to be accepted and ordered; the amount quoted, where none is given."""

    version: UUID
    amount: Amount | None = None


class OrderStepIn(Schema):
    """``confirm``, ``reject``, ``cancel`` or ``close``; a reason where it is refused or cancelled."""

    step: str = Field(max_length=20)
    reason: str = Field("", max_length=2000)


class OrderLineOut(Schema):
    number: int
    listing_id: UUID | None
    material_id: str
    material: str
    description: str
    kind: str
    grade: str
    form: str
    origin: str
    amount: Decimal
    unit: str
    unit_region: str
    kg: Decimal | None
    price: Decimal
    total: Decimal
    tolerance_pct: Decimal


class OrderOut(Schema):
    """An order, as both its sides read it."""

    id: UUID
    number: str
    state: str
    buyer_id: UUID = Field(alias="owner_id")
    buyer: str = Field(alias="owner.name")
    supplier_id: UUID
    supplier: str = Field(alias="supplier.name")
    market: str
    currency: str
    incoterm: str
    place: str
    deliver_by: date | None
    total: Decimal
    version_id: UUID | None
    placed_at: datetime
    confirmed_at: datetime | None
    ended_at: datetime | None


class OrderShippedOut(Schema):
    """How much of a line was sent of a lot, and how much of it arrived."""

    id: UUID
    line: int = Field(alias="line.number")
    lot_id: UUID | None
    lot_code: str
    amount: Decimal
    kg: Decimal | None
    arrived: Decimal | None = None
    difference: str = ""

    @staticmethod
    def resolve_arrived(one: Any) -> Decimal | None:
        found = getattr(one, "received", None)
        return found.amount if found else None

    @staticmethod
    def resolve_difference(one: Any) -> str:
        found = getattr(one, "received", None)
        return str(found.difference) if found else ""


class OrderShipmentOut(Schema):
    id: UUID
    number: int
    state: str
    despatched_on: date
    expected_on: date | None
    carrier: str
    reference: str
    contents: list[OrderShippedOut]

    @staticmethod
    def resolve_contents(one: Any) -> list[Any]:
        return list(one.contents.all())


class OrderChangeOut(Schema):
    id: UUID
    number: int
    kind: str
    by: str
    state: str
    lines: list[dict[str, Any]]
    deliver_by: date | None
    reason: str
    answer: str
    proposed_at: datetime
    answered_at: datetime | None


class OrderWhole(OrderOut):
    """An order with its lines, shipments and changes, and the licences that were missing when it was placed."""

    note: str
    reason: str
    terms: dict[str, Any]
    warnings: list[dict[str, str]]
    lines: list[OrderLineOut]
    shipments: list[OrderShipmentOut]
    changes: list[OrderChangeOut]

    @staticmethod
    def resolve_lines(one: Order) -> list[Any]:
        return list(one.lines.all())

    @staticmethod
    def resolve_shipments(one: Order) -> list[Any]:
        return list(queries.shipments(one))

    @staticmethod
    def resolve_changes(one: Order) -> list[Any]:
        return list(one.changes.all())


class OrderOtherIn(Schema):
    """What a line should be instead."""

    line: int = Field(ge=1, le=32767)
    amount: Amount | None = None
    price: Amount | None = None


class OrderChangeIn(Schema):
    """Other amounts and prices, or another day; or ``cancel``: what is not shipped is not wanted any more."""

    lines: list[OrderOtherIn] = Field([], max_length=500)
    deliver_by: date | None = None
    cancel: bool = False
    reason: str = Field(min_length=1, max_length=2000)


class OrderAnswerIn(Schema):
    """``accept``, ``decline`` or ``withdraw``."""

    step: str = Field(max_length=20)
    word: str = Field("", max_length=2000)


class OrderSentIn(Schema):
    """How much of a line is sent, in its unit; ``lot_kg``: how much there is of the lot in all."""

    line: int = Field(ge=1, le=32767)
    amount: Amount
    lot: UUID | None = None
    lot_kg: Amount | None = None


class OrderShipmentIn(Schema):
    contents: list[OrderSentIn] = Field(min_length=1, max_length=500)
    despatched_on: date
    expected_on: date | None = None
    carrier: str = Field("", max_length=200)
    reference: str = Field("", max_length=200)
    note: str = Field("", max_length=2000)
    last: bool = False


class OrderArrivedIn(Schema):
    """How much arrived of one thing sent; ``difference``: short, over, damaged, wrong, or nothing."""

    shipped: UUID
    amount: Amount
    difference: str = Field("", max_length=10)
    note: str = Field("", max_length=500)


class OrderReceiptIn(Schema):
    """What is not named arrived as it was sent."""

    received_on: date
    contents: list[OrderArrivedIn] = Field([], max_length=500)
    note: str = Field("", max_length=2000)


class OrderComplaintIn(Schema):
    """``kind``: amount, quality, identity, damage, papers, delay, other; ``documents``: your own, by their ids."""

    shipment: UUID
    shipped: UUID | None = None
    kind: str = Field(max_length=10)
    text: str = Field(min_length=1, max_length=5000)
    wanted: str = Field("", max_length=2000)
    documents: list[UUID] = Field([], max_length=20)


class OrderEvidenceOut(Schema):
    by: str
    text: str
    document_id: UUID | None
    at: datetime


class OrderComplaintOut(Schema):
    id: UUID
    order_id: UUID
    number: int
    shipment_id: UUID
    shipped_id: UUID | None
    kind: str
    text: str
    wanted: str
    state: str
    answer: str
    settlement: str
    documents: list[UUID]
    dispute: str = ""
    offer: str = ""
    favour: str = ""
    reasons: str = ""
    evidence: list[OrderEvidenceOut]

    @staticmethod
    def resolve_documents(one: Complaint) -> list[UUID]:
        return [each.document_id for each in one.documents.all()]

    @staticmethod
    def resolve_dispute(one: Complaint) -> str:
        return _of_dispute(one, "state")

    @staticmethod
    def resolve_offer(one: Complaint) -> str:
        return _of_dispute(one, "offer")

    @staticmethod
    def resolve_favour(one: Complaint) -> str:
        return _of_dispute(one, "favour")

    @staticmethod
    def resolve_reasons(one: Complaint) -> str:
        return _of_dispute(one, "reasons")

    @staticmethod
    def resolve_evidence(one: Complaint) -> list[Any]:
        return list(one.dispute.evidence.all()) if hasattr(one, "dispute") else []


class OrderWordIn(Schema):
    """A step of a complaint (answer, settle, withdraw, raise) or of its dispute (say, offer, agree, refuse)."""

    step: str = Field(max_length=20)
    text: str = Field("", max_length=5000)
    document: UUID | None = None


class OrderDecisionIn(Schema):
    """``favour``: buyer, supplier or both."""

    favour: str = Field(max_length=8)
    reasons: str = Field(min_length=1, max_length=5000)


def _of_dispute(one: Complaint, name: str) -> str:
    return str(getattr(one.dispute, name)) if hasattr(one, "dispute") else ""
