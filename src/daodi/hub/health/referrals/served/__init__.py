"""Referrals as FHIR R4: ServiceRequest and Task, Patient and Bundle, Consent, AuditEvent and Provenance."""

from daodi.hub.health.fhir.registry import serve
from daodi.hub.health.referrals.served.kept import AUDIT_EVENT, PROVENANCE
from daodi.hub.health.referrals.served.people import BUNDLE, CONSENT, PATIENT
from daodi.hub.health.referrals.served.requests import SERVICE_REQUEST, TASK

SERVED = (SERVICE_REQUEST, TASK, PATIENT, BUNDLE, CONSENT, AUDIT_EVENT, PROVENANCE)


def serve_all() -> None:
    """From here on, these types are there at ``/fhir``."""
    for one in SERVED:
        serve(one)
