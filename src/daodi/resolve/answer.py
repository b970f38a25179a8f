"""What ``resolve`` answers with."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from daodi.reference import Quality

Status = Literal["match", "ambiguous", "unknown"]
CautionKind = Literal["confusable", "shared", "banned", "restricted", "protected", "cites", "toxic", "processing"]
How = Literal["exact", "script", "order", "spelling", "species", "part of the name"]


class Candidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A material that the name may mean; which name, in which system, matched, and how.

    ``processing``: the method in Chinese (炙, 酒炙); ``base``: the unprocessed material, where this is a processed form
    with a row of its own.
    """

    id: str
    latin: str
    zh_hans: str
    zh_hant: str
    pinyin: str
    english: str
    score: float
    matched: str
    system: str
    how: How
    processing: str | None
    base: str | None = None
    source: str
    quality: Quality


class Caution(msgspec.Struct, frozen=True, kw_only=True, gc=False, rename={"other": "with"}):
    """What one must know before using the answer: a confusable or shared name, a ban, a listing, a toxicity."""

    kind: CautionKind
    name: str
    other: str
    why: str
    source: str
    quality: Quality


class Suggestion(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A near miss: too far to be an answer, near enough to ask about."""

    id: str
    name: str
    system: str
    score: float


class Resolution(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The answer to one name: one material, several, or none."""

    query: str
    status: Status
    materials: tuple[Candidate, ...] = ()
    warnings: tuple[Caution, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON line of this answer as a dictionary."""
        return msgspec.to_builtins(self)  # type: ignore[no-any-return]
