"""What ``signals`` answers with: one product and one reaction, how often they came together, and how often one would
expect it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from daodi.detect.signals.prior import Fitted


class Signal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A product and a reaction that stand together in ``n`` distinct reports.

    ``expected``: in how many they would if they had nothing to do with each other. Measures that were not asked for, or
    that can't be had, are None; ``reason`` says why one can't. ``material``: the id of the material the product was
    taken for; ``names``: how the reports write it, where it was joined from several names.
    """

    product: str
    reaction: str
    n: int
    expected: float
    rr: float
    prr: float | None = None
    prr_lower: float | None = None
    prr_upper: float | None = None
    chi2: float | None = None
    ror: float | None = None
    ror_lower: float | None = None
    ror_upper: float | None = None
    ic: float | None = None
    ic_lower: float | None = None
    ic_upper: float | None = None
    ebgm: float | None = None
    eb05: float | None = None
    eb95: float | None = None
    reason: str | None = None
    material: str | None = None
    names: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The signal as plain values, equal to its line of JSON."""
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return plain


def stands_out(one: Signal) -> bool:
    """Whether the lower bound of EBGM, or else of IC, or else of PRR with three reports, is above what is expected.

    >>> stands_out(Signal(product="a", reaction="rash", n=4, expected=1.0, rr=4.0, eb05=1.4, ic_lower=0.3))
    False
    """
    if one.eb05 is not None:
        return one.eb05 >= 2.0
    if one.ic_lower is not None:
        return one.ic_lower > 0.0
    return one.n >= 3 and (one.prr_lower or one.ror_lower or 0.0) > 1.0


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What went into the counts. ``repeated``: rows that say again what a row of the same report says, counted once;
    ``alike``: reports that agree with an earlier one in all that was asked for, left out; ``mixed``: reports that name
    several strata, counted in the first; ``joined``: names of products that became one with others."""

    rows: int
    reports: int
    products: int
    reactions: int
    pairs: int
    repeated: int = 0
    alike: int = 0
    mixed: int = 0
    joined: int = 0
    ambiguous: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """The signals, by product and reaction in order of their first report, with what they were made from."""

    signals: tuple[Signal, ...]
    counted: Counted
    prior: Fitted | None = None

    def __iter__(self) -> Iterator[Signal]:
        return iter(self.signals)

    def __len__(self) -> int:
        return len(self.signals)

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain values."""
        plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return plain
