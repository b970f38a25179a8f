"""What the example plan of a demonstration site still needs to go out in IATI; each of it made up."""

from __future__ import annotations

from collections.abc import Mapping

from daodi.hub.cooperation.programmes import projects
from daodi.hub.cooperation.programmes.models import Project
from daodi.hub.core.access.actor import OPERATING
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.organisations.naming import identify

IDENTIFIER = "EXAMPLE-AUTHORITY"
BASIC_HEALTH_CARE = "12220"


def load(parties: Mapping[str, Organisation]) -> None:
    """An identifier for the authority, and for its project what it is about, its sector and its country."""
    authority = parties["authority"]
    identify(actor=OPERATING, organisation=authority, scheme="iati", value=IDENTIFIER)
    membership = authority.memberships.order_by("created_at", "id")[0]
    actor = by_user(membership.user, authority.pk)
    for project in Project.objects.filter(owner=authority):
        projects.change_project(
            actor=actor,
            project=project,
            about=project.about or "Made for this demonstration: no real project.",
            sectors=project.sectors or [{"code": BASIC_HEALTH_CARE, "vocabulary": "1", "percentage": ""}],
            countries=project.countries or [{"code": "LA", "vocabulary": "", "percentage": ""}],
        )
