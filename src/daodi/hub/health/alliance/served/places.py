"""Places of care as Location, services as HealthcareService."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.health.alliance.models import Endpoint, Location, PlaceKind, Price, Service
from daodi.hub.health.alliance.queries import listed
from daodi.hub.health.alliance.served import elements
from daodi.hub.health.alliance.served.elements import aliases, coded, concepts, filled, follows, link, linked, times
from daodi.hub.health.fhir.asking import ALL, NONE, reference, string, token, truth
from daodi.hub.health.fhir.registry import Param, Resource, Served

PLACE = "urn:daodi:place-kind"
FEATURE = "urn:daodi:characteristic"
REMOTE = "tele-consultation"
NAMES = ("name", "name_zh_hans", "name_zh_hant")
OWNER = Param("reference", reference("owner", "Organization"))


def place(record: Location) -> Resource:
    """Where it is, how it is reached, when it is open."""
    position = {}
    if record.latitude is not None and record.longitude is not None:
        position = {"longitude": float(record.longitude), "latitude": float(record.latitude)}
    address = {"line": [record.address] if record.address else [], "city": record.city}
    address |= {"postalCode": record.postal_code, "country": record.country}
    kind = {"system": PLACE, "code": record.kind, "display": PlaceKind(record.kind).label}
    return filled(
        {
            "status": "active",
            "name": record.name,
            "alias": aliases(record),
            "mode": "instance",
            "type": [{"coding": [{**kind, "display": str(kind["display"])}]}],
            "telecom": [
                *([{"system": "phone", "value": record.phone}] if record.phone else []),
                *([{"system": "url", "value": record.website}] if record.website else []),
            ],
            "address": filled(address),
            "position": position,
            "managingOrganization": link("Organization", record.owner),
            "hoursOfOperation": times(record.hours, opens="openingTime", closes="closingTime"),
        }
    )


def _status(value: str, _modifier: str) -> Q:
    return ALL if value.rpartition("|")[2] == "active" else NONE


LOCATION = Served(
    type="Location",
    seen=lambda actor: listed(actor, Location),
    written=place,
    params={
        "address": Param("string", string("address", "city", "postal_code", "country")),
        "address-city": Param("string", string("city")),
        "address-country": Param("string", string("country")),
        "address-postalcode": Param("string", string("postal_code")),
        "name": Param("string", string(*NAMES)),
        "organization": OWNER,
        "status": Param("token", _status),
        "type": Param("token", token("kind", system=PLACE), f"codes of {PLACE}"),
    },
    follows={"Location:organization": lambda one: [("Organization", one.owner_id)]},
    about="Places of care that are published or shared. Times are on the clock of the place.",
)


def services(actor: Actor) -> QuerySet[Service]:
    """Services with what each names."""
    return listed(actor, Service).prefetch_related(
        Prefetch("locations", Location.objects.filter(visibility=Visibility.PUBLISHED)),
        Prefetch("endpoints", Endpoint.objects.filter(visibility=Visibility.PUBLISHED)),
        "prices",
    )


def service(record: Service) -> Resource:
    """What is offered, where and when; booking and today's prices stand in its details."""
    remote = {"system": FEATURE, "code": REMOTE, "display": "Tele-consultation"}
    return filled(
        {
            "active": record.active,
            "providedBy": link("Organization", record.owner),
            "type": concepts("technique", record.techniques),
            "specialty": concepts("specialty", record.specialties),
            "location": elements.links("Location", record.locations.all()),
            "name": record.name,
            "comment": record.about,
            "extraDetails": _details(record),
            "telecom": [{"system": "phone", "value": record.phone}] if record.phone else [],
            "characteristic": [{"coding": [remote]}] if record.remote else [],
            "communication": concepts("language", record.languages),
            "availableTime": times(record.hours, opens="availableStartTime", closes="availableEndTime"),
            "endpoint": elements.links("Endpoint", record.endpoints.all()),
        }
    )


def _details(record: Service) -> str:
    today = timezone.localdate()
    standing = [one for one in record.prices.all() if _stands(one, today)]
    lines = [f"Booking: {record.booking}" if record.booking else ""]
    if record.remote:
        lines.append(f"Tele-consultation: {record.remote_booking} (times in {record.remote_time_zone})")
    lines += [f"Price: {one.what}: {one.currency} {one.amount.normalize():f}" for one in standing]
    return "\n\n".join(filter(None, lines))


def _stands(one: Price, today: Any) -> bool:
    return one.valid_from <= today and (one.valid_until is None or one.valid_until >= today)


def _remote(value: str, _modifier: str) -> Q:
    said, mark, code = value.rpartition("|")
    return Q(remote=True) if code == REMOTE and (not mark or said == FEATURE) else NONE


SERVICE = Served(
    type="HealthcareService",
    seen=services,
    written=service,
    params={
        "active": Param("token", truth("active")),
        "characteristic": Param("token", _remote, f"{FEATURE}|{REMOTE}"),
        "endpoint": linked(Service, "endpoints", "Endpoint"),
        "location": linked(Service, "locations", "Location"),
        "name": Param("string", string(*NAMES)),
        "organization": OWNER,
        "service-type": coded("techniques", "technique"),
        "specialty": coded("specialties", "specialty"),
    },
    follows={
        "HealthcareService:organization": lambda one: [("Organization", one.owner_id)],
        "HealthcareService:location": follows("Location", "locations"),
        "HealthcareService:endpoint": follows("Endpoint", "endpoints"),
    },
    about="Services that are published or shared, as each hospital states them.",
)
