"""``resolve`` against the obvious: rapidfuzz over the same names, in the same run; speed and accuracy.

``python -m bench.resolve`` prints Markdown. The names are split by a hash: tuning looked at two thirds, what is
reported is the third kept apart (``--part tuned`` shows the other). Before the clock starts, a thousand names of the
other part are resolved: what is measured is a long batch, not its first tenth of a second.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from bench import resolve_damage
from daodi.reference import Name, rows
from daodi.resolve import Resolution, fold
from daodi.resolve import held as holding
from daodi.resolve import index as indexing
from daodi.resolve.resolver import Resolver

NEGATIVES = Path(__file__).parents[1] / "tests" / "resolve" / "not_materials.txt"
SEED = 11
EXACT_NAMES = 1_000_000
PEER_NAMES = 300


def main() -> None:
    """Prints speed, accuracy by kind of damage, names left out of the index, and texts that are no names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("apart", "tuned"), default="apart")
    apart = parser.parse_args().part == "apart"
    parts = resolve_damage.split()
    names = parts[apart]
    cases = list(resolve_damage.cases(names, SEED))
    for case in itertools.islice(resolve_damage.cases(parts[not apart], seed=1), 1000):
        Resolver().resolve(case.text)
    gc.freeze()  # the cases themselves are no work of ours
    print(f"## resolve\n\n{len(names)} names, {len(cases)} damaged spellings\n")
    print("| what | names/s | accuracy |\n|---|---|---|")
    _exact(names)
    _messy(cases)
    _by_kind(cases)
    _left_out()
    _negatives()


