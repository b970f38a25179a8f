"""What is expected at a point: fitted, fitted again with past outbreaks weighing less, with or without a slope."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from daodi.detect.farrington.glm import Data, Fit, Stacked, Terms, data, fit
from daodi.detect.settings import Farrington

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from daodi.detect.farrington.design import Design

    Array = NDArray[np.float64]


@dataclass
class Estimate(Stacked):
    """Of each point: the logarithm of what is expected, its standard error for a dispersion of 1, the dispersion (never
    below 1), the dispersion that the standard error is scaled with, and whether all this could be had."""

    predictor: Array
    error: Array
    dispersion: Array
    scale: Array
    trend: NDArray[np.bool_]
    usable: NDArray[np.bool_]


def estimate(counts: Array, offset: Array, now: Array, design: Design, settings: Farrington) -> Estimate:
    """The estimate of each row of reference counts (NaN where one is missing).

    ``offset`` holds the logarithms of the populations at the references, ``now`` at the points themselves.
    """
    import numpy as np

    known = np.isfinite(counts)
    given = data(np.where(known, counts, 0.0), known.astype(float), np.where(known, offset, 0.0))
    level = Terms(design.season, None)
    if not settings.trend:
        return _estimate(given, now, level, settings)[0]
    found, significant = _estimate(given, now, Terms(design.season, design.time), settings)
    highest = np.max(counts, axis=1, where=known, initial=-np.inf)
    with np.errstate(over="ignore"):
        found.trend = found.usable & significant & (np.exp(found.predictor) <= highest) & (settings.years >= 3)
    flat = np.flatnonzero(~found.trend)
    if len(flat):
        found.put(flat, _estimate(given.rows(flat), now[flat], level, settings)[0])
    return found


def _estimate(given: Data, now: Array, terms: Terms, settings: Farrington) -> tuple[Estimate, NDArray[np.bool_]]:
    """The estimates, and where the slope is significant."""
    import numpy as np

    free = np.maximum((given.prior > 0).sum(axis=1) - _rank(given, terms), 0)
    with np.errstate(all="ignore"):
        first = fit(given, terms)
        found, scale = first, _dispersion(first, given, free, first.weight)
        dispersion = np.maximum(scale, 1.0)
        if settings.reweight_from is not None:
            omega = _reweighted(first, given, terms, dispersion, settings.reweight_from)
            again = data(given.counts, omega, given.offset)
            found = fit(again, terms)
            dispersion = np.maximum(_dispersion(found, again, free, found.weight), 1.0)
            # R's flexible method puts the prior weights in place of the working weights before it asks for standard
            # errors, and so scales them with another dispersion than the one it reports.
            scale = _dispersion(found, again, free, omega if settings.threshold != "power" else found.weight)
        error = _error(found, terms)
        # The method of 1996 scales its errors with the dispersion reported, which is never below 1.
        scaled = dispersion if settings.threshold == "power" else scale
        made = Estimate(
            predictor=found.level[:, -1] + now,
            error=error,
            dispersion=dispersion,
            scale=scaled,
            trend=np.zeros(len(error), dtype=bool),
            usable=_usable(first, found, free, terms, settings),
        )
        return made, _significant(found, scale, free, terms, settings.trend_p)


def _rank(given: Data, terms: Terms) -> NDArray[np.intp]:
    """How many levels and slopes are estimated: a season without a count has no level."""
    rank: NDArray[np.intp] = ((given.prior @ terms.season) > 0).sum(axis=1) + (terms.time is not None)
    return rank


def _dispersion(found: Fit, given: Data, free: NDArray[np.intp], weight: Array) -> Array:
    """The sum of the squares of the weighted working residuals over the degrees of freedom."""
    import numpy as np

    residual = given.counts / found.mean - 1.0
    total: Array = np.einsum("rc,rc,rc->r", weight, residual, residual) / free
    return total


def _reweighted(found: Fit, given: Data, terms: Terms, dispersion: Array, above: float) -> Array:
    """Prior weights by Anscombe residuals: those above the bar weigh by the inverse of their square."""
    import numpy as np

    third = np.cbrt(given.counts)
    spread = np.sqrt(dispersion[:, None] * (1.0 - _leverage(found, given, terms)))
    residual = 1.5 * (third * third * np.exp(found.predictor / -6.0) - np.sqrt(found.mean)) / spread
    omega = np.where(residual > above, residual**-2.0, 1.0) * (given.prior > 0)
    count = (given.prior > 0).sum(axis=1)
    scaled: Array = omega * (count / omega.sum(axis=1))[:, None]
    return scaled


def _leverage(found: Fit, given: Data, terms: Terms) -> Array:
    """How much each count pulls its own estimate: the diagonal of the hat matrix."""
    import numpy as np

    share = np.where(found.sums > 0, 1.0 / found.sums, 0.0)
    pull = share @ terms.season.T
    if terms.time is not None:
        away = terms.time - (found.timed * share) @ terms.season.T
        pull += away * away / found.left[:, None]
    pull *= found.weight
    return pull


def _error(found: Fit, terms: Terms) -> Array:
    """The standard error of the predictor at the point (its own season, time 0) for a dispersion of 1."""
    import numpy as np

    own = found.sums[:, -1]
    square = 1.0 / own
    if terms.time is not None:
        square += (found.timed[:, -1] / own) ** 2 / found.left
    return np.sqrt(square)


def _significant(found: Fit, scale: Array, free: NDArray[np.intp], terms: Terms, below: float) -> NDArray[np.bool_]:
    import numpy as np
    from scipy.special import stdtr

    if terms.time is None:
        return np.zeros(len(scale), dtype=bool)
    t = found.slope / np.sqrt(scale / found.left)
    significant: NDArray[np.bool_] = 2.0 * stdtr(free, -np.abs(t)) < below
    return significant


def _usable(first: Fit, found: Fit, free: NDArray[np.intp], terms: Terms, settings: Farrington) -> NDArray[np.bool_]:
    """Where an estimate may be used. The method of 1996 takes a flat regression even where it did not come to rest."""
    import numpy as np

    usable = (free > 0) & (found.sums[:, -1] > 0) & np.isfinite(found.level[:, -1])
    return usable if settings.threshold == "power" and terms.time is None else usable & first.converged
