"""What the readings of a rule come to: verified here, disputed, found to differ, overtaken, or not read yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from daodi.hub.core.rulebook.values import Values, values_of
from daodi.hub.materia.desk.models import Found, Opinion, Reading, Stance
from daodi.reference import Limit

Standing = Literal["verified", "disputed", "differs", "overtaken", "unread"]

# What a reading speaks of; a better source, quality or note of the same rule leaves it standing.
TOLD = (
    *("market", "document", "edition", "clause", "effective_from", "effective_to", "scope_kind", "scope"),
    *("analyte", "operator", "value", "unit", "basis", "sum_of"),
)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One reading with what others say of it now. ``holds``: neither withdrawn nor replaced, of the rule as it is."""

    reading: Reading
    opinions: Sequence[Opinion]
    withdrawn: bool
    replaced: bool
    same_rule: bool

    @property
    def holds(self) -> bool:
        return self.stands and self.same_rule

    @property
    def stands(self) -> bool:
        """Whether its reader still says so."""
        return not self.withdrawn and not self.replaced

    def count(self, stance: Stance) -> int:
        """How many others say so now."""
        return sum(one.stance == stance for one in self.opinions)


@dataclass(frozen=True, kw_only=True)
class Account:
    """What is known at the desk of one rule: the newest reading first, and what they come to."""

    rule_id: str
    told: Sequence[Told]

    @property
    def holding(self) -> list[Told]:
        return [one for one in self.told if one.holds]

    @property
    def standing(self) -> Standing:
        """What the readings that hold come to; against a doubt, no number of agreeing readings decides."""
        if not self.holding:
            return "overtaken" if any(one.stands for one in self.told) else "unread"
        found = {one.reading.found for one in self.holding}
        if len(found) > 1 or any(one.count(Stance.DISAGREE) for one in self.holding):
            return "disputed"
        return "verified" if found == {Found.AGREES} else "differs"

    @property
    def people(self) -> int:
        """How many people stand behind it: who read it, and who agrees."""
        seen = {one.reading.by_id for one in self.holding}
        seen |= {said.by_id for one in self.holding for said in one.opinions if said.stance == Stance.AGREE}
        return len(seen)


def account(row: Limit, readings: Sequence[Reading]) -> Account:
    """The account of a rule as it stands now, from its readings with their opinions."""
    now = values_of(row)
    return Account(rule_id=row.rule_id, told=[_told(one, now) for one in readings if one.rule_id == row.rule_id])


def _told(reading: Reading, now: Values) -> Told:
    last: dict[object, Opinion] = {}
    for opinion in reading.opinions.all():
        last[opinion.by_id] = opinion
    said = list(last.values())
    return Told(
        reading=reading,
        opinions=[one for one in said if one.stance != Stance.WITHDRAW],
        withdrawn=any(one.stance == Stance.WITHDRAW for one in said),
        replaced=hasattr(reading, "replaced_by"),
        same_rule=all(reading.row.get(name) == now[name] for name in TOLD),
    )
