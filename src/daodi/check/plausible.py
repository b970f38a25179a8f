"""Doubts about the paper itself, told as notes: they flag, and never decide or repair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from daodi.check.lot import Lot, Product
from daodi.check.notation import date as date_of
from daodi.check.question import Prepared
from daodi.check.scope import market
from daodi.check.verdict import Note

STEPS = ("manufactured_on", "sampled_on", "tested_on", "reported_on")
WORDS = {
    "manufactured_on": "manufactured",
    "sampled_on": "sampled",
    "tested_on": "tested",
    "reported_on": "reported",
}
ENOUGH_ALIKE = 3
REMEMBERED = 200_000


def doubts(ready: Prepared) -> tuple[Note, ...]:
    """Doubts about one lot's paper: a market or day not understood, dates out of order, no result at all."""
    return (*not_understood(ready.lot), *_other_use(ready), *_dates(ready.lot), *_no_results(ready))


def not_understood(lot: Lot | Product) -> Iterator[Note]:
    """A market or a day of its own that is not understood, so that those asked were taken."""
    if lot.market and market(lot.market) is None:
        yield _note(f"{lot.market!r} is no market known here: answered for those asked", lot.input)
    if lot.on and not isinstance(date_of(lot.on), date):
        yield _note(f"{lot.on!r} is not understood as a day: answered for the day asked", lot.input)


def _other_use(ready: Prepared) -> Iterator[Note]:
    if ready.form.use and ready.use and ready.form.use != ready.use:
        yield _note(f"the form says {ready.form.use}, and it was answered for {ready.use}", ready.lot.input)


def _dates(lot: Lot) -> Iterator[Note]:
    said = ((step, date_of(text)) for step in STEPS if (text := getattr(lot, step)))
    known = [(step, day) for step, day in said if isinstance(day, date)]
    for (first, earlier), (second, later) in pairwise(known):
        if later < earlier:
            yield _note(f"{WORDS[second]} on {later}, before it was {WORDS[first]} on {earlier}", lot.input)


def _no_results(ready: Prepared) -> Iterator[Note]:
    tested = ready.tested
    if tested and all(one.reading.kind == "empty" for one in tested):
        yield _note("a specification sheet without results, not a certificate", ready.lot.input)


class Alike:
    """Remembers the results of lots, to notice a certificate that repeats another one figure by figure."""

    def __init__(self) -> None:
        self._seen: dict[int, str] = {}

    def notice(self, lot: Lot) -> tuple[Note, ...]:
        """A note where an earlier lot had the very same results."""
        figures = tuple((one.analyte, one.result, one.unit) for one in lot.results if any(map(str.isdigit, one.result)))
        if len(figures) < ENOUGH_ALIKE:
            return ()
        mark = hash((lot.material, figures))
        earlier = self._seen.get(mark)
        if earlier is None:
            if len(self._seen) < REMEMBERED:
                self._seen[mark] = lot.lot
            return ()
        if earlier == lot.lot:
            return ()
        return (_note(f"all {len(figures)} figures are those of lot {earlier}", lot.input),)


def _note(reason: str, where: str, analyte: str | None = None) -> Note:
    return Note(kind="plausibility", reason=reason, analyte=analyte, input=where)
