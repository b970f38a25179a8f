"""What of a referral an actor is shown now, from what is at hand: each side's record, the offer and the releases."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.referrals import queries
from daodi.hub.health.referrals.models import Consent, Direction, Offer, Record, Referral, Release, Side
from daodi.hub.health.referrals.policy import OPEN, side_of
from daodi.hub.health.referrals.releasing import readable

Node = dict[str, Any]
WHOSE = {Side.SENDER.value: Direction.OUT.value, Side.RECEIVER.value: Direction.BACK.value}
NOT_SHARED = {"display": "not shared"}


def referrals(actor: Actor) -> QuerySet[Referral]:
    """The actor's referrals, each with what is needed to show it."""
    day = timezone.localdate()
    standing = Prefetch("releases", readable(Release.objects.all(), day), to_attr="readable")
    kept = Prefetch("records", Record.objects.order_by("side"), to_attr="kept")
    return queries.referrals(actor).prefetch_related(standing, kept).annotate(offered=Exists(_offers(OuterRef("pk"))))


def records(actor: Actor) -> QuerySet[Record]:
    """The records the actor may read now: its own side's, and what of the other's was offered or released."""
    day = timezone.localdate()
    party = actor.organisation
    if party is None:
        return Record.objects.none()
    own = Q(side=Side.SENDER, referral__owner=party) | Q(side=Side.RECEIVER, referral__receiver=party)
    given_now = readable(Release.objects.filter(referral=OuterRef("referral")), day)
    out, back = (given_now.filter(direction=one) for one in (Direction.OUT, Direction.BACK))
    given = Q(side=Side.SENDER, referral__receiver=party) & (Q(Exists(out)) | Q(Exists(_offers(OuterRef("referral")))))
    returned = Q(side=Side.RECEIVER, referral__owner=party) & Q(Exists(back))
    standing = Prefetch("referral__releases", readable(Release.objects.all(), day), to_attr="readable")
    seen = Record.objects.filter(own | given | returned)
    return seen.select_related("referral__owner", "referral__receiver", "referral__offer").prefetch_related(standing)


def people(actor: Actor) -> QuerySet[Record]:
    """The sender's records by which the actor may know who it is: its own, and those released to it."""
    party = actor.organisation
    if party is None:
        return Record.objects.none()
    out = readable(Release.objects.filter(referral=OuterRef("referral"), direction=Direction.OUT), timezone.localdate())
    seen = Q(referral__owner=party) | Q(referral__receiver=party) & Q(Exists(out))
    return records(actor).filter(seen, side=Side.SENDER)


def body_of(actor: Actor, record: Record) -> Node | None:
    """The document as the actor may read it; none where it may not."""
    one = record.referral
    if actor.is_of(record.owner_id):
        return dict(record.body)
    release = release_of(one, WHOSE[record.side])
    if release is not None:
        return dict(release.body) if release.body else None
    if record.side == Side.SENDER and one.state in OPEN and hasattr(one, "offer"):
        return dict(one.offer.body)
    return None


def release_of(one: Referral, direction: str) -> Release | None:
    """The standing release, of those at hand."""
    held: list[Release] = getattr(one, "readable", [])
    return next((each for each in held if each.direction == direction), None)


def record_of(one: Referral, side: str) -> Record | None:
    """One side's record, of those at hand."""
    held: list[Record] = getattr(one, "kept", [])
    return next((each for each in held if each.side == side), None)


def may_know(actor: Actor, one: Referral) -> bool:
    """Whether the actor may know who it is."""
    return side_of(actor, one) == Side.SENDER or release_of(one, Direction.OUT) is not None


def party(one: object) -> Node:
    """A reference to a member."""
    return {"reference": f"Organization/{one}"}


def _offers(referral: OuterRef) -> QuerySet[Offer]:
    """The offers that can be read: open, and without a consent that does not stand today."""
    day = timezone.localdate()
    any_of_it = Consent.objects.filter(referral=OuterRef("referral"))
    standing = any_of_it.filter(withdrawn_at=None, starts__lte=day, ends__gte=day)
    kept = Offer.objects.filter(referral=referral, referral__state__in=OPEN)
    return kept.filter(Q(Exists(standing)) | ~Q(Exists(any_of_it)))
