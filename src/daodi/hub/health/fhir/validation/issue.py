"""What is wrong with a resource, and where."""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Issue(msgspec.Struct, frozen=True):
    """One thing that is wrong: ``rule`` is the key of an invariant, or structure, value, json, id, reference, html.

    ``path`` is the element as FHIRPath writes it: ``Patient.name[0].text``.
    """

    rule: str
    path: str
    text: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.severity} {self.rule} {self.path}: {self.text}"
