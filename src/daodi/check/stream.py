"""Many lots and products, one after the other or over several processes: the same answers in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from daodi.check.composition import check_product
from daodi.check.judge import judge
from daodi.check.lot import Lot, Product
from daodi.check.plausible import Alike
from daodi.check.question import Question
from daodi.check.verdict import Note, Verdict

Item = tuple[Lot | Product, tuple[Note, ...]]
BATCH = 200
AHEAD = 3


def judged(items: Iterable[Lot | Product], question: Question, *, jobs: int = 1) -> Iterator[Verdict]:
    """The verdicts of lots and products in order, with ``jobs`` processes; memory stays constant."""
    alike = Alike()
    noticed = ((item, alike.notice(item) if isinstance(item, Lot) else ()) for item in items)
    if jobs <= 1:
        for item in noticed:
            yield from _one(item, question)
        return
    yield from _over(noticed, question, jobs)


def _over(items: Iterator[Item], question: Question, jobs: int) -> Iterator[Verdict]:
    waiting: deque[Future[list[Verdict]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        while batch := list(islice(items, BATCH)):
            waiting.append(pool.submit(_many, batch, question))
            if len(waiting) >= jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _many(items: list[Item], question: Question) -> list[Verdict]:
    return [verdict for item in items for verdict in _one(item, question)]


def _one(item: Item, question: Question) -> Iterator[Verdict]:
    thing, noticed = item
    if isinstance(thing, Product):
        yield from check_product(thing, question)
    else:
        yield from judge(thing, question, noticed)
