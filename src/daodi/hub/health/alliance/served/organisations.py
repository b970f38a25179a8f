"""The members of this site as Organization, and those of an alliance as OrganizationAffiliation."""

from __future__ import annotations

from typing import Any

from django.db.models import DateTimeField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.organisations.models import Identifier, Name, Organisation, Standing
from daodi.hub.core.organisations.queries import organisations
from daodi.hub.health.alliance.models import Alliance, Endpoint, Member, MemberState
from daodi.hub.health.alliance.queries import listed
from daodi.hub.health.alliance.served.elements import filled, link
from daodi.hub.health.fhir.asking import ALL, NONE, reference, string
from daodi.hub.health.fhir.registry import Param, Resource, Served

KIND = "urn:daodi:organisation-kind"
SCHEMES = {"gln": "https://www.gs1.org/gln", "ror": "https://ror.org"}
HOSPITALS = {"hospital": "prov", "government": "govt"}
TYPE = "http://terminology.hl7.org/CodeSystem/organization-type"


def seen(actor: Actor) -> QuerySet[Organisation]:
    """The approved members, each as it was last changed."""
    of_it = Entry.objects.filter(subject_type="organisations.organisation", owner=OuterRef("pk")).order_by("-number")
    changed = Coalesce(Subquery(of_it.values("at")[:1], output_field=DateTimeField()), F("created_at"))
    return organisations(actor).filter(standing=Standing.APPROVED).annotate(changed_at=changed)


def written(record: Organisation) -> Resource:
    """An organisation by its names, numbers, kind and country."""
    known = [{"system": KIND, "code": record.kind, "display": str(record.get_kind_display())}]
    if record.kind in HOSPITALS:
        known.append({"system": TYPE, "code": HOSPITALS[record.kind]})
    names = dict.fromkeys(one.text for one in record.names.all() if one.text != record.name)
    return filled(
        {
            "identifier": [{"system": _scheme(one.scheme), "value": one.value} for one in record.identifiers.all()],
            "active": True,
            "type": [{"coding": known}],
            "name": record.name,
            "alias": list(names),
            "address": [{"country": record.jurisdiction}],
        }
    )


def _scheme(scheme: str) -> str:
    return SCHEMES.get(scheme, f"urn:daodi:identifier:{scheme}")


def _identified(value: str, _modifier: str) -> Q:
    said, mark, number = value.rpartition("|")
    held = Identifier.objects.filter(value=number)
    if mark and said:
        held = held.filter(scheme__in=[one for one in ("gln", "uscc", "ror", "wiews", "iati") if _scheme(one) == said])
    return Q(pk__in=held.values("organisation"))


def _named(value: str, modifier: str) -> Q:
    own = string("text")(value, modifier)
    return string("name")(value, modifier) | Q(pk__in=Name.objects.filter(own).values("organisation"))


def _active(value: str, _modifier: str) -> Q:
    if value not in ("true", "false"):
        raise ValueError("expected true or false")
    return ALL if value == "true" else NONE


def _kind(value: str, _modifier: str) -> Q:
    said, mark, code = value.rpartition("|")
    kinds = {KIND: [code], TYPE: [kind for kind, one in HOSPITALS.items() if one == code]}
    return Q(kind__in=kinds.get(said, []) if mark else [*kinds[KIND], *kinds[TYPE]])


def _endpoint(value: str, modifier: str) -> Q:
    asks = reference("pk", "Endpoint")
    return Q(pk__in=Endpoint.objects.filter(asks(value, modifier), visibility=Visibility.PUBLISHED).values("owner"))


ORGANISATION = Served(
    type="Organization",
    seen=seen,
    written=written,
    params={
        "active": Param("token", _active),
        "address-country": Param("string", string("jurisdiction")),
        "endpoint": Param("reference", _endpoint, "published endpoints of the organisation"),
        "identifier": Param("token", _identified),
        "name": Param("string", _named),
        "type": Param("token", _kind, f"codes of {KIND}; prov and govt of HL7"),
    },
    about="The members of this site. What they are called and who they are is theirs to change on its pages.",
)


def affiliations(actor: Actor) -> QuerySet[Member]:
    """Who belongs to the alliances that the actor may see."""
    known = Member.objects.select_related("alliance__owner", "organisation")
    return known.filter(
        state=MemberState.MEMBER,
        alliance__in=listed(actor, Alliance),
        organisation__standing=Standing.APPROVED,
        alliance__owner__standing=Standing.APPROVED,
    )


def affiliation(record: Member) -> Resource:
    """A member of an alliance, by its host."""
    return filled(
        {
            "active": True,
            "period": {"start": record.since.isoformat()} if record.since else {},
            "organization": link("Organization", record.alliance.owner),
            "participatingOrganization": link("Organization", record.organisation),
            "code": [{"text": f"Member of {record.alliance.name}"}],
        }
    )


def _to(name: str) -> Any:
    return Param("reference", reference(name, "Organization"))


AFFILIATION = Served(
    type="OrganizationAffiliation",
    seen=affiliations,
    written=affiliation,
    params={
        "active": Param("token", _active),
        "participating-organization": _to("organisation"),
        "primary-organization": _to("alliance__owner"),
    },
    follows={
        "OrganizationAffiliation:participating-organization": lambda one: [("Organization", one.organisation_id)],
        "OrganizationAffiliation:primary-organization": lambda one: [("Organization", one.alliance.owner_id)],
    },
    personal=False,
    about="Members of alliances; the primary organisation is the alliance's host.",
)
