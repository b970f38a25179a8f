"""The example on the start page: one real decision, worked down to its clause by the same call as everything else."""

from __future__ import annotations

import functools
from datetime import date

from daodi.check import Verdict, check
from daodi.check.intake import read
from daodi.hub.web.findings import Account, account
from daodi.sample import DECISIONS

LOT = "2023-02 nidus vespae"


def example() -> Account:
    """A lot that Hong Kong had recalled, held against the rules of that day."""
    return account(_verdict(), "example")


@functools.cache
def _verdict() -> Verdict:
    lot = next(one for one in read(str(DECISIONS)) if getattr(one, "lot", "") == LOT)
    [verdict] = check(lot, markets=["HK"], on=date.fromisoformat(lot.on))
    return verdict
