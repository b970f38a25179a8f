"""What the API of this room takes and gives. Money and amounts are strings of digits, never floats."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import PlainSerializer

from daodi.hub.exchange.catalogue.models import Kind
from daodi.hub.exchange.inquiries.models import Asked, Inquiry, Question, QuoteVersion, SampleRequest

Number = Annotated[Decimal, PlainSerializer(lambda value: f"{value:f}", return_type=str)]
Amount = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]


class InquiryIn(Schema):
    """What is asked for; ``market`` is the code of where it goes, ``unit_region`` CN, HK or TW for 斤, 两, 担."""

    title: str = Field(min_length=1, max_length=200)
    material: str = Field(min_length=1, max_length=100)
    kind: Kind = Kind.RAW
    grade: str = Field("", max_length=100)
    specification: str = Field("", max_length=500)
    form: str = Field("", max_length=100)
    use: str = Field("", max_length=20)
    amount: Amount | None = None
    unit: str = Field("kg", max_length=20)
    unit_region: str = Field("", max_length=2)
    target_price: Amount | None = None
    currency: str = Field("USD", max_length=3)
    market: str = Field(min_length=1, max_length=40)
    incoterm: str = Field("", max_length=3)
    place: str = Field("", max_length=100)
    deliver_by: date | None = None
    closes_on: date | None = None
    note: str = Field("", max_length=5000)


class InquiryOut(Schema):
    """An inquiry to its buyer, or to a supplier that was asked; who else was asked stands nowhere in it."""

    id: UUID
    buyer: str
    title: str
    material: str
    material_id: str
    kind: str
    grade: str
    specification: str
    form: str
    use: str
    amount: Number | None
    unit: str
    unit_region: str
    target_price: Number | None
    currency: str
    market: str
    incoterm: str
    place: str
    deliver_by: date | None
    closes_on: date | None
    note: str
    state: str
    opened_at: datetime | None

    @staticmethod
    def resolve_buyer(one: Inquiry) -> str:
        return one.owner.name


class InquiryStepIn(Schema):
    """``open``, ``close``, ``reopen`` or ``cancel``."""

    step: str = Field(max_length=20)


class InquirySuppliersIn(Schema):
    """The organisations to ask."""

    suppliers: list[UUID] = Field(min_length=1, max_length=200)


class InquiryAskedOut(Schema):
    """That a supplier was asked, and what came of it."""

    id: UUID
    supplier_id: UUID
    supplier: str
    state: str
    why: str
    asked_at: datetime | None
    answered_at: datetime | None

    @staticmethod
    def resolve_supplier(one: Asked) -> str:
        return one.supplier.name


class InquiryQuestionIn(Schema):
    """A question; the buyer says with ``asked`` to whom."""

    text: str = Field(min_length=1, max_length=2000)
    asked: UUID | None = None


class InquiryQuestionOut(Schema):
    id: UUID
    side: str
    supplier_id: UUID
    text: str
    made_at: datetime
    answer: str
    answered_at: datetime | None

    @staticmethod
    def resolve_supplier_id(one: Question) -> UUID:
        return one.asked.supplier_id


class InquiryAnswerIn(Schema):
    text: str = Field(min_length=1, max_length=5000)


class InquiryClarificationIn(Schema):
    """What all who were asked shall read, in words that name none of them."""

    question: str = Field(min_length=1, max_length=2000)
    answer: str = Field(min_length=1, max_length=5000)


class InquiryClarificationOut(Schema):
    id: UUID
    question: str
    answer: str
    made_at: datetime


class InquiryReasonIn(Schema):
    why: str = Field("", max_length=500)


class InquiryRateIn(Schema):
    """What one unit of ``currency`` is worth in the inquiry's own, on a day, from a source."""

    currency: str = Field(max_length=3)
    rate: Decimal = Field(gt=0, max_digits=18, decimal_places=8)
    on: date
    source: str = Field(min_length=1, max_length=200)


class InquiryRateOut(Schema):
    id: UUID
    currency: str
    rate: Number
    on: date
    source: str


class QuoteTier(Schema):
    """The price a unit from an amount on."""

    at_least: Amount
    price: Amount


class QuoteIn(Schema):
    """What is quoted. ``quote`` names the quote that this is a new version of; ``lots`` are ids of your own lots."""

    quote: UUID | None = None
    listing: UUID | None = None
    currency: str = Field(max_length=3)
    price: Amount
    unit: str = Field("kg", max_length=20)
    unit_region: str = Field("", max_length=2)
    tiers: list[QuoteTier] = Field(default_factory=list, max_length=20)
    amount: Amount | None = None
    minimum: Amount | None = None
    tolerance_pct: Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)] = Decimal(0)
    incoterm: str = Field(max_length=3)
    place: str = Field(min_length=1, max_length=100)
    lead_days: int | None = Field(None, ge=0, le=3650)
    valid_until: datetime
    zone: str = Field("UTC", max_length=50)
    freight: Amount | None = None
    insurance: Amount | None = None
    duty_pct: Annotated[Decimal, Field(ge=0, le=1000, max_digits=6, decimal_places=2)] | None = None
    note: str = Field("", max_length=5000)
    lots: list[UUID] = Field(default_factory=list, max_length=50)


