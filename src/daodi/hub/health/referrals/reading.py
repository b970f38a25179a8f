"""A person's data are read: found for the actor, and kept as read; what may not be read is kept as denied."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotFound
from daodi.hub.core.access.policy import signed_in
from daodi.hub.health.fhir.models import How
from daodi.hub.health.referrals import queries
from daodi.hub.health.referrals.asking import own
from daodi.hub.health.referrals.keeping import look
from daodi.hub.health.referrals.models import Direction, Referral, Release, Side
from daodi.hub.health.referrals.policy import side_of
from daodi.hub.health.referrals.releasing import readable

Node = dict[str, Any]
What = Literal["offer", "record", "report"]
WHOSE = {"record": Side.SENDER, "report": Side.RECEIVER}


class Opened(NamedTuple):
    """What one side may read: the document, the request where it has one, and the release it comes by."""

    body: Node
    request: Node | None
    release: Release | None


def referral(actor: Actor, referral_id: object) -> Referral:
    """One referral for the actor; that somebody else asked for it is kept, and it isn't there for them."""
    try:
        return queries.referral(actor, referral_id)
    except NotFound:
        there = queries.unseen(referral_id)
        if there is not None and actor.signed_in:
            look(actor, there, None, How.DENIED)
        raise


def opened(actor: Actor, one: Referral, what: What, now: datetime) -> Opened:
    """What the actor's side may read of it now; both that and its denial are kept."""
    signed_in(actor)
    found = readable_now(actor, one, what, now)
    record = None if what == "offer" else own(one, WHOSE[what])
    look(actor, one, record, How.READ if found else How.DENIED)
    if found is None:
        raise Conflict(_("This can not be read now: there is no consent for it, or it was not released."))
    return found


def readable_now(actor: Actor, one: Referral, what: What, now: datetime) -> Opened | None:
    """The same, without keeping that it was read."""
    side = side_of(actor, one)
    if side is None:
        raise NotFound
    if what == "offer":
        return _offer(one, side, now)
    whose = WHOSE[what]
    if side == whose:
        kept = own(one, side)
        return Opened(kept.body, kept.request, None) if kept else None
    direction = Direction.OUT if what == "record" else Direction.BACK
    release = readable(one.releases.filter(direction=direction), timezone.localdate(now)).first()
    if release is None or (release.body is None and release.request is None):
        return None
    return Opened(release.body or {"resourceType": "Bundle", "type": "collection"}, release.request, release)


def _offer(one: Referral, side: Side, now: datetime) -> Opened | None:
    found = queries.offers(one, timezone.localdate(now)).first()
    if found is None or side not in (Side.SENDER, Side.RECEIVER):
        return None
    return Opened(found.body, None, None)
