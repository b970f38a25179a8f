"""Licences that a market asks of a party: what is missing on the day of the order is told, with the rule that asks."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.organisations.models import Licence
from daodi.reference import Requirement, rows
from daodi.reference.kinds.row import Row
from daodi.reference.load import read

TABLE = Path(__file__).parent / "licences.csv"


class Asked(Row, frozen=True, kw_only=True, gc=False):
    """Which party a requirement asks a licence of, by which words the licence is known, and what follows without it.

    ``force``: ``warn`` tells the two, ``refuse`` keeps the order from being placed.
    """

    req_id: str
    party: Literal["buyer", "supplier"]
    words: tuple[str, ...]
    force: Literal["warn", "refuse"]


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """A licence that is not there: ``why`` is missing, or expired since ``until``, or not valid before ``since``."""

    asked: Asked
    why: Literal["missing", "expired", "not-yet"]
    day: date | None = None

    def kept(self) -> dict[str, str]:
        """As it is kept with the order."""
        day = self.day.isoformat() if self.day else ""
        return {"req": self.asked.req_id, "party": self.asked.party, "why": self.why, "day": day}


@functools.cache
def asked() -> tuple[Asked, ...]:
    """The whole table."""
    return read(TABLE, Asked)


@functools.cache
def requirements() -> Mapping[str, Requirement]:
    """What markets ask for, by its id."""
    return {row.req_id: row for row in rows(Requirement)}


def lacking(*, buyer: object, supplier: object, market: str, origin: str, on: date) -> list[Lacking]:
    """The licences asked for in the lane that no party has shown to the operator, or that do not hold on the day."""
    wanted = [one for one in asked() if requirements()[one.req_id].market in _where(one, market, origin)]
    if not wanted:
        return []
    parties = {"buyer": buyer, "supplier": supplier}
    held = Licence.objects.filter(organisation__in={parties[one.party] for one in wanted}, verified_at__isnull=False)
    return list(missing(wanted, parties, list(held), on))


def missing(
    wanted: Iterable[Asked], parties: Mapping[str, object], held: Sequence[Licence], on: date
) -> Iterator[Lacking]:
    """Of what is asked, what is not held on a day."""
    for one in wanted:
        fits = [each for each in held if each.organisation_id == parties[one.party] and _is_named(each, one.words)]
        if not any(_holds(each, on) for each in fits):
            yield _why(one, fits, on)


def refuse(found: Iterable[Lacking]) -> None:
    """Stops where a rule says that nothing is ordered without the licence."""
    for one in found:
        if one.asked.force == "refuse":
            raise Invalid({"": _("A licence is missing: %s") % requirements()[one.asked.req_id].requirement})


def _where(one: Asked, market: str, origin: str) -> tuple[str, ...]:
    return (market,) if one.party == "buyer" else (origin,)


def _is_named(licence: Licence, words: Sequence[str]) -> bool:
    said = licence.kind.casefold()
    return any(word.casefold() in said for word in words)


def _holds(licence: Licence, on: date) -> bool:
    begun = licence.valid_from is None or licence.valid_from <= on
    return begun and (licence.valid_until is None or licence.valid_until >= on)


def _why(one: Asked, fits: Sequence[Licence], on: date) -> Lacking:
    ended = [each.valid_until for each in fits if each.valid_until and each.valid_until < on]
    if ended:
        return Lacking(asked=one, why="expired", day=max(ended))
    begins = [each.valid_from for each in fits if each.valid_from and each.valid_from > on]
    return Lacking(asked=one, why="not-yet", day=min(begins)) if begins else Lacking(asked=one, why="missing")
