"""The directory's records: alliances, places and services, people, endpoints, campaigns."""

from daodi.hub.health.alliance.models.alliances import Alliance, Member, MemberState
from daodi.hub.health.alliance.models.campaigns import Campaign, Output, Session, SessionState
from daodi.hub.health.alliance.models.people import (
    Connection,
    Endpoint,
    EndpointStatus,
    Practitioner,
    PractitionerRole,
)
from daodi.hub.health.alliance.models.places import Location, PlaceKind, Price, Service

__all__ = [
    "Alliance",
    "Campaign",
    "Connection",
    "Endpoint",
    "EndpointStatus",
    "Location",
    "Member",
    "MemberState",
    "Output",
    "PlaceKind",
    "Practitioner",
    "PractitionerRole",
    "Price",
    "Service",
    "Session",
    "SessionState",
]
