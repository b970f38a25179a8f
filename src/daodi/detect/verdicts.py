"""What was found at every point of a stack, as arrays; and why nothing could be said where nothing could."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from daodi.detect.stack import Stack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Reason(IntEnum):
    """Why there is no alarm to speak of."""

    NONE = 0
    SHORT = 1
    MISSING = 2
    GAP = 3
    FLAT = 4
    EMPTY = 5
    NO_FIT = 6
    FEW = 7
    NO_SIZE = 8


WORDS = {
    Reason.SHORT: "history too short: {have} counts before, {need} needed",
    Reason.MISSING: "the count is missing",
    Reason.GAP: "a count of the baseline is missing",
    Reason.FLAT: "the baseline does not vary",
    Reason.EMPTY: "no case in the baseline",
    Reason.NO_FIT: "the regression did not converge",
    Reason.NO_SIZE: "the population is missing",
    Reason.FEW: "too few cases of late: fewer than {fewest} in {within} counts",
}


@dataclass
class Verdicts:
    """One value a point of the stack: NaN and False where there is none. ``need``: how many counts must lie before."""

    expected: NDArray[np.float64]
    upper: NDArray[np.float64]
    alarm: NDArray[np.bool_]
    reason: NDArray[np.int8]
    need: int = 0

    @classmethod
    def blank(cls, stack: Stack, need: int = 0) -> Verdicts:
        """Nothing found yet."""
        import numpy as np

        shape = stack.counts.shape
        none = np.zeros(shape, dtype=np.int8)
        return cls(np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, dtype=bool), none, need)

    def say(self, reason: Reason, where: NDArray[np.bool_]) -> None:
        """Gives a reason to the points that have none yet."""
        self.reason[where & (self.reason == Reason.NONE)] = reason
