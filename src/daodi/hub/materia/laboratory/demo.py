"""Lots for a demonstration site: single facts that authorities published, held by example members."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from daodi.hub.core.access.actions import set_visibility, share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.materia.laboratory import actions, keeping, requests
from daodi.hub.materia.laboratory.models import Lot
from daodi.sample import DECISIONS

SOURCE = "Decisions of authorities, restated as single facts; no lot of the member it stands with"


def load(parties: Mapping[str, Organisation]) -> None:
    """The growers' lots, with verdicts of the days they were decided on; some shared, one published."""
    growers = _first_of(parties["growers"])
    report = actions.receive(actor=growers, name=DECISIONS.name, content=DECISIONS.read_bytes(), source=SOURCE)
    lots = keeping.keep_report(actor=growers, report=report)
    for lot in lots:
        actions.record_verdicts(actor=growers, lot=lot, markets=[lot.market], on=date.fromisoformat(lot.on))
    _show(growers, lots, parties)
    requests.ask(actor=growers, lot=lots[-1], laboratory=parties["laboratory"], markets=[lots[-1].market, "EU"])


def _show(growers: Actor, lots: list[Lot], parties: Mapping[str, Organisation]) -> None:
    until = timezone.now() + timedelta(days=180)
    for lot, key in ((lots[0], "buyer"), (lots[1], "buyer"), (lots[0], "authority")):
        share(actor=growers, subject=lot, to=parties[key], until=until)
    set_visibility(actor=growers, subject=lots[2], visibility="published")


def _first_of(party: Organisation) -> Actor:
    membership = party.memberships.order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)
