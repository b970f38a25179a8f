"""Answers names, and remembers the answers to names as they are printed."""

from __future__ import annotations

import functools

from daodi.resolve import find as finding
from daodi.resolve.answer import Candidate, Caution, Resolution, Status, Suggestion
from daodi.resolve.decide import decide, systems
from daodi.resolve.index import index
from daodi.resolve.suggest import suggestions

MOST_KNOWN = 1 << 14
Known = tuple[Status, tuple[Candidate, ...], tuple[Caution, ...], tuple[Suggestion, ...]]


class Resolver:
    """Resolves names under one hint, and remembers answers: the same name comes again and again in a batch."""

    def __init__(self, market: str | None = None, language: str | None = None) -> None:
        self.hints = systems(market, language)
        self.known: dict[str, Known] = {}

    def resolve(self, name: str) -> Resolution:
        """The answer to one name."""
        known = self.known.get(name)
        if known is None:
            known = self._answer(name)
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[name] = known
        status, materials, warnings, suggestions = known
        return Resolution(query=name, status=status, materials=materials, warnings=warnings, suggestions=suggestions)

    def _answer(self, name: str) -> Known:
        found = finding.exact(name) or finding.find(name)
        if found is None:
            return "unknown", (), (), _suggestions(name)
        status, materials, warnings = decide(found, self.hints)
        if status == "unknown":
            return status, (), (), _suggestions(name)
        return status, materials, warnings, ()


def _suggestions(name: str) -> tuple[Suggestion, ...]:
    held = index().held
    return tuple(
        Suggestion(id=held[number].material, name=held[number].name, system=held[number].system, score=score)
        for number, score in suggestions(name)
    )


@functools.lru_cache(maxsize=64)
def resolver(market: str | None = None, language: str | None = None) -> Resolver:
    """The resolver of a market and a language."""
    return Resolver(market, language)
