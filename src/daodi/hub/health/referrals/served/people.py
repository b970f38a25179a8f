"""Patient, Bundle and Consent: the person and the document as far as they were released, and what was agreed to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir.asking import Lookup, period, reference
from daodi.hub.health.fhir.registry import Param, Served
from daodi.hub.health.referrals import queries
from daodi.hub.health.referrals.document import patient_of
from daodi.hub.health.referrals.models import Consent, Record
from daodi.hub.health.referrals.served import seen

Node = dict[str, Any]
CODES = "http://terminology.hl7.org/CodeSystem"
CLASS = "urn:daodi:data-class"
TREATMENT = {"system": f"{CODES}/v3-ActReason", "code": "TREAT", "display": "treatment"}


def _records(actor: Actor) -> QuerySet[Record]:
    return seen.records(actor).annotate(changed_at=F("referral__changed_at"))


def _people(actor: Actor) -> QuerySet[Record]:
    return seen.people(actor).annotate(changed_at=F("referral__changed_at"))


def _nobody(_one: Any) -> Node:
    """What is shown depends on who asks."""
    return {}


def patient(actor: Actor, record: Record) -> Node:
    """The person, as far as the actor's side knows them."""
    held = patient_of(seen.body_of(actor, record) or {})
    return {name: value for name, value in (held[1] if held else {}).items() if name not in ("id", "meta")}


def bundle(actor: Actor, record: Record) -> Node:
    """The document: one's own, what was offered, or what was released."""
    body = seen.body_of(actor, record) or {"type": "collection"}
    return {name: value for name, value in body.items() if name not in ("id", "meta")}


def consents(actor: Actor) -> QuerySet[Consent]:
    """The consents of the actor's referrals; the receiver reads them too, since it is bound by them."""
    mine = queries.referrals(actor).order_by().values("pk")
    return Consent.objects.filter(referral__in=mine).select_related("referral__owner", "to")


def consent(one: Consent) -> Node:
    """What was agreed to."""
    recipient = {"coding": [{"system": f"{CODES}/v3-ParticipationType", "code": "IRCP"}]}
    return {
        "status": "inactive" if one.withdrawn_at else "active",
        "scope": {"coding": [{"system": f"{CODES}/consentscope", "code": "patient-privacy"}]},
        "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
        "dateTime": one.given_at.isoformat(),
        "organization": [seen.party(one.referral.owner_id)],
        "policyRule": {"coding": [{"system": f"{CODES}/v3-ActCode", "code": "OPTIN"}]},
        "provision": {
            "type": "permit",
            "period": {"start": one.starts.isoformat(), "end": one.ends.isoformat()},
            "actor": [{"role": recipient, "reference": seen.party(party)} for party in _actors(one)],
            "purpose": [TREATMENT],
            "class": [{"system": CLASS, "code": name} for name in one.classes],
        },
    }


def _actors(one: Consent) -> list[UUID]:
    """Who may read by it: the receiver, and the sender where the result is reported back."""
    return [one.to_id, one.referral.owner_id] if one.back else [one.to_id]


def _actor(value: str, modifier: str) -> Q:
    back = reference("referral__owner", "Organization")(value, modifier)
    return reference("to", "Organization")(value, modifier) | (Q(back=True) & back)


PATIENT = Served(
    type="Patient",
    seen=_people,
    written=_nobody,
    shown=patient,
    about="A person of a referral, as released: before it is accepted, nobody.",
)
BUNDLE = Served(
    type="Bundle",
    seen=_records,
    written=_nobody,
    shown=bundle,
    about="The document of a referral, or its report: one's own, what is offered, or what was released.",
)
CONSENT = Served(
    type="Consent",
    seen=consents,
    written=consent,
    params={
        "period": Param("date", period("starts", "ends")),
        "organization": Param("reference", reference("referral__owner", "Organization")),
        "actor": Param("reference", Lookup(_actor, ("to",), types=("Organization",))),
    },
    follows={
        "Consent:organization": lambda one: [("Organization", one.referral.owner_id)],
        "Consent:actor": lambda one: [("Organization", party) for party in _actors(one)],
    },
    about="What a person agreed to: for treatment, by whom, until when, and which classes of data.",
)
