"""What the demonstration shows of the desk: a curator at the authority, so that the operator is not alone there."""

from __future__ import annotations

from collections.abc import Mapping

from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.materia.desk.actions import name_curator


def load(parties: Mapping[str, Organisation]) -> None:
    """Names the authority's people; no rule is read, for nobody read one."""
    operator = parties["operator"].memberships.select_related("user").first()
    if operator is None:
        return
    actor = by_user(operator.user, operator.organisation_id)
    for member in parties["authority"].memberships.select_related("user"):
        name_curator(actor=actor, email=member.user.email)
