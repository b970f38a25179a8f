"""Of appointments, requests, consents and reports."""

from __future__ import annotations

from daodi.hub.health.fhir.validation.invariants.rule import Invariant, Node
from daodi.hub.health.fhir.validation.saying import either, has, one_of, only_with


def _strata_are_told(node: Node) -> bool:
    strata = [
        stratum
        for group in node.get("group", ())
        for stratifier in group.get("stratifier", ())
        for stratum in stratifier.get("stratum", ())
    ]
    return all(has(one, "value") != has(one, "component") for one in strata)


WORK: dict[str, tuple[Invariant, ...]] = {
    "Appointment": (
        Invariant("app-2", "start and end, both or neither", lambda node: has(node, "start") == has(node, "end")),
        Invariant(
            "app-3",
            "only proposed, cancelled or waitlisted ones have no time",
            lambda node: has(node, "start") or node.get("status") in ("proposed", "cancelled", "waitlist"),
        ),
        Invariant(
            "app-4",
            "cancelationReason only of cancelled ones and no-shows",
            lambda node: not has(node, "cancelationReason") or node.get("status") in ("cancelled", "noshow"),
        ),
    ),
    "AppointmentParticipant": (Invariant("app-1", "type or actor", either("type", "actor")),),
    "AppointmentResponse": (Invariant("apr-1", "participantType or actor", either("participantType", "actor")),),
    "ServiceRequest": (Invariant("prr-1", "orderDetail needs code", only_with("orderDetail", "code")),),
    "RequestGroupAction": (
        Invariant(
            "rqg-1", "resource or action, one of them", lambda node: has(node, "resource") != has(node, "action")
        ),
    ),
    "AuditEventEntity": (Invariant("sev-1", "name or query, not both", one_of("name", "query")),),
    "Consent": (Invariant("ppc-1", "policy or policyRule", either("policy", "policyRule")),),
    "MeasureReport": (
        Invariant(
            "mrp-1",
            "no groups in a collection of data",
            lambda node: node.get("type") != "data-collection" or not has(node, "group"),
        ),
        Invariant("mrp-2", "a stratum has a value or components", _strata_are_told),
    ),
}
