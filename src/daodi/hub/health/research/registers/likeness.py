"""Which records may be of one trial: by a register's number first, then by title, sponsor, dates and size.

Nothing is merged here: each pair comes with its reasons, for a person to decide.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from daodi.hub.health.research.registers.tables import read
from daodi.hub.health.research.registers.trial import Trial

WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]")
HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")  # Xi-Yan-Ping is Xiyanping
COMMON = 40  # a word in more titles than this brings no pair about
LIKELY = 0.80


class Reason(NamedTuple):
    """Why two records may be of one trial: what agrees, and how."""

    what: Literal["number", "title", "sponsor", "enrolment", "size", "countries", "acronym"]
    said: str


class Pair(NamedTuple):
    """Two records, by their places in what was given, that may be of one trial."""

    first: int
    second: int
    how: Literal["number", "likeness"]
    score: float
    reasons: tuple[Reason, ...]


Weighed = tuple[float, Reason | None]


def pairs(trials: Sequence[Trial]) -> list[Pair]:
    """The pairs of records that may be of one trial, the surest first. One record twice is no pair."""
    numbered = {(one.first, one.second): one for one in _by_number(trials)}
    like = (one for one in _alike(trials) if (one.first, one.second) not in numbered)
    return sorted((*numbered.values(), *like), key=lambda one: (-one.score, one.first, one.second))


def likeness(one: Trial, other: Trial) -> Pair | None:
    """Whether two records are like enough to be looked at together, and why; numbers are not asked here."""
    title = _alike_titles(one, other)
    score, reasons = 0.7 * title, [Reason("title", f"{round(100 * title)} %")] if title >= 0.7 else []
    for weight, reason in (
        _sponsors(one, other),
        _days(one, other),
        _sizes(one, other),
        _exact(one, other),
        _acronyms(one, other),
    ):
        score += weight
        reasons += [reason] if reason else []
    if one.countries and other.countries:
        score += 0.03 if set(one.countries) & set(other.countries) else -0.15
    if one.register == other.register:
        score -= 0.12  # a register seldom takes one trial twice; sister trials of one sponsor are common in one
    score = round(min(score, 0.99), 3)
    return Pair(0, 1, "likeness", score, tuple(reasons)) if score >= LIKELY and reasons else None


def _alike_titles(one: Trial, other: Trial) -> float:
    whole = max(fuzz.token_sort_ratio(left, right) for left in _titles(one) for right in _titles(other)) / 100
    cores = " ".join(_core(one)), " ".join(_core(other))
    return max(whole, 0.5 * whole + 0.5 * fuzz.token_set_ratio(*cores) / 100) if all(cores) else whole


def _sponsors(one: Trial, other: Trial) -> Weighed:
    if not (one.sponsor and other.sponsor):
        return 0, None
    names = one.sponsor.casefold(), other.sponsor.casefold()
    same = (fuzz.token_set_ratio(*names) + fuzz.token_sort_ratio(*names)) / 200
    return (0.13, Reason("sponsor", one.sponsor)) if same >= 0.84 else (-0.06 if same < 0.5 else 0, None)


def _exact(one: Trial, other: Trial) -> Weighed:
    """The very day and an odd size together: few other trials share them."""
    odd = one.size and one.size % 10 and one.size == other.size
    same = odd and len(one.enrolment_on) == 10 and one.enrolment_on == other.enrolment_on
    return (0.12, None) if same else (0, None)


def _days(one: Trial, other: Trial) -> Weighed:
    if not (one.enrolment_on and other.enrolment_on):
        return 0, None
    size = min(len(one.enrolment_on), len(other.enrolment_on), 7)
    near = one.enrolment_on[:size] == other.enrolment_on[:size]
    return (0.07, Reason("enrolment", one.enrolment_on)) if near else (-0.04, None)


def _sizes(one: Trial, other: Trial) -> Weighed:
    if not (one.size and other.size):
        return 0, None
    return (0.1, Reason("size", str(one.size))) if one.size == other.size else (-0.04, None)


def _acronyms(one: Trial, other: Trial) -> Weighed:
    same = len(one.acronym) > 3 and one.acronym.casefold() == other.acronym.casefold()
    return (0.1, Reason("acronym", one.acronym)) if same else (0, None)


def _by_number(trials: Sequence[Trial]) -> Iterator[Pair]:
    """Records that share a trial's number, or of which one names the other's among its own."""
    primary: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(trials):
        primary[one.study].append(at)
    seen: set[tuple[int, int]] = set()
    for couple, score, study in (*_shared(trials, primary), *_told(trials, primary)):
        if couple not in seen:
            seen.add(couple)
            yield Pair(*couple, "number", score, (Reason("number", study),))


def _shared(trials: Sequence[Trial], primary: Mapping[str, list[int]]) -> Iterator[tuple[tuple[int, int], float, str]]:
    for study, places in primary.items():
        for first, second in _couples(places):
            if trials[first].number != trials[second].number:
                yield (first, second), 1.0, study


def _told(trials: Sequence[Trial], primary: Mapping[str, list[int]]) -> Iterator[tuple[tuple[int, int], float, str]]:
    for at, one in enumerate(trials):
        for number in one.numbers:
            for other in primary.get(number.study, ()):
                if other != at and number.study != one.study:
                    score = 0.99 if number.where == "secondary" else 0.9
                    yield (min(at, other), max(at, other)), score, number.study


def _alike(trials: Sequence[Trial]) -> Iterator[Pair]:
    for first, second in _candidates(trials):
        if trials[first].study != trials[second].study:
            found = likeness(trials[first], trials[second])
            if found:
                yield found._replace(first=first, second=second)


def _candidates(trials: Sequence[Trial]) -> Iterator[tuple[int, int]]:
    """Pairs that share two rare words of their titles."""
    words = [set(_core(one)) for one in trials]
    spread = Counter(word for some in words for word in some)
    places: dict[str, list[int]] = defaultdict(list)
    for at, some in enumerate(words):
        for word in some:
            if spread[word] <= COMMON:
                places[word].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for held in places.values():
        shared.update(_couples(held))
    return (pair for pair, count in shared.items() if count >= 2)


def _couples(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, first in enumerate(places):
        for second in places[at + 1 :]:
            yield first, second


def _core(one: Trial) -> list[str]:
    text = HYPHEN.sub("", f"{one.title} {one.scientific_title}".casefold())
    return sorted({word for word in WORD.findall(text) if word not in _plain()})


def _titles(one: Trial) -> Iterable[str]:
    return [
        " ".join(WORD.findall(text.casefold())) for text in dict.fromkeys((one.title, one.scientific_title)) if text
    ]


@functools.cache
def _plain() -> frozenset[str]:
    """Words that most titles have: they say nothing of which trial it is."""
    return frozenset(row["word"] for row in read("cues") if row["kind"] == "title")
