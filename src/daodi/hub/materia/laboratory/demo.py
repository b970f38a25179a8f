"""Lots for a demonstration site: single facts that authorities published, and made-up lots of members that trade."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from daodi.hub.core.access.actions import set_visibility, share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.materia.laboratory import actions, keeping, requests
from daodi.hub.materia.laboratory.models import Lot
from daodi.sample import DECISIONS

TRADED = Path(__file__).with_name("demo_lots.csv")
MADE_UP = "Made up for the demonstration: no lot and no figure of it is real"
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
    _traded(parties)


def _traded(parties: Mapping[str, Organisation]) -> None:
    """Lots of 黄芪 that three members sell; one breaks a limit of the Union, one is another species than it claims."""
    with TRADED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for key in dict.fromkeys(row["party"] for row in rows):
        actor, columns = _first_of(parties[key]), [name for name in rows[0] if name != "party"]
        table = [columns, *([row[name] for name in columns] for row in rows if row["party"] == key)]
        content = "\n".join(",".join(line) for line in table).encode()
        report = actions.receive(actor=actor, name=f"{key}.csv", content=content, source=MADE_UP)
        for lot in keeping.keep_report(actor=actor, report=report):
            _identified(actor, lot)


def _identified(actor: Actor, lot: Lot) -> None:
    species = {"LX-2610": ["Astragalus mongholicus"], "AG-331": ["Hedysarum polybotrys"]}.get(lot.code)
    if species:
        day = date(2026, 10, 20)
        actions.state_identity(
            actor=actor, lot=lot, method="dna", laboratory=lot.laboratory, species=species, tested_on=day
        )


def _show(growers: Actor, lots: list[Lot], parties: Mapping[str, Organisation]) -> None:
    until = timezone.now() + timedelta(days=180)
    for lot, key in ((lots[0], "buyer"), (lots[1], "buyer"), (lots[0], "authority")):
        share(actor=growers, subject=lot, to=parties[key], until=until)
    set_visibility(actor=growers, subject=lots[2], visibility="published")


def _first_of(party: Organisation) -> Actor:
    membership = party.memberships.order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)
