"""What changed between two versions, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from daodi.hub.cooperation.consensus.drafting import CLAUSE
from daodi.hub.cooperation.consensus.models import Clause


@dataclass(frozen=True, slots=True)
class Change:
    """A clause that is new, gone or different; ``before`` and ``after`` are its texts."""

    number: str
    kind: str
    before: str = ""
    after: str = ""


def changes(before: Iterable[Clause], after: Iterable[Clause]) -> list[Change]:
    """The clauses that differ, in the order of the later version, those that are gone last."""
    old, new = {one.number: one for one in before}, {one.number: one for one in after}
    found = []
    for number, clause in new.items():
        if number not in old:
            found.append(Change(number, "new", after=clause.text))
        elif any(getattr(old[number], name) != getattr(clause, name) for name in CLAUSE):
            found.append(Change(number, "changed", old[number].text, clause.text))
    return found + [Change(number, "gone", before=one.text) for number, one in old.items() if number not in new]
