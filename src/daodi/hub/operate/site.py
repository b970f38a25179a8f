"""Makes a site: its tables, its operator, and a first person who can sign in."""

from __future__ import annotations

from django.core.management import call_command

from daodi.hub.core.access.actor import OPERATING
from daodi.hub.core.access.errors import Conflict
from daodi.hub.core.organisations import actions, members
from daodi.hub.core.organisations.models import Kind, Organisation, Role, Standing, User
from daodi.hub.core.search.actions import fill


def migrate() -> None:
    """Brings the tables and the index of the search to the form of this version; nothing to do, where they have it."""
    call_command("migrate", verbosity=0, interactive=False)
    fill()


def init(*, email: str, name: str, operator: str, jurisdiction: str, password: str) -> User:
    """An empty site with its operator and the first person there."""
    migrate()
    if Organisation.objects.filter(kind=Kind.OPERATOR, standing=Standing.APPROVED).exists():
        raise Conflict("this site has its operator already; to add a person: daodi hub user EMAIL")
    organisation = actions.found_organisation(
        actor=OPERATING, name=operator, kind=Kind.OPERATOR, jurisdiction=jurisdiction
    )
    actions.approve(actor=OPERATING, organisation=organisation)
    user = actions.add_user(actor=OPERATING, email=email, name=name, password=password)
    members.join(actor=OPERATING, user=user, organisation=organisation, role=Role.ADMIN)
    return user
