"""``resolve`` over exact and damaged names, beside rapidfuzz's ``extractOne`` over the same list of names."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz, process

from bench import resolve_damage
from bench.figure import Figure, Part, at_least, seconds, shown
from bench.resolve_damage import Case
from daodi.reference import Name, rows
from daodi.resolve import Resolution, fold
from daodi.resolve.danger import bases
from daodi.resolve.resolver import Resolver

EXACT = 1_000_000
PEER = 2_000
WARM = 1_000
SEED = 11
WORDS = """The names are split by a hash: the matching was tuned on two thirds; this is the third kept apart.
*Damaged*: each name once for every damage it can suffer (case, noise of invoices, misspelling, OCR, lost spaces and
marks, order, Wade-Giles, Tongyong, script, processing). A thousand damaged names of the other part are resolved before
the clock starts. `python -m bench.resolve` shows each kind of damage by itself.

**rapidfuzz**: `process.extractOne` with one scorer over all names held, cleaned as daodi cleans them; its answer is the
owner of the best name. Only the first material can be held against it: it knows no *ambiguous* and no *unknown*."""


def run() -> Part:
    """Measures names a second and accuracy, daodi and rapidfuzz in one run."""
    tuned, apart = resolve_damage.split()
    _resolved([case.text for case in itertools.islice(resolve_damage.cases(tuned, seed=1), WARM)])
    names = list(dict.fromkeys(row.name for row in apart))
    batch = list(itertools.islice(itertools.cycle(names), EXACT))
    cases = list({case.text: case for case in resolve_damage.cases(apart, SEED)}.values())
    texts = [case.text for case in cases]
    messy = len(texts) / seconds(lambda: _resolved(texts), 3)
    right = sum(map(_right, cases, _resolved(texts))) / len(cases)
    return Part(
        "resolve: names",
        WORDS,
        [
            at_least(
                f"exact, {EXACT:,} names as printed, names/s", EXACT / seconds(lambda: _resolved(batch), 3), 200_000
            ),
            Figure(
                f"exact, {len(names):,} names, each for the first time, names/s",
                shown(len(names) / seconds(lambda: _resolved(names), 5)),
            ),
            at_least(f"damaged, {len(texts):,} names, no name twice, names/s", messy, 20_000),
            at_least("right status and first material", 100 * right, 97, " %"),
            *_peers(random.Random(5).sample(cases, PEER), messy),
        ],
    )


def _peers(cases: Sequence[Case], messy: float) -> Iterator[Figure]:
    ours = _resolved([case.text for case in cases])
    accuracy = _first(cases, [answer.materials[0].id if answer.materials else "" for answer in ours])
    yield Figure(f"first material right, {len(cases):,} of the damaged names", f"{accuracy:.1%}")
    for scorer in (fuzz.WRatio, fuzz.ratio):
        yield from _peer(scorer, cases, messy, accuracy)


def _peer(scorer: Callable[..., float], cases: Sequence[Case], messy: float, accuracy: float) -> Iterator[Figure]:
    owner = {fold.clean(row.name): row.material_id for row in rows(Name)}
    names, found = list(owner), list[str]()

    def extract() -> None:
        best = (process.extractOne(fold.clean(case.text), names, scorer=scorer) for case in cases)
        found.extend(owner[name] for name, _, _ in best)

    rate = len(cases) / seconds(extract)
    theirs = _first(cases, found)
    bar = 20 if scorer is fuzz.WRatio else None
    said = f"daodi against rapidfuzz {scorer.__name__}"
    yield Figure(f"rapidfuzz {scorer.__name__}, the same {len(cases):,}, names/s", shown(rate))
    yield at_least(said, messy / rate, bar, " x") if bar else Figure(said, f"{shown(messy / rate)} x")
    yield at_least(f"{said}: first material right", 100 * accuracy, 100 * theirs, " %")


def _resolved(names: Sequence[str]) -> list[Resolution]:
    """The answers of a resolver that remembers none of them."""
    return list(map(Resolver().resolve, names))


def _right(case: Case, answer: Resolution) -> bool:
    first = answer.materials[0] if answer.materials else None
    warned = any(caution.kind == "confusable" for caution in answer.warnings)
    processing = first.processing if first else None
    return resolve_damage.right(case, answer.status, first.id if first else "", warned, processing)


def _first(cases: Sequence[Case], found: Sequence[str]) -> float:
    """The share whose first material owns the name, or is a processed form of one that does."""
    of_form: dict[str, str] = bases()
    right = (one in case.owners or of_form.get(one) in case.owners for case, one in zip(cases, found, strict=True))
    return sum(right) / len(cases)