def _exact(names: Sequence[Name]) -> None:
    batch = (list(dict.fromkeys(row.name for row in names)) * (EXACT_NAMES // len(names) + 1))[:EXACT_NAMES]
    resolver = Resolver()
    seconds = _seconds(lambda: [resolver.resolve(name) for name in batch])
    print(f"| exact, {len(batch):,} names, each as printed | {len(batch) / seconds:,.0f} | |")


def _messy(cases: Sequence[resolve_damage.Case]) -> None:
    distinct = list({case.text: case for case in cases}.values())
    resolver = Resolver()
    answers: list[Resolution] = []
    seconds = _seconds(lambda: answers.extend(resolver.resolve(case.text) for case in distinct))
    speed = len(distinct) / seconds
    print(f"| messy, {len(distinct):,} names, no name twice | {speed:,.0f} | {_share(distinct, answers):.2%} |")
    sample = random.Random(5).sample(distinct, PEER_NAMES)
    ours = [resolver.resolve(case.text) for case in sample]
    print(f"| the same, {PEER_NAMES} of them, first material | | {_first(sample, _ids(ours)):.2%} |")
    for scorer in (fuzz.WRatio, fuzz.ratio):
        _peer(sample, scorer, speed)


def _peer(sample: Sequence[resolve_damage.Case], scorer: Callable[..., float], speed: float) -> None:
    owner = {fold.clean(row.name): row.material_id for row in rows(Name)}
    choices = list(owner)
    found: list[str] = []
    seconds = _seconds(
        lambda: found.extend(
            owner[process.extractOne(fold.clean(case.text), choices, scorer=scorer)[0]] for case in sample
        )
    )
    theirs = len(sample) / seconds
    accuracy = _first(sample, found)
    print(f"| rapidfuzz extractOne {scorer.__name__}, the same {len(sample)} | {theirs:,.0f} | {accuracy:.2%} |")
    print(f"| ratio of speeds | {speed / theirs:,.0f} x | |")


def _by_kind(cases: Sequence[resolve_damage.Case]) -> None:
    resolver = Resolver()
    count: Counter[str] = Counter()
    good: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for case in cases:
        answer = resolver.resolve(case.text)
        count[case.kind] += 1
        good[case.kind] += _right(case, answer)
        wrong[case.kind] += answer.status == "match" and answer.materials[0].id not in _kin(case)
    print("\n| damage | names | right status and first material | match with another material |\n|---|---|---|---|")
    for kind, total in count.items():
        print(f"| {kind} | {total} | {good[kind] / total:.2%} | {wrong[kind]} |")
    print(f"| all | {count.total()} | {good.total() / count.total():.2%} | {wrong.total()} |")


def _left_out() -> None:
    """Names taken out of the index: other spellings of a material whose other names stay."""
    every = list(holding.held())
    random_ = random.Random(3)
    outcome: dict[str, Counter[str]] = defaultdict(Counter)
    own = resolve_damage.owners()
    plain = [fold.key(held.name) for held in every]
    gone = {form for form in dict.fromkeys(plain) if random_.random() < 0.1}
    kept = [held for held, form in zip(every, plain, strict=True) if form not in gone]
    with _index_of(kept):
        resolver = Resolver()
        for held in (h for h, form in zip(every, plain, strict=True) if form in gone and h.system != "species"):
            answer = resolver.resolve(held.name)
            verdict = _verdict(answer, own.get(fold.clean(held.name), frozenset({held.material})))
            outcome[held.system][verdict] += 1
            outcome[held.system]["match"] += verdict == "wrong" and answer.status == "match"
    print("\n| one name in ten left out, by system | names | right first | unknown | another | of these a match |")
    print("|---|---|---|---|---|---|")
    for system, seen in sorted(outcome.items(), key=lambda item: -_count(item[1])):
        print(
            f"| {system} | {_count(seen)} | {seen['right']} | {seen['unknown']} | {seen['wrong']} | {seen['match']} |"
        )


def _count(seen: Counter[str]) -> int:
    return seen["right"] + seen["unknown"] + seen["wrong"]


def _verdict(answer: Resolution, own: frozenset[str]) -> str:
    if answer.status == "unknown":
        return "unknown"
    return "right" if answer.materials[0].id in own or answer.materials[0].base in own else "wrong"


class _index_of:
    """Puts another index in the place of the tables' own for a while."""

    def __init__(self, held: Sequence[holding.Held]) -> None:
        self.index = indexing.build(held)

    def __enter__(self) -> None:
        from daodi.resolve import decide, find, mend, suggest

        self.modules = [indexing, find, mend, suggest, decide]
        self.before = indexing.index
        self._put(lambda: self.index)

    def __exit__(self, *_: object) -> None:
        self._put(self.before)

    def _put(self, index: Callable[[], indexing.Index]) -> None:
        for module in self.modules:
            vars(module)["index"] = index
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if clear and value is not self.before:
                    clear()


def _negatives() -> None:
    texts = NEGATIVES.read_text(encoding="utf-8").splitlines()
    resolver = Resolver()
    named = [text for text in texts if resolver.resolve(text).status != "unknown"]
    print(f"\n{len(texts)} texts that are no materials: {len(texts) - len(named)} unknown {named or ''}")


def _right(case: resolve_damage.Case, answer: Resolution) -> bool:
    first = answer.materials[0] if answer.materials else None
    warned = any(caution.kind == "confusable" for caution in answer.warnings)
    processing = first.processing if first else None
    return resolve_damage.right(case, answer.status, first.id if first else "", warned, processing)


def _share(cases: Sequence[resolve_damage.Case], answers: Sequence[Resolution]) -> float:
    return sum(map(_right, cases, answers)) / len(cases)


def _ids(answers: Sequence[Resolution]) -> list[str]:
    return [answer.materials[0].id if answer.materials else "" for answer in answers]


def _first(cases: Sequence[resolve_damage.Case], ids: Sequence[str]) -> float:
    return sum(found in _kin(case) for case, found in zip(cases, ids, strict=True)) / len(cases)


def _kin(case: resolve_damage.Case) -> frozenset[str]:
    from daodi.resolve.danger import bases

    if case.kind != "processing":
        return case.owners
    return case.owners | {form for form, base in bases().items() if base in case.owners}


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
