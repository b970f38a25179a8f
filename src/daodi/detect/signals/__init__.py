"""Which products and reactions stand together in more reports than one would expect?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from daodi.callable import make_callable
from daodi.detect.signals.find import MEASURES, find
from daodi.detect.signals.prior import Fitted, Prior
from daodi.detect.signals.report import Row
from daodi.detect.signals.signal import Counted, Signal, Signals, stands_out

__all__ = ["MEASURES", "Counted", "Fitted", "Prior", "Row", "Signal", "Signals", "signals", "stands_out"]


def signals(
    reports: Iterable[Row | Mapping[str, Any] | Sequence[str]],
    measures: Iterable[str] = MEASURES,
    *,
    prior: Prior | None = None,
    by_material: bool = False,
    market: str | None = None,
    language: str | None = None,
) -> Signals:
    """The signals of reports, each row of which names a report, a product, a reaction and, if any, a stratum.

    Distinct reports are counted. ``prior`` is that of EBGM; without one it is fitted to the reports, and where the
    fit ends at a boundary no EBGM is given and ``prior`` of the answer says so. ``by_material`` counts products that
    ``resolve`` takes for one material as one (``market`` and ``language`` are its hints).
    Raises ValueError for a measure that is not known, or a row without report, product or reaction.

    >>> rows = [("1", "黄芪", "rash"), ("2", "Radix Astragali", "rash"), ("3", "甘草", "oedema"), ("4", "甘草", "rash")]
    >>> found = signals(rows, ["prr"], by_material=True)
    >>> found.signals[0].product, found.signals[0].n, found.signals[0].names
    ('Astragali Radix', 2, ('黄芪', 'Radix Astragali'))
    >>> round(found.signals[0].prr, 2), found.counted.joined
    (2.0, 2)
    """
    asked = tuple(measures)
    for name in asked:
        if name not in MEASURES:
            raise ValueError(f"{name!r} is no measure, expected of {', '.join(MEASURES)}")
    if prior is not None:
        prior.check()
    return find(reports, asked, prior=prior, by_material=by_material, market=market, language=language)


make_callable(__name__)
