"""What a rule on a sum adds up: the components that its document lists, each with its weight."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

import msgspec

from daodi.check.notation import Analyte, analyte
from daodi.reference import Analyte as AnalyteRow
from daodi.reference import Limit, rows

WEIGHTED = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?[x×] ?(.+)")
LOWER_BOUND = ("lowerbound", "lower bound", "lower-bound")


class Part(msgspec.Struct, frozen=True):
    """A component of a sum, and how much of it counts."""

    id: str
    weight: Decimal = Decimal(1)


class Summed(msgspec.Struct, frozen=True):
    """The components of a sum.

    ``prose``: what the source says in place of a list ("isomers"), so that more may belong to it than the usual
    components. ``lower_bound``: what is not quantified counts as nothing.
    """

    parts: tuple[Part, ...]
    prose: tuple[str, ...] = ()
    lower_bound: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The components by name."""
        return tuple(part.id for part in self.parts)


def summed(limit: Limit) -> Summed:
    """What a rule sums; nothing where it speaks of a single substance.

    >>> rule = next(row for row in rows(Limit) if row.rule_id == "JP-PEST-001")
    >>> summed(rule).ids
    ('alpha-HCH', 'beta-HCH', 'lindane', 'delta-HCH')
    """
    return _summed(limit.analyte, limit.sum_of)


@functools.cache
def _summed(name: str, listed: tuple[str, ...]) -> Summed:
    total = analyte(name)
    usual = total.sum_of if total else ()
    if not listed:
        return Summed(() if name in usual else tuple(map(Part, usual)))
    parts, prose = [], []
    for text in listed:
        part = _part(text, total)
        if part:
            parts.append(part)
        else:
            prose.append(text)
    if prose and total:
        known = {part.id for part in parts}
        parts += [Part(one) for one in usual or _parts_of(total.id) if one not in known]
    return Summed(tuple(parts), tuple(prose), any(text.startswith(LOWER_BOUND) for text in prose))


def counts(limit: Limit, part: str) -> bool:
    """Whether a rule on a whole counts a part of it: named, all isomers of it named, or nothing said against it."""
    whole = summed(limit)
    if not whole.parts or whole.prose or part in whole.ids:
        return True
    isomers = _isomers(part)
    return bool(isomers) and isomers.issubset(whole.ids)


@functools.cache
def _isomers(name: str) -> frozenset[str]:
    """The analytes that are a kind of another by their names: cis-heptachlor epoxide, of heptachlor epoxide."""
    return frozenset(row.id for row in rows(AnalyteRow) if row.id.endswith(f"-{name}"))


def _part(text: str, total: Analyte | None) -> Part | None:
    """The component that an entry names; nothing for prose, or where it only names the total again."""
    weighted = WEIGHTED.fullmatch(text)
    weight, name = (Decimal(weighted.group(1)), weighted.group(2)) if weighted else (Decimal(1), text)
    found = analyte(name)
    if found is None or (total and found.id == total.id and not _is_parent(name, total)):
        return None
    return Part(found.id, weight)


def _is_parent(name: str, total: Analyte) -> bool:
    """Whether a sum bears the name of its parent compound, so that the name is one of its components too."""
    return name == total.id and (not total.sum_of or total.id in total.sum_of)


@functools.cache
def _parts_of(total: str) -> tuple[str, ...]:
    return tuple(row.id for row in rows(AnalyteRow) if total in row.part_of)
