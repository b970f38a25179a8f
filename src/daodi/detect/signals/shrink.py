"""EBGM and its quantiles: the ratio of observed to expected, drawn towards what is usual where the counts are small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daodi.detect.signals.prior import Prior

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

STEPS = 60
NEAR = 1e-10


def ebgm(n: Array, expected: Array, prior: Prior) -> dict[str, Array]:
    """EBGM, EB05 and EB95 of each pair under a prior that is a mixture of two gamma distributions."""
    import numpy as np
    from scipy.special import psi

    pairs, back = np.unique(np.stack([n, expected]), axis=1, return_inverse=True)
    n, expected = pairs
    shapes = (prior.alpha1 + n, prior.alpha2 + n)
    rates = (prior.beta1 + expected, prior.beta2 + expected)
    share = posterior_share(n, expected, prior)
    logs = [psi(shape) - np.log(rate) for shape, rate in zip(shapes, rates, strict=True)]
    middle = np.exp(share * logs[0] + (1.0 - share) * logs[1])
    found = {
        "ebgm": middle,
        "eb05": _quantile(0.05, share, shapes, rates),
        "eb95": _quantile(0.95, share, shapes, rates),
    }
    return {name: values[back.ravel()] for name, values in found.items()}


def posterior_share(n: Array, expected: Array, prior: Prior) -> Array:
    """The probability that a pair comes from the first part of the mixture."""
    from scipy.special import expit, logit

    first = log_chance(n, expected, prior.alpha1, prior.beta1)
    second = log_chance(n, expected, prior.alpha2, prior.beta2)
    share: Array = expit(logit(prior.share) + first - second)
    return share


def log_chance(n: Array, expected: Array, alpha: float, beta: float) -> Array:
    """The logarithm of the chance of ``n`` reports (negative binomial), but for a part that only ``n`` decides."""
    import numpy as np
    from scipy.special import gammaln

    ways = gammaln(alpha + n) - gammaln(alpha)
    chance: Array = ways - n * np.log1p(beta / expected) - alpha * np.log1p(expected / beta)
    return chance


def _quantile(level: float, share: Array, shapes: tuple[Array, Array], rates: tuple[Array, Array]) -> Array:
    """The quantile of each mixture: it lies between those of its two parts, where it is sought."""
    import numpy as np
    from scipy.special import gammaincinv

    ends = [gammaincinv(shape, level) / rate for shape, rate in zip(shapes, rates, strict=True)]
    low, high = np.minimum(*ends), np.maximum(*ends)
    at: Array = share * ends[0] + (1.0 - share) * ends[1]
    for _ in range(STEPS):
        over, slope = _mixture(at, share, shapes, rates)
        over -= level
        high, low = np.where(over >= 0, at, high), np.where(over < 0, at, low)
        with np.errstate(all="ignore"):
            step = at - over / slope
        # Newton's step where it stays between the ends, else the middle between them.
        inside = (step > low) & (step < high)
        before, at = at, np.where(inside, step, (low + high) / 2.0)
        if np.all(np.abs(at - before) <= NEAR * at):
            break
    return at


def _mixture(at: Array, share: Array, shapes: tuple[Array, Array], rates: tuple[Array, Array]) -> tuple[Array, Array]:
    """The distribution function of each mixture, and its slope."""
    import numpy as np
    from scipy.special import gammainc, gammaln

    total, slope = np.zeros_like(at), np.zeros_like(at)
    for part, shape, rate in zip((share, 1.0 - share), shapes, rates, strict=True):
        total += part * gammainc(shape, rate * at)
        with np.errstate(divide="ignore"):
            slope += part * rate * np.exp((shape - 1.0) * np.log(rate * at) - rate * at - gammaln(shape))
    return total, slope
