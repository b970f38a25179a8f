"""Whether one text reprints another, told from a sample of their passages."""

from __future__ import annotations

import hashlib
import re

PASSAGE = 16  # signs; words, marks and case of a reprint may change, passages of this length stay
ONE_IN = 16
MOST = 4000
ENOUGH = 20  # passages of the sample below which nothing is said
REPRINT = 0.6
_SIGNS = re.compile(r"[^\W_]+")
_SPAN = 1 << 48


def sketch(text: str) -> list[int]:
    """A sample of the passages of a text, as numbers: one in sixteen, at most four thousand of them."""
    signs = "".join(_SIGNS.findall(text.casefold()))
    pieces = {signs[at : at + PASSAGE] for at in range(max(0, len(signs) - PASSAGE + 1))}
    kept = sorted(number for number in map(_number, pieces) if number < _SPAN // ONE_IN)
    return kept[:MOST]


def contained(one: list[int], other: list[int]) -> float:
    """How much of the smaller text stands in the other one, from 0 to 1; 0 where too little is known.

    >>> text = "The alliance was set up in Qingdao on Thursday to promote cooperation in health. " * 20
    >>> contained(sketch(text), [])
    0.0
    """
    if min(len(one), len(other)) < ENOUGH:
        return 0.0
    # Samples that were cut off are compared as far as both go.
    furthest = min(one[-1] if len(one) == MOST else _SPAN, other[-1] if len(other) == MOST else _SPAN)
    here, there = ({number for number in each if number <= furthest} for each in (one, other))
    smaller = min(len(here), len(there))
    return len(here & there) / smaller if smaller else 0.0


def _number(passage: str) -> int:
    return int.from_bytes(hashlib.blake2b(passage.encode(), digest_size=6).digest())
