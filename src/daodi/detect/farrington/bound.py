"""From what is expected to the greatest count that is still in order."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

from daodi.detect.farrington.estimate import Estimate
from daodi.detect.farrington.glm import SMALLEST
from daodi.detect.settings import Farrington

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

EXPONENT = {"1": 1.0, "1/2": 0.5, "2/3": 2.0 / 3.0}
TIED = 1e-14  # two probabilities this near are one


def upper(estimated: Estimate, settings: Farrington) -> Array:
    """The bound of each point; NaN where there is none."""
    import numpy as np

    with np.errstate(all="ignore"):
        if settings.threshold in ("power", "delta"):
            return _by_power(estimated, settings)
        expected = np.exp(estimated.predictor)
        if settings.threshold == "muan":
            expected = np.exp(estimated.predictor + _z(settings.alpha) * estimated.error * np.sqrt(estimated.scale))
        return _quantile(expected, estimated.dispersion, 1.0 - settings.alpha)


def _z(alpha: float) -> float:
    return NormalDist().inv_cdf(1.0 - alpha)


def _by_power(estimated: Estimate, settings: Farrington) -> Array:
    """The bound on a scale on which counts are less skewed, taken back. The method of 1996 halves alpha."""
    import numpy as np

    expected = np.maximum(np.exp(estimated.predictor), SMALLEST)
    tau = estimated.dispersion + expected * estimated.error**2 * estimated.scale
    power = EXPONENT[settings.power]
    spread = power * np.sqrt(expected ** (2.0 * power - 1.0) * tau)
    reach = _z(settings.alpha / 2.0 if settings.threshold == "power" else settings.alpha)
    bound: Array = (expected**power + reach * spread) ** (1.0 / power)
    return bound


def _quantile(expected: Array, dispersion: Array, level: float) -> Array:
    """The least count that is not exceeded with this probability: negative binomial with this mean and a variance
    ``dispersion`` times as large, or Poisson where that is 1."""
    import numpy as np
    from scipy.special import betainc, gammaincc, nbdtrik, pdtrik

    plain = dispersion <= 1.0
    size, chance = expected / np.where(plain, 1.0, dispersion - 1.0), 1.0 / dispersion
    count = np.ceil(np.where(plain, pdtrik(level, expected), nbdtrik(level, size, chance)))
    before = np.maximum(count, 1.0)
    # What is left of rounding: the count before may be as good.
    below = np.where(plain, gammaincc(before, expected), betainc(size, before, chance))
    enough = (count >= 1.0) & (below >= level * (1.0 - TIED))
    return np.where(np.isfinite(expected), np.where(enough, count - 1.0, count), np.nan)
