"""Shows listings to everybody and takes them back: no listing goes out without the papers that its material needs."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.check.scope import market as market_of
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.audit.actions import record
from daodi.hub.exchange.catalogue import gate, standings
from daodi.hub.exchange.catalogue.materials import GOODS, spoken_of
from daodi.hub.exchange.catalogue.models import FAR, Listing, State
from daodi.hub.exchange.catalogue.policy import may_take
from daodi.hub.exchange.catalogue.words import lack
from daodi.hub.exchange.terms.markets import home


@transaction.atomic
def take_step(*, actor: Actor, listed: Listing, name: str) -> Listing:
    """Publishes, withdraws, or takes up again. ``Invalid`` says which paper is missing, with the clause."""
    after = may_take(actor, Listing.objects.select_for_update().get(pk=listed.pk), name)
    listed = Listing.objects.select_for_update().get(pk=listed.pk)
    before, listed.state = listed.state, after
    if after == State.PUBLISHED:
        hold_to_gate(listed)
        listed.published_at = timezone.now()
    else:  # also where it is held back: what its supplier withdrew is not given back with the end of a hold
        access.set_visibility(actor=actor, subject=listed, visibility=Visibility.PRIVATE)
    listed.save(update_fields=["state", "published_at"])
    if after == State.PUBLISHED:
        access.set_visibility(actor=actor, subject=listed, visibility=Visibility.PUBLISHED)
        refresh_end(listed)
        standings.remake([listed], timezone.localdate())
    record(actor=actor, verb=name, subject=listed, changes={"state": [before, after]})
    return listed


def needed(listed: Listing, on: date) -> list[gate.Need]:
    """What publishing the listing takes on a day, had or missing."""
    markets = (home(listed.owner.jurisdiction), market_of(listed.region.partition("-")[0]) or "")
    papers = listed.papers.all()
    return gate.needs(spoken_of(listed), kind=listed.kind, markets=markets, papers=papers, on=on)


def hold_to_gate(listed: Listing) -> None:
    """Raises ``Invalid`` with everything that stands in the way of showing the listing to everybody."""
    today = timezone.localdate()
    wrong = {f"paper-{number}": lack(one) for number, one in enumerate(gate.lacking(needed(listed, today)), 1)}
    if listed.kind in GOODS and not listed.material_id:
        wrong["material"] = _("Which material it is isn’t settled: enter its Latin title.")
    if not listed.breaks.exists():
        wrong["prices"] = _("Enter at least one price.")
    if listed.valid_until and listed.valid_until < today:
        wrong["valid_until"] = _("This day has passed; enter a later one.")
    if wrong:
        raise Invalid(wrong)


def refresh_end(listed: Listing) -> None:
    """The day until which it is found: its own last day, or the first on which a needed paper ends."""
    ends = [one.until for one in needed(listed, timezone.localdate()) if one.until]
    listed.open_until = min([*ends, listed.valid_until or FAR])
    listed.save(update_fields=["open_until"])
