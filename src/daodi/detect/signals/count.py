"""How many distinct reports name a product, a reaction, and both; and how many one would expect to name both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Pairs:
    """Each pair of a product and a reaction that some report names: their numbers, the four counts, the expected."""

    product: Codes
    reaction: Codes
    a: Array
    b: Array
    c: Array
    d: Array
    expected: Array


def counted(report: Codes, product: Codes, reaction: Codes, stratum: Codes) -> Pairs:
    """The pairs of rows (one a distinct report, product and reaction), in order of first sight.

    ``stratum`` has one value a report number. With more than one, what is expected is added up over the strata.
    """
    import numpy as np

    both = product * (reaction.max(initial=0) + 1) + reaction
    _, first, times = np.unique(both, return_index=True, return_counts=True)
    order = np.argsort(first)
    first, n = first[order], times[order].astype(float)
    here = np.unique(report)
    by_product = _table(report, product, stratum)
    by_reaction = _table(report, reaction, stratum)
    total = np.bincount(stratum[here], minlength=by_product.shape[1]).astype(float)
    p, r = product[first], reaction[first]
    with_product, with_reaction = by_product.sum(axis=1)[p], by_reaction.sum(axis=1)[r]
    share = by_product / np.maximum(total, 1.0)
    expected = np.zeros(len(p))
    for one in range(len(total)):
        expected += share[p, one] * by_reaction[r, one]
    everyone = float(len(here))
    b, c = with_product - n, with_reaction - n
    return Pairs(p, r, n, b, c, everyone - n - b - c, expected)


def _table(report: Codes, thing: Codes, stratum: Codes) -> Array:
    """In how many distinct reports of each stratum each thing is named: (things, strata)."""
    import numpy as np

    things, strata = int(thing.max(initial=-1)) + 1, int(stratum.max(initial=0)) + 1
    distinct = np.unique(report * things + thing) if things else report
    where = (distinct % max(things, 1)) * strata + stratum[distinct // max(things, 1)]
    return np.bincount(where, minlength=things * strata).reshape(things, strata).astype(float)
