"""People and their keys, from the command line."""

from __future__ import annotations

from django.db import transaction

from daodi.hub.core.access.actions import make_key, withdraw_key
from daodi.hub.core.access.actor import OPERATING
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.models import Key
from daodi.hub.core.organisations import actions, members
from daodi.hub.core.organisations.models import Membership, Organisation, Standing, User


@transaction.atomic
def user(
    *, email: str, name: str, password: str, organisation: str | None, kind: str, jurisdiction: str, role: str
) -> str:
    """Adds a person, as a member where an organisation is named; says what was done."""
    made = actions.add_user(actor=OPERATING, email=email, name=name, password=password)
    if not organisation:
        return f"{made.email} can sign in, and belongs to no organisation yet"
    party = Organisation.objects.filter(name=organisation).first() or actions.found_organisation(
        actor=OPERATING, name=organisation, kind=kind, jurisdiction=jurisdiction
    )
    if party.standing != Standing.APPROVED:
        actions.approve(actor=OPERATING, organisation=party)
    members.join(actor=OPERATING, user=made, organisation=party, role=role)
    return f"{made.email} can sign in, as {role} of {party.name}"


def token(email: str, *, scope: str, days: int, name: str, organisation: str | None) -> str:
    """A new key for a program that acts as this person."""
    held = Membership.objects.filter(user=person(email), organisation__standing=Standing.APPROVED)
    membership = (held.filter(organisation__name=organisation) if organisation else held).first()
    if membership is None:
        raise Conflict(f"{email} is no member of {organisation or 'any approved organisation'}")
    return make_key(actor=OPERATING, membership=membership, name=name, scope=scope, days=days)[1]


def withdraw(email: str, begins: str) -> str:
    """Ends the keys of a person that begin so, or all of them; says how many."""
    held = Key.objects.filter(membership__user=person(email), withdrawn_at=None)
    ended = [key for key in held if begins == "all" or begins.startswith(key.hint)]
    if not ended:
        raise Conflict(f"{email} holds no such key")
    for key in ended:
        withdraw_key(actor=OPERATING, key_id=key.pk)
    return f"{len(ended)} key{'s' if len(ended) > 1 else ''}"


def person(email: str) -> User:
    """The person with that address; ``Invalid`` says how to add one."""
    found = User.objects.filter(email=email.strip().lower()).first()
    if found is None:
        raise Invalid({"": f"{email} is not here; to add a person: daodi hub user {email}"})
    return found
