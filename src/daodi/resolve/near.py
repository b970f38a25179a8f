"""Names that are nearly as written: a few letters wrong, missing, swapped or read for one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from daodi.resolve import fold

MOST_EDITS = 2
SHORTEST = 5
LONG = 10
FURTHEST = 3
# Edits before the middle third move it, and those after it must make up for the difference in length.
SHIFTS = {
    (edits, longer): [s for s in range(-edits, edits + 1) if abs(s) + abs(longer - s) <= edits]
    for edits in range(FURTHEST + 1)
    for longer in range(-edits, edits + 1)
}


def edits_allowed(letters: int) -> int:
    """How many slips a word of so many letters may have and still be taken for a name."""
    if letters < SHORTEST:
        return 0
    return 1 if letters < LONG else MOST_EDITS


class Near:
    """Finds the held words within a few edits of a word.

    A word with at most two edits keeps at least one of its three thirds whole and nearly in its place; so each held
    word is entered by its thirds, and only words that share one are compared.
    """

    def __init__(self, held: Iterable[str]) -> None:
        self.shapes: dict[str, list[str]] = defaultdict(list)
        for word in held:
            if len(word) >= SHORTEST - 2:
                self.shapes[fold.shape(word)].append(word)
        self.thirds: dict[int, tuple[dict[str, list[str]], ...]] = {}
        for shape in self.shapes:
            places = self.thirds.setdefault(len(shape), (defaultdict(list), defaultdict(list), defaultdict(list)))
            for place, (start, end) in zip(places, _thirds(len(shape)), strict=True):
                place[shape[start:end]].append(shape)

    def within(self, word: str, edits: int) -> list[tuple[int, str]]:
        """The held words at most so many edits away, nearest first, each with its distance.

        >>> Near(["astragaliradix", "asteris"]).within("astragalirdaix", 2)
        [(1, 'astragaliradix')]
        """
        from rapidfuzz.distance import OSA  # here, so that a start without a misspelling does without it
        from rapidfuzz.process import extract

        found: dict[str, int] = {}
        for shape in fold.shapes(word):
            sharing = self._sharing(shape, edits)
            close = extract(shape, sharing, scorer=OSA.distance, score_cutoff=edits, limit=None)
            for candidate, distance, _ in close:
                found[candidate] = min(int(distance), found.get(candidate, edits))
        return sorted((distance, held) for shape, distance in found.items() for held in self.shapes[shape])

    def _sharing(self, shape: str, edits: int) -> set[str]:
        """The shapes that share a third with this one, moved no further than so many edits can move it."""
        found: set[str] = set()
        for longer in range(-edits, edits + 1):
            length = len(shape) - longer
            places = self.thirds.get(length)
            if places is None:
                continue
            one, two = length // 3, 2 * length // 3
            found.update(places[0].get(shape[:one], ()))
            found.update(places[2].get(shape[two + longer :], ()))
            for shift in SHIFTS[edits, longer]:
                found.update(places[1].get(shape[one + shift : two + shift], ()))
        return found


def _thirds(length: int) -> tuple[tuple[int, int], ...]:
    one, two = length // 3, 2 * length // 3
    return (0, one), (one, two), (two, length)
