"""ServiceRequest and Task: what is asked and where it stands; by these a program drafts, sends and moves a referral."""

from __future__ import annotations

from typing import Any

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir.asking import moment, reference, token
from daodi.hub.health.fhir.registry import Param, Served
from daodi.hub.health.referrals.document import resources
from daodi.hub.health.referrals.models import Direction, Offer, Referral, Side, State
from daodi.hub.health.referrals.policy import side_of
from daodi.hub.health.referrals.served import seen
from daodi.hub.health.referrals.services import SYSTEM, services
from daodi.hub.health.referrals.taking import take_request, take_task

Node = dict[str, Any]
NUMBER, KEY, REASON = "urn:daodi:referral", "urn:daodi:referral:own", "urn:daodi:referral-reason"
FULFILL = {"coding": [{"system": "http://hl7.org/fhir/CodeSystem/task-code", "code": "fulfill"}]}
STATUS = {
    State.DRAFT: "draft",
    State.REJECTED: "revoked",
    State.CANCELLED: "revoked",
    State.FAILED: "revoked",
    State.COMPLETED: "completed",
}
ACTIVE = [state.value for state in State if state not in STATUS]
STATES = {
    "active": ACTIVE,
    "draft": [State.DRAFT.value],
    "completed": [State.COMPLETED.value],
    "revoked": [State.REJECTED.value, State.CANCELLED.value, State.FAILED.value],
}
# Those elements of a request that say what is asked; who is meant, and by whom, is said by this site.
SAID = ("category", "code", "orderDetail", "reasonCode", "bodySite", "performerType", "note", "patientInstruction")
WHEN = ("occurrenceDateTime", "occurrencePeriod")


def request_of(actor: Actor, one: Referral) -> Node:
    """What is asked, as far as the actor's side may read it now."""
    said = _asked(actor, one)
    record = seen.record_of(one, Side.SENDER)
    known = record is not None and seen.may_know(actor, one)
    shown: Node = {
        "identifier": _numbers(actor, one),
        "status": STATUS.get(State(one.state), "active"),
        "intent": "order",
        "priority": one.priority,
        **{name: said[name] for name in (*SAID, *WHEN) if name in said},
        "subject": {"reference": f"Patient/{record.pk}"} if record and known else dict(seen.NOT_SHARED),
        "authoredOn": said.get("authoredOn"),
        "requester": seen.party(one.owner_id),
        "performer": [seen.party(one.receiver_id)] if one.receiver_id else None,
        "supportingInfo": [{"reference": f"Bundle/{record.pk}"}] if record and (known or _is_offered(one)) else None,
    }
    if "code" not in shown and one.service:
        shown["code"] = {
            "coding": [{"system": SYSTEM, "code": one.service, "display": services()[one.service].english}]
        }
    return {name: value for name, value in shown.items() if value}


def _asked(actor: Actor, one: Referral) -> Node:
    if side_of(actor, one) == Side.SENDER:
        record = seen.record_of(one, Side.SENDER)
        return dict(record.request or {}) if record else {}
    release = seen.release_of(one, Direction.OUT)
    if release is not None:
        return dict(release.request or {})
    if _is_offered(one):
        offer = Offer.objects.filter(referral=one).first()
        return next(iter(resources(offer.body if offer else None, "ServiceRequest")), {})
    return {}


def _is_offered(one: Referral) -> bool:
    return bool(getattr(one, "offered", False))


def task_of(actor: Actor, one: Referral) -> Node:
    """Where it stands; the report, where the actor's side may read it."""
    record, report = seen.record_of(one, Side.SENDER), seen.record_of(one, Side.RECEIVER)
    mine = side_of(actor, one) == Side.RECEIVER
    readable = report is not None and (mine or seen.release_of(one, Direction.BACK) is not None)
    reason = {"coding": [{"system": REASON, "code": one.reason}]} if one.reason else None
    output = {"type": {"text": "report"}, "valueReference": {"reference": f"Bundle/{report.pk}"}} if report else None
    shown: Node = {
        "identifier": _numbers(actor, one),
        "status": one.state,
        "statusReason": reason,
        "intent": "order",
        "priority": one.priority,
        "code": FULFILL,
        "focus": {"reference": f"ServiceRequest/{one.pk}"},
        "for": {"reference": f"Patient/{record.pk}"} if record and seen.may_know(actor, one) else None,
        "authoredOn": one.asked_at.isoformat() if one.asked_at else None,
        "lastModified": one.changed_at.isoformat(),
        "requester": seen.party(one.owner_id),
        "owner": seen.party(one.receiver_id),
        "output": [output] if output and readable else None,
    }
    return {name: value for name, value in shown.items() if value}


def _numbers(actor: Actor, one: Referral) -> list[Node]:
    own = [{"system": KEY, "value": one.key}] if one.key and actor.is_of(one.owner_id) else []
    return [{"system": NUMBER, "value": one.number}, *own]


def _nobody(_one: Any) -> Node:
    """What is shown depends on who asks."""
    return {}


def _patients(one: Referral) -> list[tuple[str, Any]]:
    record = seen.record_of(one, Side.SENDER)
    return [("Patient", record.pk)] if record else []


SERVICE_REQUEST = Served(
    type="ServiceRequest",
    seen=seen.referrals,
    written=_nobody,
    shown=request_of,
    taken=take_request,
    params={
        "status": Param("token", token("state", words=STATES)),
        "priority": Param("token", token("priority")),
        "requester": Param("reference", reference("owner", "Organization")),
        "performer": Param("reference", reference("receiver", "Organization")),
    },
    follows={
        "ServiceRequest:requester": lambda one: [("Organization", one.owner_id)],
        "ServiceRequest:performer": lambda one: [("Organization", one.receiver_id)] if one.receiver_id else [],
        "ServiceRequest:subject": _patients,
        "ServiceRequest:patient": _patients,
    },
    about="What one member asks of another for a person: before it accepts, the receiver reads no name.",
)
TASK = Served(
    type="Task",
    seen=lambda actor: seen.referrals(actor).exclude(state=State.DRAFT),
    written=_nobody,
    shown=task_of,
    taken=take_task,
    params={
        "status": Param("token", token("state")),
        "priority": Param("token", token("priority")),
        "requester": Param("reference", reference("owner", "Organization")),
        "owner": Param("reference", reference("receiver", "Organization")),
        "focus": Param("reference", reference("pk", "ServiceRequest")),
        "authored-on": Param("date", moment("asked_at")),
        "modified": Param("date", moment("changed_at")),
    },
    follows={
        "Task:focus": lambda one: [("ServiceRequest", one.pk)],
        "Task:requester": lambda one: [("Organization", one.owner_id)],
        "Task:owner": lambda one: [("Organization", one.receiver_id)],
        "Task:patient": _patients,
    },
    about="Where a referral stands. The receiver moves it by its status; each status is reached once.",
)
