"""The quotes upon an inquiry beside each other: what is landed, how their lots stand in the market, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from daodi.check import Verdict
from daodi.hub.core import lots as kept
from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.inquiries import queries
from daodi.hub.exchange.inquiries.landed import DatedRate, Landed, Terms, landed
from daodi.hub.exchange.inquiries.lots import verdicts
from daodi.hub.exchange.inquiries.models import (
    Inquiry,
    QuoteLot,
    QuoteVersion,
    Rate,
    SampleRequest,
    VersionState,
)
from daodi.hub.exchange.inquiries.policy import standing
from daodi.hub.exchange.inquiries.pricing import price_at
from daodi.hub.exchange.terms.quantity import per

COMPARED = (VersionState.OFFERED, VersionState.ACCEPTED)
LIVE = ("offered", "accepted")
WORST = ("fail", "inconclusive", "cannot-decide", "no-rule", "pass")


@dataclass(frozen=True, kw_only=True)
class LotStanding:
    """A quoted lot: its facts of the day it was offered, its verdict then, and by today's rules where it is live."""

    lot: QuoteLot
    verdict: Verdict | None
    papers: Sequence[kept.Paper]

    @property
    def outcome(self) -> str:
        return self.verdict.verdict if self.verdict else self.lot.outcome

    @property
    def changed(self) -> bool:
        """Whether the rules, or the lot's results, say another thing today than on the day it was offered."""
        return bool(self.lot.outcome) and self.outcome != self.lot.outcome


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One quote of the comparison."""

    version: QuoteVersion
    state: str
    price: Decimal
    landed: Landed
    lots: Sequence[LotStanding]
    sample: SampleRequest | None
    days_left: int | None
    lowest: bool = False
    soonest: bool = False

    @property
    def outcome(self) -> str:
        """The worst verdict of its lots; empty where none is quoted."""
        found = {one.outcome for one in self.lots}
        return next((one for one in WORST if one in found), "")


def compared(actor: Actor, inquiry: Inquiry, now: datetime) -> list[Compared]:
    """What stands of the quotes upon an inquiry of the actor's own: the least landed first, what can't be told last."""
    held = queries.versions(actor, inquiry).filter(quote__asked__inquiry__owner=actor.organisation)
    versions = list(held.filter(state__in=COMPARED))
    rates = {one.currency: one for one in queries.rates(actor, inquiry)}
    lots = standings(versions, inquiry.market, now)
    samples = _samples(actor, inquiry)
    rows = [_row(one, inquiry, rates, lots[one.pk], samples, now) for one in versions]
    return _marked(sorted(rows, key=_order))


def standings(versions: Sequence[QuoteVersion], market: str, now: datetime) -> dict[UUID, list[LotStanding]]:
    """The lots of each version; today's verdict only of those that are offered or accepted."""
    live = [lot.lot_id for one in versions if standing(one, now) in LIVE for lot in one.lots.all()]
    today = verdicts(list(dict.fromkeys(live)), market, now)
    papers: dict[UUID, list[kept.Paper]] = {}
    for paper in kept.papers(list(today)):
        papers.setdefault(paper.lot_id, []).append(paper)
    return {
        one.pk: [
            LotStanding(
                lot=lot,
                verdict=today.get(lot.lot_id) if standing(one, now) in LIVE else None,
                papers=papers.get(lot.lot_id, ()) if standing(one, now) in LIVE else (),
            )
            for lot in one.lots.all()
        ]
        for one in versions
    }


def cost(version: QuoteVersion, inquiry: Inquiry, rate: Rate | None) -> Landed:
    """The landed cost of a version for the amount that is asked, or that it quotes."""
    terms = Terms(
        currency=version.currency,
        price=price_at(version, _amount(version, inquiry)),
        unit=version.unit,
        unit_region=version.unit_region,
        amount=version.amount,
        incoterm=version.incoterm,
        freight=version.freight,
        insurance=version.insurance,
        duty_pct=version.duty_pct,
    )
    dated = DatedRate(rate=rate.rate, currency=inquiry.currency, on=rate.on, source=rate.source) if rate else None
    return landed(terms, into=inquiry.currency, rate=dated)


def _amount(version: QuoteVersion, inquiry: Inquiry) -> Decimal:
    """What the price is for: what is asked, in the version's unit; at most what is quoted, at least its smallest."""
    share = per(Decimal(1), (version.unit, version.unit_region), (inquiry.unit, inquiry.unit_region))
    wanted = inquiry.amount * share if inquiry.amount is not None and share is not None else version.amount
    if version.accepted_amount is not None:
        return version.accepted_amount
    wanted = wanted if wanted is not None else version.minimum or Decimal(0)
    return min(wanted, version.amount) if version.amount else wanted


def _row(
    version: QuoteVersion,
    inquiry: Inquiry,
    rates: dict[str, Rate],
    lots: Sequence[LotStanding],
    samples: dict[UUID, SampleRequest],
    now: datetime,
) -> Compared:
    state = standing(version, now)
    return Compared(
        version=version,
        state=state,
        price=price_at(version, _amount(version, inquiry)),
        landed=cost(version, inquiry, rates.get(version.currency)),
        lots=lots,
        sample=samples.get(version.quote.asked_id),
        days_left=max(0, (version.valid_until - now).days) if state == VersionState.OFFERED else None,
    )


def _samples(actor: Actor, inquiry: Inquiry) -> dict[UUID, SampleRequest]:
    """The latest sample of each supplier that was asked."""
    held = queries.samples(actor).filter(asked__inquiry=inquiry).order_by("made_at")
    return {one.asked_id: one for one in held if one.asked_id}


def _order(row: Compared) -> tuple[bool, bool, bool, bool, Decimal, str]:
    """What may be taken first, then what breaks a rule, then what is no longer valid; each by its cost."""
    cost, number = row.landed, row.version.quote.number
    worth = cost.converted
    open_parts = bool(cost.missing)
    return (row.state == "expired", row.outcome == "fail", worth is None, open_parts, worth or Decimal(0), number)


def _marked(rows: list[Compared]) -> list[Compared]:
    """Says which is the lowest, of those whose cost is whole, and which the soonest.

    One that breaks a rule or is no longer valid is neither; nor is any where all are alike.
    """
    able = [row for row in rows if row.state != "expired" and row.outcome != "fail"]
    costs = {id(row): row.landed.converted for row in able if not row.landed.missing}
    times = {id(row): row.version.lead_days for row in able}
    lowest, soonest = _least(costs.values()), _least(times.values())
    return [
        replace(
            row,
            lowest=lowest is not None and costs.get(id(row)) == lowest,
            soonest=soonest is not None and times.get(id(row)) == soonest,
        )
        for row in rows
    ]


def _least(values: Iterable[Any]) -> Any:
    """The least of at least two known values that are not all the same; else nothing."""
    known = [one for one in values if one is not None]
    return min(known) if len(set(known)) > 1 else None
