"""What the page of a listing shows: the verdicts of its lots in the reader's market, and what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from daodi.check import Verdict
from daodi.hub.core import lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.lots import LotFacts, Paper
from daodi.hub.core.rulebook.laid import book
from daodi.hub.exchange.catalogue.asking import home_of, markets
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.web.findings import Account, Matrix, accounts, matrix

AT_FIRST = ("CN", "HK", "EU", "US", "JP")
COLUMNS = 6


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The lots of a listing as rules see them: all markets in the matrix, one of them in full."""

    market: str
    markets: tuple[str, ...]
    matrix: Matrix | None
    told: tuple[Account, ...]
    facts: list[LotFacts]
    papers: list[Paper]


def judged(actor: Actor, listed: Listing, market: str, on: date) -> Judged:
    """Checks every lot on a day: in full in the market asked for, else in that of the reader."""
    market = market or home_of(actor)
    ids = [one.lot_id for one in listed.lots.all()]
    across = tuple(dict.fromkeys((*([market] if market else []), *AT_FIRST)))[:COLUMNS]
    answers = [verdict for _lot, verdict in verdicts(actor, listed, across, on)]
    full = [one for one in answers if one.market == market]
    return Judged(
        market=market,
        markets=tuple(dict.fromkeys((*across, *markets()))),
        matrix=_linked(matrix(answers), across, market) if answers else None,
        told=accounts(full, book()),
        facts=facts(listed),
        papers=lots.papers(ids) if ids else [],
    )


def verdicts(actor: Actor, listed: Listing, markets: Sequence[str], on: date) -> list[tuple[UUID, Verdict]]:
    """How each lot stands in each market on a day; where its results stand in files, its supplier alone is told."""
    ids = [one.lot_id for one in listed.lots.all()]
    answers = lots.verdicts(ids, markets, on) if ids else []
    if actor.is_of(listed.owner_id):
        return answers
    return [(lot_id, _without_places(one)) for lot_id, one in answers]


def facts(listed: Listing) -> list[LotFacts]:
    """What stands of its lots in a listing."""
    ids = [one.lot_id for one in listed.lots.all()]
    return lots.facts(ids) if ids else []


def _without_places(verdict: Verdict) -> Verdict:
    """The same verdict, but for where in the supplier's files each result stands."""
    findings = tuple(msgspec.structs.replace(one, input="") for one in verdict.findings)
    return msgspec.structs.replace(verdict, findings=findings)


def _linked(drawn: Matrix, across: tuple[str, ...], market: str) -> Matrix:
    """Each place of the matrix leads to the same page with that market in full; the full one to its findings."""
    rows = []
    for number, row in enumerate(drawn.rows):
        cells: list[Any] = []
        for code, cell in zip(across, row.cells, strict=True):
            href = f"#v{number}-{code}" if code == market else f"?market={code}#verdicts"
            cells.append(cell and replace(cell, href=href))
        rows.append(replace(row, cells=tuple(cells)))
    return replace(drawn, rows=tuple(rows))