class QuoteLotOut(Schema):
    """A quoted lot: its facts of the day, and its verdict in the market on that day."""

    lot_id: UUID
    facts: dict[str, str]
    outcome: str
    on: date


class QuoteVersionOut(Schema):
    """One version of a quote; ``standing`` is its state, or ``expired``."""

    id: UUID
    quote_id: UUID
    number: str
    version: int
    inquiry_id: UUID
    supplier_id: UUID
    supplier: str
    state: str
    currency: str
    price: Number
    unit: str
    unit_region: str
    tiers: list[dict[str, str]]
    amount: Number | None
    minimum: Number | None
    tolerance_pct: Number
    incoterm: str
    place: str
    lead_days: int | None
    valid_until: datetime
    zone: str
    freight: Number | None
    insurance: Number | None
    duty_pct: Number | None
    note: str
    offered_at: datetime
    decided_at: datetime | None
    accepted_amount: Number | None
    lots: list[QuoteLotOut]

    @staticmethod
    def resolve_number(one: QuoteVersion) -> str:
        return one.quote.number

    @staticmethod
    def resolve_inquiry_id(one: QuoteVersion) -> UUID:
        return one.quote.asked.inquiry_id

    @staticmethod
    def resolve_supplier_id(one: QuoteVersion) -> UUID:
        return one.quote.asked.supplier_id

    @staticmethod
    def resolve_supplier(one: QuoteVersion) -> str:
        return one.quote.asked.supplier.name

    @staticmethod
    def resolve_lots(one: QuoteVersion) -> list[Any]:
        return list(one.lots.all())


class QuoteStepIn(Schema):
    """``withdraw`` by the supplier, ``decline`` by the buyer."""

    step: str = Field(max_length=20)


class QuoteCounterIn(Schema):
    """What the buyer would take instead."""

    price: Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=4)]
    amount: Amount | None = None
    note: str = Field("", max_length=2000)


class QuoteCounterOut(Schema):
    id: UUID
    version_id: UUID
    price: Number
    amount: Number | None
    note: str
    state: str
    made_at: datetime
    decided_at: datetime | None


class QuotePart(Schema):
    """A part of the landed cost, a kilogram; ``by``: price, estimate, included or missing."""

    name: str
    by: str
    a_kg: Number | None


class QuoteComparedOut(Schema):
    """A quote as it compares: ``landed_a_kg`` in the quote's currency, ``converted_a_kg`` in the inquiry's."""

    version_id: UUID
    quote_id: UUID
    number: str
    supplier: str
    standing: str
    price: Number
    currency: str
    landed_a_kg: Number | None
    converted_a_kg: Number | None
    parts: list[QuotePart]
    missing_parts: list[str]
    why: str
    outcome: str
    lots: list[dict[str, Any]]
    lead_days: int | None
    days_left: int | None
    lowest: bool
    soonest: bool


class SampleIn(Schema):
    """A sample of one of the three: ``asked`` (of an inquiry), ``version`` (of a quote), ``listing``."""

    asked: UUID | None = None
    version: UUID | None = None
    listing: UUID | None = None
    material: str = Field(min_length=1, max_length=100)
    amount: Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=4)]
    unit: str = Field("g", max_length=20)
    unit_region: str = Field("", max_length=2)
    address: str = Field(min_length=1, max_length=500)
    note: str = Field("", max_length=2000)


class SampleStepIn(Schema):
    """``agree``, ``decline``, ``cancel``, ``send``, ``receive`` or ``assess``, with what the step states."""

    step: str = Field(max_length=20)
    reply: str = Field("", max_length=2000)
    lot: UUID | None = None
    carrier: str = Field("", max_length=100)
    reference: str = Field("", max_length=100)
    sent_on: date | None = None
    received_on: date | None = None
    assessment: str = Field("", max_length=5000)
    test_request: str = Field("", max_length=100)


class SampleOut(Schema):
    """A sample; what the buyer found is told to the buyer alone."""

    id: UUID
    number: str
    buyer: str
    supplier: str
    material: str
    amount: Number
    unit: str
    unit_region: str
    address: str
    note: str
    state: str
    reply: str
    lot: dict[str, str]
    carrier: str
    reference: str
    sent_on: date | None
    received_on: date | None
    assessment: str
    test_request: str

    @staticmethod
    def resolve_buyer(one: SampleRequest) -> str:
        return one.buyer.name

    @staticmethod
    def resolve_supplier(one: SampleRequest) -> str:
        return one.supplier.name

    @staticmethod
    def resolve_assessment(one: SampleRequest, context: Any) -> str:
        return one.assessment if _is_buyer(one, context) else ""

    @staticmethod
    def resolve_test_request(one: SampleRequest, context: Any) -> str:
        return one.test_request if _is_buyer(one, context) else ""


def _is_buyer(one: SampleRequest, context: Any) -> bool:
    return bool(context["request"].actor.is_of(one.buyer_id))
