"""What an organisation lists: each kind with its model, what is stated of it, and what tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from daodi.hub.health.alliance.models import (
    Alliance,
    Campaign,
    Endpoint,
    Location,
    Practitioner,
    PractitionerRole,
    Service,
)
from daodi.hub.web.words import Words

NAMES = ("name", "name_zh_hans", "name_zh_hant")
ABOUT = ("about", "about_zh_hans", "about_zh_hant")


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of record. ``many`` of its facts are links to others; ``told_by``: those that name it in their own text.

    ``slug`` stands in addresses, ``name`` in the names of routes; ``title`` names many, ``adding`` the form for one.
    """

    name: str
    slug: str
    model: type[Any]
    facts: tuple[str, ...]
    title: Words
    adding: Words
    changing: Words
    many: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    findable: bool = False


SERVICE = Kind(
    name="service",
    slug="services",
    model=Service,
    facts=(
        *NAMES,
        *ABOUT,
        "specialties",
        "techniques",
        "languages",
        "locations",
        "booking",
        "phone",
        "hours",
        "remote",
        "remote_booking",
        "remote_time_zone",
        "endpoints",
        "active",
    ),
    many=("locations", "endpoints"),
    told_by=("roles",),
    findable=True,
    title=_("Services"),
    adding=_("Add a service"),
    changing=_("Correct the service"),
)
LOCATION = Kind(
    name="place",
    slug="places",
    model=Location,
    facts=(
        *NAMES,
        "kind",
        "address",
        "city",
        "postal_code",
        "country",
        "latitude",
        "longitude",
        "phone",
        "website",
        "time_zone",
        "hours",
    ),
    told_by=("services", "roles"),
    findable=True,
    title=_("Places of care"),
    adding=_("Add a place"),
    changing=_("Correct the place"),
)
PRACTITIONER = Kind(
    name="practitioner",
    slug="practitioners",
    model=Practitioner,
    facts=(*NAMES, "title", "title_zh_hans", "title_zh_hant", "qualifications", "languages", "agreed_on"),
    told_by=("roles",),
    findable=True,
    title=_("Practitioners"),
    adding=_("Add a practitioner"),
    changing=_("Correct the practitioner"),
)
ROLE = Kind(
    name="role",
    slug="roles",
    model=PractitionerRole,
    facts=(
        "practitioner",
        "position",
        "position_zh_hans",
        "position_zh_hant",
        "specialties",
        "services",
        "locations",
        "hours",
        "starts_on",
        "ends_on",
        "active",
    ),
    many=("services", "locations"),
    title=_("Roles"),
    adding=_("Add a role"),
    changing=_("Correct the role"),
)
ENDPOINT = Kind(
    name="endpoint",
    slug="endpoints",
    model=Endpoint,
    facts=(*NAMES, "connection", "status", "address", "payload"),
    told_by=("services",),
    title=_("Endpoints"),
    adding=_("Add an endpoint"),
    changing=_("Correct the endpoint"),
)
ALLIANCE = Kind(
    name="alliance",
    slug="alliances",
    model=Alliance,
    facts=(*NAMES, *ABOUT, "founded_on", "website"),
    findable=True,
    title=_("Alliances"),
    adding=_("Add an alliance"),
    changing=_("Correct the alliance"),
)
CAMPAIGN = Kind(
    name="campaign",
    slug="campaigns",
    model=Campaign,
    facts=(*NAMES, *ABOUT, "kind", "alliance", "starts_on", "ends_on", "source"),
    findable=True,
    title=_("Campaigns"),
    adding=_("Add a campaign"),
    changing=_("Correct the campaign"),
)
KINDS = (SERVICE, LOCATION, PRACTITIONER, ROLE, ENDPOINT, ALLIANCE, CAMPAIGN)


def kind_of(listed: Any) -> Kind:
    """The kind of a record."""
    return next(kind for kind in KINDS if isinstance(listed, kind.model))
