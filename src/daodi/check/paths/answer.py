"""What is answered about one path: a verdict with a finding for each of its conditions."""

from __future__ import annotations

from typing import Any

import msgspec

from daodi.check.verdict import Coverage, Finding, Missing, Note, Outcome


class PathVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the conditions held say of one path on one day. Read ``pass`` only with its ``coverage``.

    ``verdict``: *fail* where a condition is not met; *cannot-decide* where something is not stated or a paper is
    missing; *no-rule* where the path is not open on that day; *pass* where every condition held is met.
    In a finding ``analyte`` names the fact that is asked for and ``limit`` what it must be.
    """

    path: str
    market: str
    kind: str
    on: str
    verdict: Outcome
    reasons: tuple[str, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    missing: tuple[Missing, ...]
    coverage: Coverage
    instrument: str
    clause: str
    force: str
    source_url: str
    source_quality: str
    effective_from: str = ""
    effective_to: str = ""
    caveats: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON line of this verdict as a dictionary."""
        return msgspec.to_builtins(self)  # type: ignore[no-any-return]
