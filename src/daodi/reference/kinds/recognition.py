"""Recognition of professional qualifications: professions, the ways from one jurisdiction to another, what they ask."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.authorisation import PathCondition, PathFact
from daodi.reference.kinds.row import Row
from daodi.reference.kinds.rules import Force


class Profession(Row, frozen=True, kw_only=True, gc=False):
    """A health profession that qualifications are for."""

    profession: str
    english: str
    zh_hans: str
    zh_hant: str


class RecognitionPath(Row, frozen=True, kw_only=True, gc=False):
    """A way by law to practise in ``market`` with a qualification of ``origin``; it leads in that direction alone.

    ``origin`` and ``professions`` are empty where any will do. ``months``: how long at most, 0 where no bound is held;
    of a compensation measure, how long that may take. ``days``: within which the authority decides. A ``closure`` says
    that the way is shut.
    """

    path: str
    market: str
    origin: tuple[str, ...]
    professions: tuple[str, ...]
    kind: Literal["recognition", "examination", "partial", "temporary", "compensation", "closure"]
    months: int
    days: int
    name: str
    zh_hans: str
    zh_hant: str
    effective_from: str
    effective_to: str
    instrument: str
    clause: str
    force: Force
    not_held: str


class RecognitionCondition(PathCondition, frozen=True, kw_only=True, gc=False):
    """What a path of recognition asks for."""


class RecognitionFact(PathFact, frozen=True, kw_only=True, gc=False):
    """What may be stated of a person and their qualification."""
