"""Which lots a listing sells: its supplier's own, told to everybody who sees the listing."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core import lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.search.actions import index
from daodi.hub.exchange.catalogue import standings
from daodi.hub.exchange.catalogue.models import ListedLot, Listing, State
from daodi.hub.exchange.catalogue.publishing import hold_to_gate, refresh_end

MOST = 50


@transaction.atomic
def set_lots(*, actor: Actor, listed: Listing, lot_ids: Iterable[UUID | str]) -> Listing:
    """Puts these lots under a listing, all of the supplier's own; how they stand in each market is kept anew."""
    may_change(actor, listed)
    listed = Listing.objects.select_for_update().get(pk=listed.pk)
    facts = [_own(actor, one) for one in dict.fromkeys(map(str, lot_ids))]
    if len(facts) > MOST:
        raise Invalid({"lots": _("Choose at most %d lots.") % MOST})
    before = {one.lot_id for one in listed.lots.all()}
    if before == {one.id for one in facts}:
        return listed
    listed.lots.all().delete()
    ListedLot.objects.bulk_create(ListedLot(listing=listed, lot_id=one.id) for one in facts)
    if listed.state == State.PUBLISHED:
        hold_to_gate(listed)
    refresh_end(listed)
    standings.remake([listed], timezone.localdate())
    record(actor=actor, verb="set-lots", subject=listed, changes={"lots": [one.code for one in facts]})
    index([listed])
    return listed


def _own(actor: Actor, lot_id: str) -> lots.LotFacts:
    try:
        found = lots.one(actor, lot_id)
    except NotFound as error:
        raise Invalid({"lots": _("Choose lots of your own organisation.")}) from error
    if not actor.is_of(found.owner_id):
        raise Invalid({"lots": _("Choose lots of your own organisation.")})
    return found


def to_choose(actor: Actor, listed: Listing) -> list[tuple[lots.LotFacts, bool]]:
    """The supplier's own lots, those of the listing's material first; whether each is chosen."""
    chosen = {one.lot_id for one in listed.lots.all()}
    own = sorted(lots.own(actor), key=lambda one: (one.id not in chosen, one.material_id != listed.material_id))
    return [(one, one.id in chosen) for one in own]
