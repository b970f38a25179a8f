"""What a trial tests: the medicinal materials named in its running text, and whether it is of traditional medicine."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from daodi.hub.health.research.registers.tables import read
from daodi.hub.health.research.registers.trial import Trial
from daodi.resolve import Candidate, Caution, resolve
from daodi.resolve.fold import HAN, known_syllables, words
from daodi.resolve.index import index

LONGEST_NAME = 6  # words
LONGEST_HAN = 8
SHORTEST_WORD = 5  # letters of a name of one word
SHORTEST_SPOKEN = 8  # letters of a name in pinyin: shorter ones are words of other languages too often
CLAUSE = re.compile(r"[;；,，。:：()（）\[\]+＋&|\n]|\.\s|\band\b|\bwith\b|\bplus\b")
MOST = 60
PREPARED = re.compile(
    r"((?:\b[A-Za-z']{2,16}[ \t-]{1,3}){1,7}?)(?=(?:granul|capsul|injection|decoction|oral (?:liquid|solution)|pills?\b"
    r"|powder|mixture|soup|tablet|prescription|formula|tang\b|san\b|wan\b|yin\b|fang\b|keli\b))",
    re.IGNORECASE,
)
WORD = re.compile(r"[A-Za-z']+")
FORMULA = frozenset(("tang", "san", "wan", "yin", "fang", "keli", "pian", "gao", "dan"))


@dataclass(frozen=True)
class Named:
    """A name in the text and the material it means, several where the name does not decide; and what to beware of."""

    words: str
    materials: tuple[Candidate, ...]
    warnings: tuple[Caution, ...]


@dataclass(frozen=True)
class Linkage:
    """What a trial's text names. ``cue``: the words by which it is of traditional medicine.

    ``formulas``: names of formulas in pinyin; what they are made of is not held, so none is resolved.
    """

    named: tuple[Named, ...]
    cue: str = ""
    formulas: tuple[str, ...] = ()

    @property
    def traditional(self) -> bool:
        """Whether words or a formula's name say that it is of traditional medicine."""
        return bool(self.cue or self.formulas)

    @property
    def unresolved(self) -> bool:
        """Traditional medicine without any material resolved."""
        return self.traditional and not self.named


def linkage(trial: Trial) -> Linkage:
    """The materials that a trial's interventions and titles name."""
    text = "\n".join((*trial.interventions, *(f"{arm.name}: {arm.done}" for arm in trial.arms if arm.done)))
    titles = f"{trial.title}\n{trial.scientific_title}"
    whole = f"{text}\n{titles}"
    cue, formulas = _cue(whole), tuple(dict.fromkeys(formulas_in(whole)))[:MOST]
    named = _told_apart(names_in(whole, spoken=bool(cue or formulas)))
    return Linkage(tuple(named)[:MOST], cue, formulas)


def _told_apart(found: Iterable[Named]) -> list[Named]:
    """Each meaning once. A name of several is left out beside a surer one of the same, unless it warns of something."""
    every = sorted(found, key=lambda one: len(one.materials))
    kept: dict[frozenset[str], Named] = {}
    known: set[str] = set()
    for one in every:
        ids = frozenset(material.id for material in one.materials)
        if len(ids) == 1 or not ids & known or any(warning.kind != "processing" for warning in one.warnings):
            kept.setdefault(ids, one)
            known |= ids
    return list(kept.values())


def formulas_in(text: str) -> Iterator[str]:
    """Names in pinyin, of three syllables at least, before the word for a form of medicine.

    >>> list(formulas_in("Tanreqing injection; Yinhu Qingwen granules; human albumin injection; Ma-Xing-Shi-Gan-Tang"))
    ['Tanreqing', 'Yinhu Qingwen', 'Ma-Xing-Shi-Gan']
    """
    for found in PREPARED.finditer(text):
        run: list[str] = []
        syllables = 0
        for word in reversed(WORD.findall(found[1])[-6:]):
            count = _syllables(word.casefold().replace("'", ""))
            if not count:
                break
            run.append(word)
            syllables += count
        if syllables >= 3:
            begin = found[1].rindex(run[-1]) if len(run) == 1 else found[1].index(run[-1])
            yield " ".join(found[1][begin:].strip(" -'‘’\"“”").split())


def _syllables(word: str) -> int:
    """Of how many syllables of pinyin a word consists; 0 where it is none."""
    if word in _common():
        return 0
    never = len(word) + 1
    best = [0] + [never] * len(word)
    for end in range(1, len(word) + 1):
        for size in range(2, min(6, end) + 1):
            if word[end - size : end] in known_syllables():
                best[end] = min(best[end], best[end - size] + 1)
    return best[-1] if best[-1] < never else 0


def names_in(text: str, *, spoken: bool = True) -> Iterator[Named]:
    """The names of materials in running text, the longest at each place. ``spoken``: pinyin counts as well.

    >>> [(one.words, one.materials[0].id) for one in names_in("Tinospora cordifolia stem, then 2 g of black pepper")]
    [('black pepper', 'piperis-fructus')]
    """
    for clause in CLAUSE.split(text):
        run = words(clause)
        at = 0
        while at < len(run):
            if HAN.match(run[at]):
                yield from _in_han(run[at])
                at += 1
                continue
            size, found = _at(run, at, spoken)
            if found:
                yield found
            at += size


def _at(run: list[str], at: int, spoken: bool) -> tuple[int, Named | None]:
    held = index()
    for size in range(min(LONGEST_NAME, len(run) - at), 0, -1):
        part = run[at : at + size]
        plain = "".join(part)
        if (size == 1 and len(plain) < SHORTEST_WORD) or part[0] in _common():
            continue
        if plain in held.plain or plain in held.species:
            if at + size < len(run) and run[at + size] in FORMULA:
                continue  # a formula that is called after the material
            found = _named(" ".join(part), plain, spoken)
            if found:
                return size, found
    return 1, None


def _named(text: str, plain: str, spoken: bool) -> Named | None:
    answer = resolve(text)
    if answer.status == "unknown" or not answer.materials:
        return None
    if answer.materials[0].how not in ("exact", "script", "spelling", "order", "species"):
        return None
    if all(_is_spoken(one) for one in answer.materials) and (not spoken or len(plain) < SHORTEST_SPOKEN):
        return None
    return Named(text, answer.materials[:6], answer.warnings)


def _is_spoken(one: Candidate) -> bool:
    return "pinyin" in one.system or one.system in ("ja_romaji", "hi", "ta", "ur")


def _in_han(run: str) -> Iterator[Named]:
    held = index()
    at = 0
    while at < len(run):
        for size in range(min(LONGEST_HAN, len(run) - at), 1, -1):
            part = run[at : at + size]
            if part in held.plain and (found := _named(part, part, True)):
                yield found
                at += size - 1
                break
        at += 1


@functools.cache
def _common() -> frozenset[str]:
    """Words that names begin with by accident."""
    return frozenset(row["word"] for row in read("cues") if row["kind"] == "common")


def _cue(text: str) -> str:
    found = _cues().search(text)
    return " ".join(found[0].split()) if found else ""


@functools.cache
def _cues() -> re.Pattern[str]:
    said = [row["word"] for row in read("cues") if row["kind"] == "traditional"]
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(said)})", re.IGNORECASE)
