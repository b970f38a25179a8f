"""Services with their prices, and places of care."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.health.alliance import keeping, kinds, queries, vocabulary
from daodi.hub.health.alliance.api import shapes
from daodi.hub.health.alliance.find import asked, find
from daodi.hub.health.alliance.models import Location, Price, Service

router = Router(tags=["alliance: services and places"])
ROOT = "/alliance"


@router.get(f"{ROOT}/lists", response=list[shapes.CareTerm], auth=anyone)
@paginate
def list_care_terms(request: Request) -> list[Any]:
    """The choices of all lists: specialties, techniques, languages, campaigns, outputs."""
    lists: tuple[vocabulary.Listing, ...] = ("specialty", "technique", "language", "campaign", "output")
    return [term._asdict() for listing in lists for term in vocabulary.terms(listing).values()]


@router.get(f"{ROOT}/services", response={200: list[shapes.CareService], 422: CHANGED[422]}, auth=anyone)
@paginate
def find_care_services(
    request: Request,
    q: str = "",
    specialty: str = "",
    technique: str = "",
    language: str = "",
    country: str = "",
    place: str = "",
    kind: str = "",
    remote: bool = False,
    currency: str = "",
    price_to: str = "",
) -> QuerySet[Service]:
    """Services that take patients, found as on the page; ``price_to`` is in ``currency``."""
    given = {
        "q": q,
        "specialty": specialty,
        "technique": technique,
        "language": language,
        "country": country,
        "place": place,
        "kind": kind,
        "remote": "true" if remote else "",
        "currency": currency,
        "price_to": price_to,
    }
    return find(request.actor, asked(given), timezone.localdate()).prefetch_related("prices")


@router.post(f"{ROOT}/services", response={201: shapes.CareService, **CHANGED})
def add_care_service(request: Request, sent: shapes.CareServiceIn) -> Status[Service]:
    """A service of yours, private until you publish it."""
    made = keeping.add(actor=request.actor, kind=kinds.SERVICE, facts=sent.dict())
    return Status(201, _service(request, made.pk))


@router.get(f"{ROOT}/services/{{uuid:service_id}}", response={200: shapes.CareService, **REFUSED}, auth=anyone)
def one_care_service(request: Request, service_id: UUID) -> Service:
    """One service."""
    return _service(request, service_id)


@router.post(f"{ROOT}/services/{{uuid:service_id}}", response={200: shapes.CareService, **CHANGED})
def change_care_service(request: Request, service_id: UUID, sent: shapes.CareServiceIn) -> Service:
    """Corrects it: all its facts are sent."""
    keeping.change(actor=request.actor, listed=_service(request, service_id), facts=sent.dict())
    return _service(request, service_id)


@router.post(f"{ROOT}/services/{{uuid:service_id}}/visibility", response={200: shapes.CareService, **CHANGED})
def show_care_service(request: Request, service_id: UUID, sent: shapes.DirectoryVisibilityIn) -> Service:
    """Publishes it, or takes it back."""
    one = _service(request, service_id)
    keeping.show(actor=request.actor, listed=one, visibility=sent.visibility)
    return _service(request, service_id)


@router.post(f"{ROOT}/services/{{uuid:service_id}}/prices", response={201: shapes.CarePrice, **CHANGED})
def put_care_price(request: Request, service_id: UUID, sent: shapes.CarePriceIn) -> Status[Price]:
    """States a price."""
    price = keeping.put_price(actor=request.actor, service=_service(request, service_id), facts=sent.dict())
    return Status(201, price)


@router.post(f"{ROOT}/services/{{uuid:service_id}}/prices/{{uuid:price_id}}/drop", response={204: None, **CHANGED})
def drop_care_price(request: Request, service_id: UUID, price_id: UUID) -> Status[None]:
    """Takes a price away."""
    keeping.drop_price(actor=request.actor, service=_service(request, service_id), price_id=price_id)
    return Status(204, None)


def _service(request: Request, record_id: object) -> Service:
    return found(queries.services(request.actor).prefetch_related("prices"), pk=record_id)


@router.get(f"{ROOT}/places", response=list[shapes.CarePlace], auth=anyone)
@paginate
def list_care_places(request: Request) -> QuerySet[Location]:
    """Places of care."""
    return queries.listed(request.actor, Location)


@router.post(f"{ROOT}/places", response={201: shapes.CarePlace, **CHANGED})
def add_care_place(request: Request, sent: shapes.CarePlaceIn) -> Status[Location]:
    """A place of yours, private until you publish it."""
    return Status(201, keeping.add(actor=request.actor, kind=kinds.LOCATION, facts=sent.dict()))


@router.get(f"{ROOT}/places/{{uuid:place_id}}", response={200: shapes.CarePlace, **REFUSED}, auth=anyone)
def one_care_place(request: Request, place_id: UUID) -> Location:
    """One place."""
    return queries.one(request.actor, Location, place_id)


@router.post(f"{ROOT}/places/{{uuid:place_id}}", response={200: shapes.CarePlace, **CHANGED})
def change_care_place(request: Request, place_id: UUID, sent: shapes.CarePlaceIn) -> Location:
    """Corrects it: all its facts are sent."""
    one = queries.one(request.actor, Location, place_id)
    changed: Location = keeping.change(actor=request.actor, listed=one, facts=sent.dict())
    return changed


@router.post(f"{ROOT}/places/{{uuid:place_id}}/visibility", response={200: shapes.CarePlace, **CHANGED})
def show_care_place(request: Request, place_id: UUID, sent: shapes.DirectoryVisibilityIn) -> Location:
    """Publishes it, or takes it back."""
    one = queries.one(request.actor, Location, place_id)
    keeping.show(actor=request.actor, listed=one, visibility=sent.visibility)
    return one
