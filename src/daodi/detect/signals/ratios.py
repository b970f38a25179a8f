"""PRR, ROR and IC with their intervals, from the four counts of each pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

Z = 1.96
Columns = dict[str, "Array"]


def prr(a: Array, b: Array, c: Array, d: Array) -> Columns:
    """The proportional reporting ratio, its 95 % interval, and chi2 with Yates's correction; NaN where undefined.

    ``a`` reports name both, ``b`` the product alone, ``c`` the reaction alone, ``d`` neither.
    """
    import numpy as np

    with np.errstate(all="ignore"):
        ratio = (a / (a + b)) / (c / (c + d))
        error = np.sqrt(1.0 / a - 1.0 / (a + b) + 1.0 / c - 1.0 / (c + d))
        total = a + b + c + d
        away = np.maximum(np.abs(a * d - b * c) - total / 2.0, 0.0)
        chi2 = total * away**2 / ((a + b) * (c + d) * (a + c) * (b + d))
    return _interval("prr", ratio, error) | {"chi2": chi2}


def ror(a: Array, b: Array, c: Array, d: Array) -> Columns:
    """The reporting odds ratio and its 95 % interval; NaN where a cell is empty."""
    import numpy as np

    with np.errstate(all="ignore"):
        ratio = (a * d) / (b * c)
        error = np.sqrt(1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d)
    return _interval("ror", ratio, error)


def ic(n: Array, expected: Array) -> Columns:
    """The information component of Norén and others, and its 95 % credibility interval."""
    import numpy as np

    middle = np.log2((n + 0.5) / (expected + 0.5))
    lower = middle - 3.3 * (n + 0.5) ** -0.5 - 2.0 * (n + 0.5) ** -1.5
    upper = middle + 2.4 * (n + 0.5) ** -0.5 - 0.5 * (n + 0.5) ** -1.5
    return {"ic": middle, "ic_lower": lower, "ic_upper": upper}


def _interval(name: str, ratio: Array, error: Array) -> Columns:
    import numpy as np

    with np.errstate(all="ignore"):
        usable = np.isfinite(ratio) & np.isfinite(error) & (ratio > 0)
        middle = np.where(usable, ratio, np.nan)
        return {name: middle, f"{name}_lower": middle * np.exp(-Z * error), f"{name}_upper": middle * np.exp(Z * error)}
