"""What is answered about a qualification: one verdict, the path it rests on, and every path judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from daodi.check.paths import PathVerdict
from daodi.check.verdict import Missing

Verdict = Literal["recognised", "temporary", "compensation", "not-recognised", "cannot-say"]
VERDICTS: tuple[Verdict, ...] = ("recognised", "temporary", "compensation", "not-recognised", "cannot-say")
# What a path gives to whom meets its conditions.
GIVES: Mapping[str, Verdict] = {
    "recognition": "recognised",
    "examination": "recognised",
    "partial": "recognised",
    "temporary": "temporary",
    "compensation": "compensation",
    "closure": "not-recognised",
}


class Recognition(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules held say of a qualification on one day; no decision of an authority.

    ``path`` names the path that the verdict rests on, empty where none does. ``valid_from`` and ``valid_until`` bound
    what it gives; empty where no bound is held. ``months``: how long at most, of the path. ``reasons`` say why.
    """

    verdict: Verdict
    path: str
    market: str
    origin: str
    profession: str
    on: str
    valid_from: str
    valid_until: str
    months: int
    days: int
    reasons: tuple[str, ...]
    missing: tuple[Missing, ...]
    paths: tuple[PathVerdict, ...]
    caveats: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON line of this verdict as a dictionary."""
        return msgspec.to_builtins(self)  # type: ignore[no-any-return]
