"""Words of the table of cues by role, for those that are looked up and not read as pieces of the text."""

from __future__ import annotations

import functools

from daodi.reference import Cue, rows

READ = frozenset(
    (
        "hedge",
        "hedge_after",
        "modality",
        "aggregation",
        "achieve",
        "burden",
        "context",
        "baseline",
        "boilerplate",
        "idiom",
    )
)


@functools.cache
def words(role: str) -> frozenset[str]:
    """The words of a role.

    >>> "january" in words("month")
    True
    """
    return frozenset(values(role))


@functools.cache
def values(role: str) -> dict[str, str]:
    """The words of a role with their values.

    >>> values("plan")["十四五"]
    '2025'
    """
    return {cue.word: cue.value for cue in rows(Cue) if cue.role == role}


@functools.cache
def starts(role: str) -> tuple[str, ...]:
    """The Chinese words of a role, for ``str.startswith`` and ``str.endswith``."""
    return tuple(cue.word for cue in rows(Cue) if cue.role == role and cue.language == "zh")
