"""What is wrong with an IATI file: where, how badly, and what to do."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]
RECORD = re.compile(r"^/iati-(?:activities|organisations)/iati-(?:activity|organisation)(?:\[([0-9]+)\])?(?=/|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong. ``path`` is an XPath; ``code`` a rule's number, ``schema-...`` or ``code-list-...``."""

    path: str
    line: int
    severity: Severity
    code: str
    message: str

    @property
    def record(self) -> int | None:
        """Which activity or organisation of the file it concerns, counted from 1; None: the file as a whole."""
        found = RECORD.match(self.path)
        return int(found[1] or 1) if found else None

    def to_dict(self) -> dict[str, Any]:
        """The finding as one JSON object."""
        return asdict(self)
