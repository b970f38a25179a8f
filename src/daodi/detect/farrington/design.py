"""Which past counts a count is compared with, and the season that each of them stands for."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from daodi.detect.settings import Farrington

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Design(NamedTuple):
    """The reference counts of a point, told relative to it, so that one design serves every point of every series.

    ``lags``: how many steps back each stands. ``season``: one column a season, 1 where the count belongs to it; the
    last season is the point's own. ``time``: when each count was, the point itself being at 0 and the oldest at -1.
    ``reach``: how many counts must lie before the point.
    """

    lags: NDArray[np.intp]
    season: NDArray[np.float64]
    time: NDArray[np.float64]
    reach: int


@functools.lru_cache(maxsize=32)
def design(settings: Farrington, frequency: int) -> Design:
    """The design of a method's settings for a series of so many counts a year.

    >>> from daodi.detect.settings import FLEXIBLE
    >>> flexible = design(FLEXIBLE, 52)
    >>> len(flexible.lags), flexible.season.shape[1], int(flexible.lags.min()), flexible.reach
    (237, 10, 27, 263)
    """
    import numpy as np

    blocks = _blocks(settings, frequency)
    kept = {lag: block for lag, block in blocks.items() if lag > settings.excluded}
    lags = np.array(sorted(kept, reverse=True), dtype=np.intp)
    season = np.zeros((len(lags), settings.seasons))
    season[np.arange(len(lags)), [kept[int(lag)] for lag in lags]] = 1.0
    reach = frequency * settings.years + (settings.half_window if settings.whole else -settings.half_window - 1)
    return Design(lags, season, -lags / lags[0], reach)


def _blocks(settings: Farrington, frequency: int) -> dict[int, int]:
    """The season of each lag: the last season around each year's same time, the others in turn between these."""
    half, seasons = settings.half_window, settings.seasons
    between = frequency - 2 * half - 1
    if seasons > 1 and between < seasons - 1:
        window = 2 * half + 1
        raise ValueError(f"{seasons} seasons do not fit in a year of {frequency} counts with a window of {window}")
    found: dict[int, int] = {}
    for year in range(1, settings.years + 1):
        middle = year * frequency
        found |= dict.fromkeys(range(middle - half, middle + half + 1), seasons - 1)
        if seasons > 1:
            others = range(middle - half - 1, middle - frequency + half, -1)
            found |= zip(others, _turns(between, seasons - 1), strict=True)
    return found


def _turns(length: int, parts: int) -> list[int]:
    """So many steps shared out over the parts, the first parts one longer where it doesn't come out even."""
    share, rest = divmod(length, parts)
    return [part for part in range(parts) for _ in range(share + (part < rest))]
