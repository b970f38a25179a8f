"""What an actor may see of listings. Everything begins with ``visible``."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Licence, Organisation
from daodi.hub.core.organisations.models import Standing as Membership
from daodi.hub.core.organisations.queries import licences as known_licences
from daodi.hub.core.organisations.queries import organisation, organisations
from daodi.hub.exchange.authorisations.models import Authorisation
from daodi.hub.exchange.catalogue.models import Listing, Standing
from daodi.hub.exchange.terms.quantity import Quantity, per


def listings(actor: Actor) -> QuerySet[Listing]:
    """The listings this actor may see, newest first: their organisation's own, and those published by members."""
    return visible(Listing.objects.select_related("owner"), actor)


def listing(actor: Actor, listing_id: UUID | str) -> Listing:
    """One listing with its prices, lots, pictures and papers, or ``NotFound``."""
    whole = Listing.objects.select_related("owner")
    return one(whole.prefetch_related("breaks", "lots", "pictures__document", "papers__document"), actor, listing_id)


def own(actor: Actor) -> QuerySet[Listing]:
    """The listings of the actor's organisation, drafts and withdrawn ones too, newest first."""
    if actor.organisation is None:
        return Listing.objects.none()
    return Listing.objects.filter(owner=actor.organisation).select_related("owner")


def price_for(listed: Listing, wanted: Quantity) -> Decimal | None:
    """The price a unit of the listing for an amount in any unit; None below its first price or where it can't be told.

    The amount is compared in the unit of the listing: 30 斤 (CN) of what is sold by the kilogram are 15.
    """
    share = per(Decimal(1), (listed.unit, listed.unit_region), (wanted.unit, wanted.region))
    if share is None:
        return None
    amount = wanted.amount * share
    reached = [one for one in listed.breaks.all() if one.at_least <= amount]
    if amount < listed.minimum or not reached:
        return None
    return max(reached, key=lambda one: one.at_least).price


def suppliers_for(actor: Actor, material_id: str) -> QuerySet[Organisation]:
    """The members that publish a listing of a material, but for the actor's own, by name."""
    offered = Listing.objects.filter(owner=OuterRef("pk"), visibility=Visibility.PUBLISHED, material_id=material_id)
    members = Organisation.objects.filter(Exists(offered), standing=Membership.APPROVED)
    return members.exclude(pk=actor.organisation.pk) if actor.organisation else members


def suppliers(actor: Actor) -> QuerySet[Organisation]:
    """The members that publish a listing, by name."""
    offered = Listing.objects.filter(owner=OuterRef("pk"), visibility=Visibility.PUBLISHED)
    return organisations(actor).filter(Exists(offered), standing=Membership.APPROVED).order_by("name", "id")


def supplier(actor: Actor, supplier_id: UUID | str) -> Organisation:
    """A member that publishes a listing, or the actor's own; else ``NotFound``."""
    if actor.is_of(supplier_id):
        return organisation(actor, supplier_id)
    return found(suppliers(actor), pk=supplier_id)


def licences(actor: Actor, party: Organisation) -> QuerySet[Licence]:
    """A supplier's licences, as far as the actor may know them: to others those the operator has verified."""
    return known_licences(actor, party)


def authorisation_of(actor: Actor, listed: Listing) -> Authorisation | None:
    """The authorisation that a listing names, where the reader may see it."""
    if listed.authorisation_id is None:
        return None
    return visible(Authorisation.objects.filter(pk=listed.authorisation_id), actor).first()


def standings(listings: Iterable[Listing], market: str) -> dict[UUID, Standing]:
    """How the lots of these listings stand in a market, by listing."""
    if not market:
        return {}
    of_these = Standing.objects.filter(listing__in=list(listings), market=market)
    return {one.listing_id: one for one in of_these}
