"""Fits the prior to the counts themselves: the most likely one, from several starts, and whether it can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daodi.detect.signals.prior import NAMES, Fitted, Prior, boundary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

STARTS = (
    (0.2, 0.1, 2.0, 4.0, 1 / 3),
    (0.5, 0.2, 2.0, 2.0, 0.1),
    (3.0, 0.5, 2.0, 2.0, 0.05),
    (1.0, 0.1, 1.0, 1.0, 0.2),
    (10.0, 1.0, 1.5, 1.5, 0.05),
)
FAR = 8.0  # the logarithms of the values are sought between -8 and 8
AGREE = 1e-3  # of a unit of log likelihood
FLAT = 0.01  # curvature below which a logarithm is known to no better than plus or minus ten
NUDGE = 1e-4
LEVEL = 1e-3  # the slope of the log likelihood at a maximum, along the logarithm of each value


class Counts(NamedTuple):
    """Distinct pairs of a count and what was expected, how often each comes, and the few distinct counts among them."""

    n: Array
    expected: Array
    times: Array
    kinds: Array
    kind: NDArray[np.intp]


def _counts(n: Array, expected: Array) -> Counts:
    import numpy as np

    pairs, times = np.unique(np.stack([n, expected]), axis=1, return_counts=True)
    kinds, kind = np.unique(pairs[0], return_inverse=True)
    return Counts(pairs[0], pairs[1], times.astype(float), kinds, kind)


def fitted(n: Array, expected: Array) -> Fitted:
    """The prior under which the counts of the pairs that were reported (n from 1 on) are most likely."""
    from scipy.special import gammaln

    counts = _counts(n, expected)
    found = [_sought(start, counts) for start in STARTS]
    values, best, slope = min(found, key=lambda one: one[1])
    prior = _prior(values)
    return Fitted(
        prior=prior,
        given=False,
        converged=slope <= LEVEL,
        boundary=boundary(prior),
        flat=_least_curvature(values, counts) < FLAT,
        log_likelihood=-best - float(counts.times @ gammaln(counts.n + 1.0)),
        starts=len(STARTS),
        agreeing=sum(one[1] - best <= AGREE for one in found),
    )


def _sought(start: tuple[float, ...], counts: Counts) -> tuple[Array, float, float]:
    """Where the search from one start ends, what is minimised there, and how steep it still is."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.special import logit

    begin = np.array([*np.log(start[:4]), logit(start[4])])
    bounds = [(-FAR, FAR)] * len(NAMES)
    options = {"maxiter": 500, "ftol": 1e-12}
    end = minimize(_unlikely, begin, args=(counts,), jac=True, method="SLSQP", bounds=bounds, options=options)
    inside = np.abs(end.x) < FAR
    return end.x, float(end.fun), float(np.max(np.abs(end.jac[inside]), initial=0.0))


def _least_curvature(values: Array, counts: Counts) -> float:
    """How much the log likelihood bends along the direction in which it bends least."""
    import numpy as np

    bends = [
        _unlikely(values + step, counts)[1] - _unlikely(values - step, counts)[1]
        for step in NUDGE * np.eye(len(values))
    ]
    bent = np.array(bends) / (2.0 * NUDGE)
    return float(np.linalg.eigvalsh((bent + bent.T) / 2.0)[0])


def _unlikely(values: Array, counts: Counts) -> tuple[float, Array]:
    """Minus the log likelihood, and its slope along the logarithms (of the share: the logit)."""
    import numpy as np
    from scipy.special import expit, log_expit

    first, first_slope = _part(values[0], values[1], counts)
    second, second_slope = _part(values[2], values[3], counts)
    first, second = first + log_expit(values[4]), second + log_expit(-values[4])
    both = np.logaddexp(first, second)
    share = np.exp(first - both)
    slope = [counts.times * share * one for one in first_slope]
    slope += [counts.times * (1.0 - share) * one for one in second_slope]
    slope.append(counts.times * (share - expit(values[4])))
    return -float(counts.times @ both), -np.array([one.sum() for one in slope])


def _part(log_alpha: float, log_beta: float, counts: Counts) -> tuple[Array, list[Array]]:
    """The log chance of each count under one gamma, given that it is not 0, and its slope along both logarithms."""
    import numpy as np
    from scipy.special import gammaln, psi

    alpha, beta = np.exp(log_alpha), np.exp(log_beta)
    n, expected = counts.n, counts.expected
    none = -np.log1p(expected / beta)  # the logarithm of the chance of 0, for alpha 1
    some = -np.expm1(alpha * none)
    ways = (gammaln(alpha + counts.kinds) - gammaln(alpha))[counts.kind]
    chance = ways - n * np.log1p(beta / expected) + alpha * none - np.log(some)
    by_alpha = (psi(alpha + counts.kinds) - psi(alpha))[counts.kind] + none / some
    by_beta = alpha * (expected / (beta * (beta + expected))) / some - n / (beta + expected)
    return chance, [alpha * by_alpha, beta * by_beta]


def _prior(values: Array) -> Prior:
    """The values as a prior, the part with the higher mean first."""
    import numpy as np
    from scipy.special import expit

    alpha1, beta1, alpha2, beta2 = np.exp(values[:4]).tolist()
    share = float(expit(values[4]))
    if alpha1 / beta1 < alpha2 / beta2:
        alpha1, beta1, alpha2, beta2, share = alpha2, beta2, alpha1, beta1, 1.0 - share
    return Prior(alpha1=alpha1, beta1=beta1, alpha2=alpha2, beta2=beta2, share=share)
