"""The directory as FHIR R4: Organization and its affiliations, Location, HealthcareService, people, Endpoint."""

from daodi.hub.health.alliance.served.organisations import AFFILIATION, ORGANISATION
from daodi.hub.health.alliance.served.people import ENDPOINT, PRACTITIONER, ROLE
from daodi.hub.health.alliance.served.places import LOCATION, SERVICE
from daodi.hub.health.fhir.registry import serve

SERVED = (ORGANISATION, AFFILIATION, LOCATION, SERVICE, PRACTITIONER, ROLE, ENDPOINT)


def serve_all() -> None:
    """From here on, these types are there at ``/fhir``."""
    for one in SERVED:
        serve(one)
