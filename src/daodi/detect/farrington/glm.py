"""Quasi-Poisson regressions with log link, fitted side by side: one row of each array is one regression.

The model has a level for each season and, if asked for, a slope in time. Its normal equations are then diagonal but for
one row and column, and are solved in closed form. Start, steps and stopping rule are those of R's ``glm`` (``epsilon``
1e-8, 25 steps): where cases are few the estimates wander off to minus infinity, and where they stop decides the bound.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Rows = NDArray[np.intp] | NDArray[np.bool_]

EPSILON = 1e-8
STEPS = 25
SMALLEST = 2.220446049250313e-16  # no mean is taken as smaller


@dataclass
class Stacked:
    """Arrays with one row a regression."""

    def rows(self, kept: Rows) -> Self:
        """Some of the regressions."""
        taken = {one.name: getattr(self, one.name)[kept] for one in fields(self)}
        return type(self)(**taken)

    def put(self, at: NDArray[np.intp], other: Self) -> None:
        """Writes the rows of another into the rows at these places."""
        for one in fields(self):
            getattr(self, one.name)[at] = getattr(other, one.name)


@dataclass
class Data(Stacked):
    """The counts, their prior weights (0 where a count is missing) and the logarithm of the population: (rows, counts);
    ``full`` is the part of the deviance that no model changes."""

    counts: Array
    prior: Array
    offset: Array
    full: Array


@dataclass
class Fit(Stacked):
    """What was estimated. Weights and their sums (over each season; times time; what is left of the square of time) are
    those that the last step began with, as R has them for dispersion, leverage and standard errors."""

    predictor: Array
    mean: Array
    level: Array
    slope: Array
    deviance: Array
    weight: Array
    sums: Array
    timed: Array
    left: Array
    converged: NDArray[np.bool_]


@dataclass
class Terms:
    """What explains the counts of every row alike: their seasons (counts, seasons), and their times or None."""

    season: Array
    time: Array | None


def data(counts: Array, prior: Array, offset: Array) -> Data:
    """The rows to fit, from counts, prior weights and logarithms of populations of the same shape."""
    import numpy as np

    positive = np.where(counts > 0, counts, 1.0)
    return Data(counts, prior, offset, 2.0 * np.einsum("rc,rc->r", prior, counts * np.log(positive) - counts))


def fit(given: Data, terms: Terms) -> Fit:
    """Fits every row; ``converged`` says which came to rest within the steps."""
    import numpy as np

    with np.errstate(all="ignore"):
        start = _start(given, terms)
        whole = start.rows(np.arange(len(given.counts)))
        running = np.arange(len(given.counts))
        now = start
        for _ in range(STEPS):
            now = _step(now, given, terms)
            whole.put(running, now)
            if now.converged.all():
                break
            if now.converged.any():
                going = ~now.converged
                running, now, given = running[going], now.rows(going), given.rows(going)
    return whole


def _start(given: Data, terms: Terms) -> Fit:
    import numpy as np

    rows, seasons = len(given.counts), terms.season.shape[1]
    mean = given.counts + 0.1
    predictor = np.log(mean)
    return Fit(
        predictor=predictor,
        mean=mean,
        level=np.full((rows, seasons), np.nan),
        slope=np.full(rows, np.nan),
        deviance=_deviance(given, predictor, mean),
        weight=np.zeros_like(mean),
        sums=np.zeros((rows, seasons)),
        timed=np.zeros((rows, seasons)),
        left=np.zeros(rows),
        converged=np.zeros(rows, dtype=bool),
    )


def _step(before: Fit, given: Data, terms: Terms) -> Fit:
    """One step of iteratively reweighted least squares, halved until the deviance is finite."""
    import numpy as np

    weight = given.prior * before.mean
    wanted = (before.predictor - given.offset) * weight + given.prior * (given.counts - before.mean)
    now = _solved(weight, wanted, given, terms)
    for _ in range(STEPS):
        wild = ~np.isfinite(now.deviance) & np.isfinite(before.slope)
        if not wild.any():
            break
        now.level[wild] = (now.level[wild] + before.level[wild]) / 2
        now.slope[wild] = (now.slope[wild] + before.slope[wild]) / 2
        _predict(now, given, terms)
    now.converged = np.abs(now.deviance - before.deviance) < EPSILON * (np.abs(now.deviance) + 0.1)
    return now


def _solved(weight: Array, wanted: Array, given: Data, terms: Terms) -> Fit:
    """The weighted least squares estimates; ``wanted`` is weight times working response."""
    import numpy as np

    sums, aimed = weight @ terms.season, wanted @ terms.season
    share = np.where(sums > 0, 1.0 / sums, 0.0)
    timed, left, slope = np.zeros_like(sums), np.zeros(len(sums)), np.zeros(len(sums))
    if terms.time is not None:
        timed = weight @ (terms.season * terms.time[:, None])
        left = np.einsum("rc,c->r", weight, terms.time**2) - np.einsum("rs,rs,rs->r", timed, timed, share)
        slope = (np.einsum("rc,c->r", wanted, terms.time) - np.einsum("rs,rs,rs->r", timed, aimed, share)) / left
    level = (aimed - timed * slope[:, None]) * share
    none = np.empty(0)
    now = Fit(none, none, level, slope, none, weight, sums, timed, left, np.zeros(len(sums), dtype=bool))
    _predict(now, given, terms)
    return now


def _predict(now: Fit, given: Data, terms: Terms) -> None:
    import numpy as np

    predictor = now.level @ terms.season.T
    if terms.time is not None:
        predictor += now.slope[:, None] * terms.time
    predictor += given.offset
    now.predictor = predictor
    now.mean = np.maximum(np.exp(predictor), SMALLEST)
    now.deviance = _deviance(given, predictor, now.mean)


def _deviance(given: Data, predictor: Array, mean: Array) -> Array:
    import numpy as np

    deviance: Array = given.full - 2.0 * np.einsum("rc,rc->r", given.prior, given.counts * predictor - mean)
    return deviance
