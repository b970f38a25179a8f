"""Reads the tables of sentences with the figures that they state, and compares what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from daodi.extract import Fact

HERE = Path(__file__).parent


class Expected(NamedTuple):
    """A figure as a reader would write it down; ``deadline`` is a year or empty."""

    value: float
    value_max: float | None
    count_kind: str
    type: str
    qualifier: str
    deadline: str


class Case(NamedTuple):
    """A text, its day of publication, and the figures it states."""

    language: str
    published: str | None
    text: str
    figures: tuple[Expected, ...]


def cases(name: str) -> Iterator[Case]:
    """The cases of a table, in order."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]:
        language, published, text, figures = [*line.split("\t"), ""][:4]
        parts = filter(None, (part.strip() for part in figures.split(";")))
        yield Case(language, published or None, text.replace("\\n", "\n"), tuple(map(_expected, parts)))


def _expected(text: str) -> Expected:
    number, kind, type_, qualifier, *deadline = text.split()
    low, _, high = number.partition("-")
    return Expected(float(low), float(high) if high else None, kind, type_, qualifier, "".join(deadline))


def found(facts: Iterable[Fact]) -> list[Expected]:
    """The figures among facts, in the same shape."""
    return [
        Expected(
            float(fact.value),
            None if fact.value_max is None else float(fact.value_max),
            fact.count_kind or "",
            fact.type,
            fact.qualifier or "",
            (fact.deadline or "")[:4],
        )
        for fact in facts
        if fact.value is not None
    ]


class Score(NamedTuple):
    """How many figures were expected, found, found wrongly, and found with all of their meaning."""

    expected: int
    hits: int
    wrong: int
    meant: int

    @property
    def recall(self) -> float:
        return self.hits / self.expected

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.wrong)

    @property
    def meaning(self) -> float:
        return self.meant / self.hits


def score(pairs: Iterable[tuple[tuple[Expected, ...], list[Expected]]]) -> Score:
    """Figures are found where their values are; meaning is kind, target or not, hedge and year of the deadline."""
    expected = hits = wrong = meant = 0
    for wanted, got in pairs:
        left = list(got)
        expected += len(wanted)
        for one in wanted:
            same = [other for other in left if other[:2] == one[:2]]
            if same:
                best = max(same, key=lambda other: other == one)
                left.remove(best)
                hits += 1
                meant += meaning(best) == meaning(one)
        wrong += len(left)
    return Score(expected, hits, wrong, meant)


def meaning(figure: Expected) -> tuple[str, bool, str, str]:
    """What must be right of a figure that was found; a plain target and a plain result are both without a hedge."""
    hedge = "" if figure.qualifier in ("exact", "target") else figure.qualifier
    return figure.count_kind, figure.type == "target", hedge, figure.deadline
