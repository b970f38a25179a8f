"""The settings of each method, with the values that are usual for it."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Method = Literal["ears-c1", "ears-c2", "ears-c3", "cusum", "farrington", "farrington-flexible"]
Threshold = Literal["power", "delta", "nb-plugin", "muan"]
Power = Literal["1", "1/2", "2/3"]
Standard = Literal["standard", "rossi", "anscombe"]

TINY = 1e-9


def _within(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise ValueError(f"{name}={value}, expected {least:g} to {most:g}")


class Ears(msgspec.Struct, frozen=True, kw_only=True):
    """EARS: the bound is the mean of the ``baseline`` counts before plus so many of their standard deviations; C2 and
    C3 leave ``lag`` counts between, C3 adds up what the last ``memory`` counts were above."""

    baseline: int = 7
    lag: int = 0
    memory: int = 0
    alpha: float = 0.001
    least_deviation: float = 0.0

    def check(self) -> None:
        """Raises ValueError for settings that can't be."""
        _within("baseline", self.baseline, 3, 10_000)
        _within("lag", self.lag, 0, 10_000)
        _within("memory", self.memory, 0, 10_000)
        _within("alpha", self.alpha, TINY, 0.5)
        _within("least_deviation", self.least_deviation, 0.0, 1e12)

    def reach(self, frequency: int) -> int:
        """How many counts before a point are looked at."""
        return self.baseline + self.lag + self.memory


class Cusum(msgspec.Struct, frozen=True, kw_only=True):
    """CUSUM: what lies more than ``k`` standard deviations above the mean of the counts before adds up; ``h`` alarms.

    ``standard`` is how a count is standardised: as it is (``standard``), by its square root (``rossi``) or by its power
    of 2/3 (``anscombe``). ``mean`` takes the place of the mean of the counts before.
    """

    k: float = 1.04
    h: float = 2.26
    mean: float | None = None
    standard: Standard = "standard"

    def check(self) -> None:
        """Raises ValueError for settings that can't be."""
        _within("k", self.k, 0.0, 1e6)
        _within("h", self.h, TINY, 1e6)
        if self.mean is not None:
            _within("mean", self.mean, TINY, 1e12)

    def reach(self, frequency: int) -> None:
        """All counts before a point are looked at."""


class Farrington(msgspec.Struct, frozen=True, kw_only=True):
    """Farrington: a regression of the counts around the same time in the ``years`` before.

    ``half_window`` counts to either side; ``seasons`` 1 leaves all others out, more of them give each part of the year
    a level of its own. ``excluded``: how many of the last counts are not looked back at. A past count whose residual is
    above ``reweight_from`` weighs less. A slope in time is kept where its p value is below ``trend_p``, there are three
    years or more, and the expected count is not above all counts looked back at. ``fewest`` cases in the last
    ``within`` counts, or there is no alarm. ``whole``: every year looked back at must be there in full.
    """

    years: int = 5
    half_window: int = 3
    seasons: int = 1
    excluded: int = 0
    reweight_from: float | None = 1.0
    trend: bool = True
    trend_p: float = 0.05
    alpha: float = 0.01
    threshold: Threshold = "power"
    power: Power = "2/3"
    fewest: int = 5
    within: int = 4
    whole: bool = False

    def check(self) -> None:
        """Raises ValueError for settings that can't be."""
        _within("years", self.years, 1, 100)
        _within("half_window", self.half_window, 0, 180)
        _within("seasons", self.seasons, 1, 100)
        _within("excluded", self.excluded, 0, 10_000)
        _within("trend_p", self.trend_p, 0.0, 1.0)
        _within("alpha", self.alpha, TINY, 0.5)
        _within("fewest", self.fewest, 0, 10**9)
        _within("within", self.within, 1, 10_000)
        if self.reweight_from is not None:
            _within("reweight_from", self.reweight_from, TINY, 1e6)

    def reach(self, frequency: int) -> int:
        """How many counts before a point are looked at."""
        return max(frequency * self.years + self.half_window, self.within)


Settings = Ears | Cusum | Farrington
FLEXIBLE = Farrington(seasons=10, excluded=26, reweight_from=2.58, trend_p=1.0, threshold="nb-plugin", whole=True)
USUAL: dict[str, Settings] = {
    "ears-c1": Ears(),
    "ears-c2": Ears(lag=2),
    "ears-c3": Ears(lag=2, memory=2, alpha=0.025),
    "cusum": Cusum(),
    "farrington": Farrington(),
    "farrington-flexible": FLEXIBLE,
}
# A year of months or of days takes other windows than one of weeks: as long, but told in its own steps.
PACES: dict[str, dict[int, dict[str, int]]] = {
    "farrington": {
        12: {"half_window": 1, "within": 1},
        365: {"half_window": 10, "within": 28},
    },
    "farrington-flexible": {
        12: {"half_window": 1, "within": 1, "seasons": 4, "excluded": 6},
        365: {"half_window": 10, "within": 28, "excluded": 182},
    },
}


class Choice(msgspec.Struct, frozen=True):
    """A method, and which of its settings are not the usual ones."""

    method: str
    changed: dict[str, Any]

    def settings(self, frequency: int) -> Settings:
        """The settings for series of so many counts a year; ValueError for one that is not known or can't be.

        >>> Choice("farrington-flexible", {}).settings(12).excluded
        6
        >>> Choice("farrington", {"years": 4}).settings(52).years
        4
        """
        if self.method not in USUAL:
            raise ValueError(f"{self.method!r} is no method, expected one of {', '.join(USUAL)}")
        usual = USUAL[self.method]
        known = usual.__struct_fields__
        for name in self.changed:
            if name not in known:
                raise ValueError(f"{self.method} has no setting {name!r}, expected one of {', '.join(known)}")
        paced = PACES.get(self.method, {}).get(frequency, {})
        made = msgspec.convert(msgspec.to_builtins(usual) | paced | self.changed, type(usual), strict=False)
        made.check()
        return made
