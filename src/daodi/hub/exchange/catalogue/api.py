"""Listings and suppliers under ``/api/listings`` and ``/api/suppliers``. Money and amounts are strings of digits."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status
from pydantic import PlainSerializer

from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED, Problem
from daodi.hub.exchange.catalogue import lots, offering, publishing, queries, record, showing
from daodi.hub.exchange.catalogue.asking import asked, home_of, market_named
from daodi.hub.exchange.catalogue.find import find
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.terms.quantity import quantity

router = Router(tags=["catalogue"])
Digits = Annotated[Decimal, PlainSerializer(lambda one: f"{one.normalize():f}", return_type=str)]
GivenKind = Literal["raw", "piece", "extract", "granules", "finished", "device", "service"]
Amount = Annotated[Decimal, Field(ge=0, lt=10**14, decimal_places=4)]
Text = Field("", max_length=300)


class ListingPrice(Schema):
    """A price a unit, from an amount on; both as text."""

    at_least: Digits
    price: Digits


class ListingPriceIn(Schema):
    at_least: Amount = Decimal(0)
    price: Amount


class ListingIn(Schema):
    """What is offered. ``unit``: kg, g, t, 斤, 两, 担 ...; 斤, 两, 钱 and 担 need ``unit_region``: CN, HK or TW."""

    kind: GivenKind
    title: str = Field(min_length=1, max_length=200)
    material: str = Text
    grade: str = Field("", max_length=100)
    specification: str = Field("", max_length=4000)
    origin: str = Text
    form: str = Field("", max_length=200)
    use: str = Field("", max_length=100)
    currency: str = Field(min_length=3, max_length=3)
    unit: str = Field("kg", max_length=10)
    unit_region: str = Field("", max_length=2)
    minimum: Amount = Decimal(0)
    incoterm: str = Field("", max_length=3)
    place: str = Field("", max_length=200)
    lead_days: int | None = Field(None, ge=0, le=3650)
    valid_until: date | None = None
    description: str = Field("", max_length=8000)
    prices: list[ListingPriceIn] = Field([], max_length=20)


class ListingPricesIn(Schema):
    prices: list[ListingPriceIn] = Field(max_length=20)


class ListingStepIn(Schema):
    step: Literal["publish", "withdraw", "redraft"]


class ListingLotsIn(Schema):
    """Lots of your own organisation, by their ids."""

    lots: list[UUID] = Field(max_length=50)


class ListingOut(Schema):
    id: UUID
    owner_id: UUID
    state: str
    kind: str
    title: str
    material: str
    material_id: str
    grade: str
    specification: str
    origin: str
    region: str
    form: str
    use: str
    currency: str
    unit: str
    unit_region: str
    minimum: Digits
    incoterm: str
    place: str
    lead_days: int | None
    valid_until: date | None
    description: str
    certified: bool
    published_at: datetime | None


class ListingPage(Schema):
    """What was found: ``more`` where there are more than were counted; ``after`` for the page that follows."""

    items: list[ListingOut]
    count: int
    more: bool
    after: int | None


class ListingLot(Schema):
    """A lot as its owner's papers state it."""

    id: UUID
    code: str
    material: str
    material_id: str
    form: str
    origin: str
    manufactured_on: str
    identity: str


class ListingVerdict(Schema):
    """How a lot stands in the market asked for, with the reasons of what decides it."""

    lot_id: UUID
    market: str
    outcome: str
    reasons: list[str]
    coverage: str


class ListingWhole(ListingOut):
    prices: list[ListingPrice]
    lots: list[ListingLot]
    market: str
    verdicts: list[ListingVerdict]


class ListingQuote(Schema):
    """The price a unit for an amount; null where the listing has none for it."""

    currency: str
    unit: str
    unit_region: str
    price: Digits | None


class SupplierLicence(Schema):
    kind: str
    number: str
    issuer: str
    valid_from: date | None
    valid_until: date | None
    verified_at: datetime | None


class SupplierFigure(Schema):
    label: str
    count: int
    of: int | None
    since: date | None


class SupplierOut(Schema):
    """A member that publishes listings: licences as far as they may be known, and its record in figures."""

    id: UUID
    name: str
    kind: str
    jurisdiction: str
    licences: list[SupplierLicence]
    record: list[SupplierFigure]


class Looked(Schema):
    """What is looked for: ``q`` a name in any script; ``market`` where it may be sold; prices in one currency."""

    q: str = Field("", max_length=200)
    kind: str = Field("", max_length=20)
    market: str = Field("", max_length=100)
    where: str = Field("", max_length=20)
    origin: str = Field("", max_length=200)
    grade: str = Field("", max_length=100)
    currency: str = Field("", max_length=3)
    price_from: str = Field("", max_length=30)
    price_to: str = Field("", max_length=30)
    certified: str = Field("", max_length=5)
    authorised: str = Field("", max_length=5)
    supplier: UUID | None = None
    sort: str = Field("", max_length=20)
    after: int = Field(0, ge=0, le=100_000)


@router.get("/listings", response={200: ListingPage, 422: Problem}, auth=anyone)
def list_listings(request: Request, looked: Query[Looked]) -> dict[str, Any]:
    """Published listings that fit, a page of fifty; counted up to a thousand. Nobody need sign in."""
    given = {name: str(value or "") for name, value in looked.dict().items()}
    found = find(request.actor, asked(given), timezone.localdate())
    return {"items": found.listings, "count": found.count, "more": found.more, "after": found.following}


