"""Which offer fits which need, and why: nothing here decides, people on both sides do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol
from uuid import UUID

URGENCIES = ("day", "week", "later")


class Stated(Protocol):
    """What a need or an offer says."""

    pk: UUID
    organisation_id: UUID
    sort: str
    what: str
    material_id: str
    amount: Decimal
    held: Decimal
    unit: str
    country: str
    from_on: date | None
    until_on: date | None
    urgency: str


@dataclass(frozen=True, kw_only=True)
class Fit:
    """An offer for a need: how much, what speaks for it and what has to be asked first (keys of ``words.REASONS``)."""

    need: Stated
    offer: Stated
    amount: Decimal
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int, int, Decimal]:
        """The smaller, the sooner to be looked at: urgent needs first, then few doubts, then good reasons."""
        return (_urgency(self.need), len(self.doubts), -len(self.reasons), -self.amount)


def fits(needs: Iterable[Stated], offers: Iterable[Stated], today: date) -> list[Fit]:
    """Every offer that may meet a need, best first. An amount is what both have left, never more."""
    known = list(offers)
    found = [fit for need in needs for offer in known if (fit := fit_of(need, offer, today)) is not None]
    return sorted(found, key=lambda fit: (fit.rank, str(fit.need.pk), str(fit.offer.pk)))


def fit_of(need: Stated, offer: Stated, today: date) -> Fit | None:
    """How an offer fits a need; None where it can't: another sort, another material, nothing left, or too late."""
    left = min(need.amount - need.held, offer.amount - offer.held)
    other = need.material_id and offer.material_id and need.material_id != offer.material_id
    if need.organisation_id == offer.organisation_id or need.sort != offer.sort or other or left <= 0:
        return None
    if need.unit != offer.unit or _past(need, today) or _past(offer, today) or _missed(need, offer):
        return None
    reasons, doubts = ["same-sort"], []
    if need.material_id and need.material_id == offer.material_id:
        reasons.append("same-material")
    elif need.what and need.what.casefold() == offer.what.casefold():
        reasons.append("same-words")
    elif need.what and offer.what:
        doubts.append("other-words")
    _weigh(need, offer, left, reasons, doubts)
    return Fit(need=need, offer=offer, amount=left, reasons=tuple(reasons), doubts=tuple(doubts))


def _weigh(need: Stated, offer: Stated, left: Decimal, reasons: list[str], doubts: list[str]) -> None:
    """The amount, the way, and the time."""
    reasons.append("covers-all" if left >= need.amount - need.held else "covers-part")
    if need.country and offer.country:
        same = need.country[:2] == offer.country[:2]
        (reasons if same else doubts).append("same-country" if same else "crosses-border")
    if need.from_on and offer.from_on and offer.from_on > need.from_on:
        doubts.append("starts-later")
    if need.until_on and offer.until_on and offer.until_on < need.until_on:
        doubts.append("ends-earlier")


def _past(one: Stated, today: date) -> bool:
    return one.until_on is not None and one.until_on < today


def _missed(need: Stated, offer: Stated) -> bool:
    """They are at different times."""
    return bool(
        (need.until_on and offer.from_on and offer.from_on > need.until_on)
        or (offer.until_on and need.from_on and need.from_on > offer.until_on)
    )


def _urgency(need: Stated) -> int:
    return URGENCIES.index(need.urgency) if need.urgency in URGENCIES else len(URGENCIES)
