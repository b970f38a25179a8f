"""AuditEvent and Provenance: who read, was given or was refused what; and who did what."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir.asking import moment, reference
from daodi.hub.health.fhir.models import How, Look
from daodi.hub.health.fhir.registry import Param, Served
from daodi.hub.health.referrals import queries
from daodi.hub.health.referrals.models import Deed, Record
from daodi.hub.health.referrals.served import seen

Node = dict[str, Any]
TYPE = {"system": "http://terminology.hl7.org/CodeSystem/audit-event-type", "code": "rest"}
DEED, HOW = "urn:daodi:referral-deed", "urn:daodi:look"
ACTION = {How.READ: "R", How.FOUND: "E", How.ALONG: "R", How.TAKEN: "C", How.RELEASED: "R", How.DENIED: "R"}
REFUSED = "4"
KINDS = ("ServiceRequest", "Task", "Patient", "Bundle")


def looks(actor: Actor) -> QuerySet[Look]:
    """Every look at the actor's referrals and their records, whoever looked."""
    mine = queries.referrals(actor).order_by().values("pk")
    of_these = Q(record__in=mine) | Q(record__in=Record.objects.filter(referral__in=mine).values("pk"))
    return Look.objects.filter(of_these).select_related("organisation")


def audit_event(one: Look) -> Node:
    """One look: the party and never the person who looked."""
    who = seen.party(one.organisation_id) if one.organisation_id else {"display": "the person"}
    return {
        "type": TYPE,
        "subtype": [{"system": HOW, "code": one.how}],
        "action": ACTION[How(one.how)],
        "recorded": one.at.isoformat(),
        "outcome": REFUSED if one.how == How.DENIED else "0",
        "agent": [{"who": who, "requestor": True}],
        "source": {"observer": {"display": "daodi"}},
        "entity": [{"what": {"reference": f"{one.type}/{one.record}"}}],
    }


def deeds(actor: Actor) -> QuerySet[Deed]:
    """What was done to the actor's referrals."""
    mine = queries.referrals(actor).order_by().values("pk")
    return Deed.objects.filter(referral__in=mine).select_related("party")


def provenance(one: Deed) -> Node:
    """One thing done; ``entry`` is the number of its seal in the chain of this site."""
    who = seen.party(one.party_id) if one.party_id else {"display": "the person"}
    return {
        "target": [{"reference": f"ServiceRequest/{one.referral_id}"}],
        "recorded": one.at.isoformat(),
        "activity": {"coding": [{"system": DEED, "code": one.verb}]},
        "agent": [{"who": who}],
        "entity": [{"role": "source", "what": {"identifier": {"system": "urn:daodi:audit", "value": str(one.entry)}}}],
    }


AUDIT_EVENT = Served(
    type="AuditEvent",
    seen=looks,
    written=audit_event,
    changed="at",
    personal=False,
    params={
        "date": Param("date", moment("at")),
        "entity": Param("reference", reference("record", *KINDS)),
        "agent": Param("reference", reference("organisation", "Organization")),
    },
    follows={
        "AuditEvent:entity": lambda one: [(one.type, one.record)],
        "AuditEvent:agent": lambda one: [("Organization", one.organisation_id)] if one.organisation_id else [],
    },
    about="That somebody read, found, was given or was refused a referral or its record.",
)
PROVENANCE = Served(
    type="Provenance",
    seen=deeds,
    written=provenance,
    changed="at",
    personal=False,
    params={
        "recorded": Param("date", moment("at")),
        "target": Param("reference", reference("referral", "ServiceRequest")),
        "agent": Param("reference", reference("party", "Organization")),
    },
    follows={
        "Provenance:target": lambda one: [("ServiceRequest", one.referral_id)],
        "Provenance:agent": lambda one: [("Organization", one.party_id)] if one.party_id else [],
    },
    about="Who did what to a referral; each entry is sealed in the chain of this site.",
)
