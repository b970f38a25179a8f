"""What an invariant is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from daodi.hub.health.fhir.validation.issue import Severity

Node = dict[str, Any]


class Invariant(NamedTuple):
    """A rule: its key, what it says in words, and whether an element keeps it."""

    key: str
    says: str
    holds: Callable[[Node], bool]
    severity: Severity = "error"