@router.get("/listings/own", response=list[ListingOut])
def list_own_listings(request: Request) -> Any:
    """The listings of your own organisation, newest first, at most a thousand: drafts and withdrawn ones too."""
    return queries.own(request.actor)[:1000]


@router.post("/listings", response={201: ListingOut, **CHANGED})
def add_listing(request: Request, sent: ListingIn) -> Status[Listing]:
    """Adds a draft; publish it with a step."""
    facts = sent.dict()
    prices = [(one["at_least"], one["price"]) for one in facts.pop("prices")]
    return Status(201, offering.add(actor=request.actor, facts=facts, prices=prices))


@router.get("/listings/{uuid:listing_id}", response={200: ListingWhole, **REFUSED, 422: Problem}, auth=anyone)
def one_listing(request: Request, listing_id: UUID, market: str = "") -> dict[str, Any]:
    """A listing with prices, lots, and how each lot stands in a market: the one asked for, else your own."""
    listed = queries.listing(request.actor, listing_id)
    code = market_named(market[:100]) or home_of(request.actor)
    return _whole(request, listed, code)


@router.post("/listings/{uuid:listing_id}/change", response={200: ListingOut, **CHANGED})
def change_listing(request: Request, listing_id: UUID, sent: ListingIn) -> Listing:
    """Puts other facts in the place of those before; a published listing still has to pass the gate."""
    listed = queries.listing(request.actor, listing_id)
    facts = sent.dict()
    prices = [(one["at_least"], one["price"]) for one in facts.pop("prices")]
    return offering.change(actor=request.actor, listed=listed, facts=facts, prices=prices)


@router.post("/listings/{uuid:listing_id}/prices", response={200: list[ListingPrice], **CHANGED})
def price_listing(request: Request, listing_id: UUID, sent: ListingPricesIn) -> Any:
    """Puts other price breaks in the place of those before."""
    listed = queries.listing(request.actor, listing_id)
    prices = [(one.at_least, one.price) for one in sent.prices]
    return offering.set_prices(actor=request.actor, listed=listed, prices=prices).breaks.all()


@router.get("/listings/{uuid:listing_id}/price", response={200: ListingQuote, **REFUSED, 422: Problem}, auth=anyone)
def quote_listing(
    request: Request, listing_id: UUID, amount: str, unit: str = "kg", unit_region: str = ""
) -> dict[str, Any]:
    """The price a unit of the listing for an amount in any unit of the same measure."""
    listed = queries.listing(request.actor, listing_id)
    try:
        wanted = quantity(amount[:30], unit[:20], unit_region[:2])
    except ValueError as error:
        raise Invalid({"amount": str(error)}) from error
    price = queries.price_for(listed, wanted)
    facts = {name: getattr(listed, name) for name in ("currency", "unit", "unit_region")}
    return {**facts, "price": price}


@router.post("/listings/{uuid:listing_id}/lots", response={200: ListingOut, **CHANGED})
def choose_listed_lots(request: Request, listing_id: UUID, sent: ListingLotsIn) -> Listing:
    """Puts these lots of yours under a listing; whoever sees it sees their numbers and verdicts."""
    listed = queries.listing(request.actor, listing_id)
    return lots.set_lots(actor=request.actor, listed=listed, lot_ids=sent.lots)


@router.post("/listings/{uuid:listing_id}/steps", response={200: ListingOut, **CHANGED})
def step_listing(request: Request, listing_id: UUID, sent: ListingStepIn) -> Listing:
    """Publishes, withdraws, or takes up again. A refusal says which paper is missing, with the clause."""
    listed = queries.listing(request.actor, listing_id)
    return publishing.take_step(actor=request.actor, listed=listed, name=sent.step)


@router.get("/suppliers/{uuid:supplier_id}", response={200: SupplierOut, **REFUSED}, auth=anyone)
def one_supplier(request: Request, supplier_id: UUID) -> dict[str, Any]:
    """A supplier: its licences, with the day the operator saw each, and its record: figures, no marks."""
    party = queries.supplier(request.actor, supplier_id)
    facts = {name: getattr(party, name) for name in ("id", "name", "kind", "jurisdiction")}
    figures = [
        {"label": str(one.label), "count": one.count, "of": one.of, "since": one.since}
        for one in record.figures(request.actor, party)
    ]
    return {**facts, "licences": list(queries.licences(request.actor, party)[:200]), "record": figures}


def _whole(request: Request, listed: Listing, market: str) -> dict[str, Any]:
    facts: dict[str, Any] = {name: getattr(listed, name) for name in ListingOut.model_fields}
    answers = showing.verdicts(request.actor, listed, [market], timezone.localdate()) if market else []
    return facts | {
        "prices": list(listed.breaks.all()),
        "lots": [{name: getattr(one, name) for name in ListingLot.model_fields} for one in showing.facts(listed)],
        "market": market,
        "verdicts": [
            {
                "lot_id": lot_id,
                "market": one.market,
                "outcome": one.verdict,
                "reasons": list(one.reasons),
                "coverage": one.coverage.status,
            }
            for lot_id, one in answers
        ],
    }
