"""Who practises, by professional facts alone; what they do where; and where programs answer."""

from __future__ import annotations

from django.db.models import Q

from daodi.hub.health.alliance.models import Endpoint, Practitioner, PractitionerRole
from daodi.hub.health.alliance.queries import listed, roles
from daodi.hub.health.alliance.served.elements import (
    aliases,
    coded,
    concepts,
    filled,
    follows,
    link,
    linked,
    links,
    times,
)
from daodi.hub.health.alliance.served.places import NAMES, OWNER
from daodi.hub.health.fhir.asking import ALL, NONE, period, reference, string, token, truth
from daodi.hub.health.fhir.registry import Param, Resource, Served

CONNECTION = "http://terminology.hl7.org/CodeSystem/endpoint-connection-type"


def practitioner(record: Practitioner) -> Resource:
    """The names somebody works under, qualifications and languages."""
    stated = [record.title, *record.qualifications.splitlines()]
    return filled(
        {
            "active": True,
            "name": [{"text": text} for text in (record.name, *aliases(record))],
            "qualification": [{"code": {"text": text.strip()}} for text in stated if text.strip()],
            "communication": concepts("language", record.languages),
        }
    )


def _listed(value: str, _modifier: str) -> Q:
    if value not in ("true", "false"):
        raise ValueError("expected true or false")
    return ALL if value == "true" else NONE


PRACTITIONER = Served(
    type="Practitioner",
    seen=lambda actor: listed(actor, Practitioner),
    written=practitioner,
    params={
        "active": Param("token", _listed),
        "communication": coded("languages", "language"),
        "name": Param("string", string(*NAMES)),
    },
    about="Professional facts only, of people who agreed to be listed.",
)


def role(record: PractitionerRole) -> Resource:
    """What somebody does at an organisation."""
    held = {"start": record.starts_on, "end": record.ends_on}
    texts = (record.position, record.position_zh_hans, record.position_zh_hant)
    said = [{"text": text} for text in dict.fromkeys(texts) if text]
    return filled(
        {
            "active": record.active,
            "period": {name: on.isoformat() for name, on in held.items() if on},
            "practitioner": link("Practitioner", record.practitioner),
            "organization": link("Organization", record.owner),
            "code": said,
            "specialty": concepts("specialty", record.specialties),
            "location": links("Location", record.locations.all()),
            "healthcareService": links("HealthcareService", record.services.all()),
            "availableTime": times(record.hours, opens="availableStartTime", closes="availableEndTime"),
        }
    )


ROLE = Served(
    type="PractitionerRole",
    seen=roles,
    written=role,
    params={
        "active": Param("token", truth("active")),
        "date": Param("date", period("starts_on", "ends_on")),
        "location": linked(PractitionerRole, "locations", "Location"),
        "organization": OWNER,
        "practitioner": Param("reference", reference("practitioner", "Practitioner")),
        "service": linked(PractitionerRole, "services", "HealthcareService"),
        "specialty": coded("specialties", "specialty"),
    },
    follows={
        "PractitionerRole:location": follows("Location", "locations"),
        "PractitionerRole:organization": lambda one: [("Organization", one.owner_id)],
        "PractitionerRole:practitioner": lambda one: [("Practitioner", one.practitioner_id)],
        "PractitionerRole:service": follows("HealthcareService", "services"),
    },
    about="Who does what at which organisation, where the person may be seen too.",
)


def endpoint(record: Endpoint) -> Resource:
    """Where a program answers, as its owner states it."""
    return {
        "status": record.status,
        "connectionType": {"system": CONNECTION, "code": record.connection},
        "name": record.name,
        "managingOrganization": link("Organization", record.owner),
        "payloadType": [{"text": record.payload}],
        "address": record.address,
    }


ENDPOINT = Served(
    type="Endpoint",
    seen=lambda actor: listed(actor, Endpoint),
    written=endpoint,
    params={
        "connection-type": Param("token", token("connection", system=CONNECTION)),
        "name": Param("string", string(*NAMES)),
        "organization": OWNER,
        "status": Param("token", token("status")),
    },
    follows={"Endpoint:organization": lambda one: [("Organization", one.owner_id)]},
    about="Addresses as their owners state them. This site never calls one.",
)
