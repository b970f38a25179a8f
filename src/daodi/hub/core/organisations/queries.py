"""Reads organisations. Members are known to each other; their people are known to their own."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.policy import signed_in
from daodi.hub.core.access.queries import found
from daodi.hub.core.organisations.models import Invitation, Licence, Membership, Organisation, Standing


def organisations(actor: Actor) -> QuerySet[Organisation]:
    """Approved members, for everybody; those that wait or were stopped, for their own people and the operator."""
    known = Organisation.objects.prefetch_related("names", "identifiers")
    if actor.operator:
        return known
    seen = Q(standing=Standing.APPROVED)
    if actor.user:
        seen |= Q(pk__in=actor.user.memberships.values("organisation"))
    return known.filter(seen)


def organisation(actor: Actor, organisation_id: object) -> Organisation:
    """One organisation, or ``NotFound``."""
    return found(organisations(actor), pk=organisation_id)


def waiting(actor: Actor) -> QuerySet[Organisation]:
    """Organisations that wait for the operator; nobody else sees any."""
    return organisations(actor).filter(standing=Standing.PENDING) if actor.operator else Organisation.objects.none()


def members(actor: Actor, party: Organisation) -> QuerySet[Membership]:
    """The people of an organisation, for its own people and the operator."""
    signed_in(actor)
    people = party.memberships.select_related("user")
    return people if actor.operator or actor.is_of(party.pk) else people.none()


def mine(actor: Actor) -> QuerySet[Membership]:
    """Where the one who asks belongs, whatever the standing there."""
    if actor.user is None:
        return Membership.objects.none()
    return actor.user.memberships.select_related("organisation")


def invitations(actor: Actor, party: Organisation) -> QuerySet[Invitation]:
    """Open invitations of an organisation, for its administrators."""
    if not actor.is_of(party.pk) or "admin" not in actor.roles:
        return Invitation.objects.none()
    return party.invitations.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())


def licences(actor: Actor, party: Organisation) -> QuerySet[Licence]:
    """Licences: those the operator has verified for everybody, all of them for its own people and the operator."""
    held = party.licences.select_related("verified_by")
    if actor.operator or actor.is_of(party.pk):
        return held
    return held.filter(verified_at__isnull=False)


def named(actor: Actor, name: str) -> Organisation:
    """The approved member of that name, in any of its languages; ``NotFound`` where none or several go by it."""
    wanted = " ".join(name.split())
    members = organisations(actor).filter(standing=Standing.APPROVED)
    meant = members.filter(Q(name__iexact=wanted) | Q(names__text__iexact=wanted)).distinct()[:2]
    if len(meant) != 1:
        raise NotFound
    return meant[0]


def unverified(actor: Actor) -> QuerySet[Licence]:
    """Licences whose paper the operator has still to see; nobody else sees any here."""
    if not actor.operator or actor.organisation is None:
        return Licence.objects.none()
    others = Licence.objects.filter(verified_at=None).exclude(organisation=actor.organisation)
    return others.select_related("organisation", "document").order_by("organisation__name", "kind", "number")
