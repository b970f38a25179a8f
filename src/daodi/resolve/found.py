"""What was found of a text, and what the names of a line say together."""

from __future__ import annotations

from typing import NamedTuple

from daodi.resolve import danger, fold, line
from daodi.resolve.answer import How
from daodi.resolve.index import Index


class Found(NamedTuple):
    """Names held (numbers in the index), how they were found, and what else the text says.

    ``plain``: the forms under which they were found; ``decided``: other words of the text say which sense is meant;
    ``text``: the text in its clean form; ``genus``: no more than a genus was said.
    """

    numbers: tuple[int, ...]
    how: How
    score: float
    plain: tuple[str, ...]
    methods: tuple[tuple[str, ...], ...] = ()
    parts: frozenset[str] = frozenset()
    decided: bool = False
    text: str = ""
    genus: bool = False


def printed_so(numbers: tuple[int, ...], text: str, held: Index) -> tuple[int, ...]:
    """Where names of several materials fold to one form, those that the text holds just as they are printed."""
    if len(numbers) == 1 or len({held.held[n].material for n in numbers}) == 1:
        return numbers
    clean = fold.clean(text)
    return tuple(n for n in numbers if held.held[n].name.lower() in clean) or numbers


def agreed(read: line.Line, text: str, held: Index) -> Found:
    """What the names of a line say together: the materials they share, else all of them."""
    if len(read.pieces) == 1:
        return _alone(read.pieces[0], read, text, held)
    every = [printed_so(piece.numbers, text, held) for piece in read.pieces]
    sets = [{held.held[n].material for n in numbers} for numbers in every]
    common = set.intersection(*sets)
    common = common or _forms_among(sets)
    numbers = tuple(n for named in every for n in named if not common or held.held[n].material in common)
    plain = tuple(piece.plain for piece in read.pieces)
    sure = len(common) == 1 and any(p not in danger.confusable_names() for p in plain)
    score = (0.96 if common else 0.8) * _share(sum(map(len, plain)), read)
    species = all(piece.species for piece in read.pieces)
    return Found(
        numbers=numbers,
        how="species" if species else "part of the name",
        score=round(score, 3),
        plain=plain,
        methods=tuple(read.methods),
        parts=frozenset(read.parts if common else ()),
        decided=sure,
        genus=all(piece.genus for piece in read.pieces),
    )


def _alone(piece: line.Piece, read: line.Line, text: str, held: Index) -> Found:
    """What the only name of a line says."""
    return Found(
        numbers=printed_so(piece.numbers, text, held),
        how="species" if piece.species else "part of the name" if read.rest else "exact",
        score=round(0.96 * _share(len(piece.plain), read), 3),
        plain=(piece.plain,),
        methods=tuple(read.methods),
        parts=frozenset(read.parts),
        genus=piece.genus,
    )


def _share(letters: int, read: line.Line) -> float:
    """The less of a line is understood, the less its name is worth: from 1 down to 0.6."""
    return 0.6 + 0.4 * letters / (letters + sum(map(len, read.strange))) if read.strange else 1.0


def _forms_among(sets: list[set[str]]) -> set[str]:
    """Where the names differ only as a material and its processed form do: the processed form."""
    every = set.union(*sets)
    forms = {m for m in every if danger.bases().get(m) in every}
    whole = {danger.bases().get(m, m) for m in every}
    return forms if len(forms) == 1 and len(whole) == 1 else set()
