"""What is wrong with a UBL document: where, how badly, and what was expected."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found. ``path`` names each element on the way, ``/Order/cac:OrderLine[2]/cac:LineItem/cbc:ID``.

    A ``note`` tells of something that is in order, but was not taken over into a record of the hub.
    """

    path: str
    line: int
    severity: Severity
    code: str
    message: str

    @property
    def column(self) -> str:
        """The element or attribute alone, without the way to it."""
        return self.path.rsplit("/", 1)[-1]

    def to_dict(self) -> dict[str, Any]:
        """The finding as one JSON object."""
        return {**asdict(self), "column": self.column}


def is_valid(findings: list[Finding] | tuple[Finding, ...]) -> bool:
    """True where nothing is an error."""
    return all(one.severity != "error" for one in findings)
