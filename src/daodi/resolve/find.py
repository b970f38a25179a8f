"""From a text to the names held that it may be: the surest way first."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from daodi.reference import ProcessingWord, rows
from daodi.resolve import danger, fold, latin, line, near, vocabulary
from daodi.resolve.answer import How
from daodi.resolve.index import ORDERED_FREELY, Index, index

TONE_DIGIT = re.compile(r"(?<=[a-zü:])[1-5](?![0-9])")
QUOTES = re.compile("[’‘`´ʼʻ′]")
DIGIT = re.compile(r"\d")
LOT_CODE = re.compile(r"\b(?:lot|batch|no|ref|sku|code)\b[\s.:#]*[\w./-]*\d[\w./-]*", re.IGNORECASE)
MARKED = re.compile(r"[^a-z']")
LONGEST_QUERY = 400
WESTERN = ORDERED_FREELY | {"species", "confusables"}
SHORTEST_ALONE = 7
LONG_ENOUGH = 14
LONGEST_HANGUL = 6
LATIN_ENDING = re.compile(r"(?:us|um|a|ae|is|e|i|es|os)$")
PINYIN_MARKS = re.compile(r"[\x00-\x7fāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ’‘`´ʼʻ′\u0300-\u0304\u0308\u030c]*")
HANGUL = re.compile(r"[\uac00-\ud7a3]+$")
SUGGESTED = 5
MOST_REPAIRS = 6
MOST_TRIES = 12
MOST_SLIPS = 2


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


def find(text: str) -> Found | None:
    """The names that a text may be; None where it is none that is held."""
    text = text[:LONGEST_QUERY]
    held = index()
    plain = fold.key(text)
    if not plain:
        return None
    words = fold.words(LOT_CODE.sub(" ", text) if DIGIT.search(text) else text)
    found = _whole(text, plain, words, held)
    if found:
        return found._replace(numbers=_printed_so(found.numbers, text, held), text=fold.clean(text))
    found = _in_line(text, plain, words, held)
    return found._replace(text=fold.clean(text)) if found else None


def _printed_so(numbers: tuple[int, ...], text: str, held: Index) -> tuple[int, ...]:
    """Where names of several materials fold to one form, those that the text holds just as they are printed."""
    if len(numbers) == 1 or len({held.held[n].material for n in numbers}) == 1:
        return numbers
    clean = fold.clean(text)
    return tuple(n for n in numbers if held.held[n].name.lower() in clean) or numbers


def exact(text: str) -> Found | None:
    """The names that are written just so, but for case; a Latin title in its other order belongs to them."""
    held = index()
    clean = fold.clean(text)
    numbers = held.exact.get(clean)
    if not numbers:
        return None
    if any(held.held[n].system in line.SURE | line.TITLED for n in numbers):
        numbers = tuple(dict.fromkeys((*numbers, *_same_words(clean.split(), held))))
    return Found(numbers, "exact", 1.0, (fold.key(text),), text=clean)


def _same_words(words: list[str], held: Index) -> tuple[int, ...]:
    """The names of just these words, in any order."""
    return _just_these(words, held.unordered.get(latin.unordered(words), ()), held) if len(words) > 1 else ()


def _just_these(words: list[str], numbers: tuple[int, ...], held: Index) -> tuple[int, ...]:
    wanted = sorted(words)
    return tuple(n for n in numbers if sorted(fold.words(held.held[n].name)) == wanted)


def _whole(text: str, plain: str, words: list[str], held: Index) -> Found | None:
    """The text as a whole, in plain form, without order, as a species, or by its sound."""
    numbers = held.plain.get(plain)
    if numbers:
        return Found(numbers, "script" if fold.HAN.search(text) else "spelling", 0.99, (plain,))
    numbers = held.species.get(plain)
    if numbers:
        return Found(numbers, "species", 0.98, (plain,))
    numbers = held.genera.get(plain)
    if numbers and plain not in vocabulary.trade():
        return Found(numbers, "species", 0.8, (plain,), genus=True)
    if len(words) > 1:
        numbers = held.unordered.get(latin.unordered(words))
        if numbers:
            numbers = _just_these(words, numbers, held) or numbers
            return Found(numbers, "order", 0.97, (plain,))
    if not plain.isascii():
        return _by_reading(plain, held)
    return _by_sound(text, plain, held) or _by_shape(plain, held)


def _by_shape(plain: str, held: Index) -> Found | None:
    """Letters that a scanner takes for one another: 0 for o, 1 for l, rn for m."""
    forms = [form for shape in fold.shapes(plain) for form in _names().shapes.get(shape, ())]
    numbers = tuple(n for form in forms for n in _numbers(form, held))
    return Found(numbers, "spelling", 0.94, (plain, *forms)) if numbers else None


def _may_be_pinyin(text: str) -> bool:
    return text.isascii() or PINYIN_MARKS.fullmatch(text.lower()) is not None


def _by_sound(text: str, plain: str, held: Index) -> Found | None:
    """Pinyin with tone digits or v for ü, Wade-Giles, Tongyong."""
    if not _may_be_pinyin(text) or (len(plain) < line.SHORTEST_HEARD and plain == text.lower()):
        return None
    lower = QUOTES.sub("'", text.lower())
    marked = MARKED.sub("", lower) if "'" in lower else ""
    numbers = held.sounds.get(marked) or held.sounds.get(plain)
    if not numbers and TONE_DIGIT.search(lower):
        plain = fold.key(TONE_DIGIT.sub("", lower))
        numbers = held.plain.get(plain) or held.sounds.get(plain)
    if not numbers and "v" in plain:
        plain = plain.replace("lv", "lu").replace("nv", "nu")
        numbers = held.plain.get(plain) or held.sounds.get(plain)
    return Found(numbers, "spelling", 0.95, (plain,)) if numbers else None


def _by_reading(plain: str, held: Index) -> Found | None:
    """Han characters of the same sound or nearly the same shape, where at least one character is the right one."""
    if not fold.HAN.fullmatch(plain[0]) or len(plain) > 8 or len(plain) < 2:
        return None
    look = _shapes().get(fold.shape(plain), ())
    numbers = tuple(n for form in look if len(form) == len(plain) for n in held.plain[form])
    if numbers:
        return Found(numbers, "spelling", 0.9, (plain, *look))
    heard = held.sounds.get(fold.sound(plain), ())
    numbers = tuple(n for n in heard if _same_places(plain, fold.key(held.held[n].name)))
    return Found(numbers, "spelling", 0.85, (plain,)) if numbers else None


def _same_places(left: str, right: str) -> bool:
    return len(left) == len(right) and any(a == b for a, b in zip(left, right, strict=True))


@functools.cache
def _shapes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for plain in index().plain:
        if fold.HAN.match(plain):
            shape = fold.shape(plain)
            found[shape] = (*found.get(shape, ()), plain)
    return found


def _in_line(text: str, plain: str, words: list[str], held: Index) -> Found | None:
    """The names that stand among other words; a word that may be a slip is put right before it is passed over."""
    heard = _may_be_pinyin(text)
    read = line.read(words, held, heard=heard)
    if read.clear() or (read.acceptable() and all(piece.species for piece in read.pieces)):
        return _agreed(read, text, held)
    found = _misspelt(text, plain, words, read, held)
    if found or (read.acceptable() and not _telling(read, held)):
        return found or _agreed(read, text, held)
    lenient = line.read(words, held, lenient=True, heard=heard)
    return _agreed(lenient, text, held) if lenient.clear() else None


def _telling(read: line.Line, held: Index) -> bool:
    """Whether a word passed over may make another material's name.

    It does if it stands in names held, ends a Latin title, or is one more syllable beside pinyin.
    """
    spoken = any(held.held[n].system.startswith("pinyin") for piece in read.pieces for n in piece.numbers)
    syllables = fold.known_syllables() if spoken else frozenset()
    return any(word in _known() or word in syllables for word in read.strange) or any(
        map(LATIN_ENDING.search, read.trailing)
    )


def _agreed(read: line.Line, text: str, held: Index) -> Found:
    """What the names of a line say together: the materials they share, else all of them."""
    every = [_printed_so(piece.numbers, text, held) for piece in read.pieces]
    sets = [{held.held[n].material for n in numbers} for numbers in every]
    common = set.intersection(*sets)
    common = common or _forms_among(sets)
    numbers = tuple(n for named in every for n in named if not common or held.held[n].material in common)
    plain = tuple(piece.plain for piece in read.pieces)
    sure = len(common) == 1 and any(p not in danger.confusable_names() for p in plain)
    strange = sum(map(len, read.strange))
    share = sum(map(len, plain)) / (sum(map(len, plain)) + strange)
    species = all(piece.species for piece in read.pieces)
    how: How = "species" if species else "part of the name" if read.rest or len(plain) > 1 else "exact"
    score = round((0.96 if common else 0.8) * (0.6 + 0.4 * share), 3)
    return Found(
        numbers,
        how,
        score,
        plain,
        tuple(read.methods),
        frozenset(read.parts if common else ()),
        sure and len(plain) > 1,
        genus=all(piece.genus for piece in read.pieces),
    )


def _forms_among(sets: list[set[str]]) -> set[str]:
    """Where the names differ only as a material and its processed form do: the processed form."""
    every = set.union(*sets)
    forms = {m for m in every if danger.bases().get(m) in every}
    whole = {danger.bases().get(m, m) for m in every}
    return forms if len(forms) == 1 and len(whole) == 1 else set()


def _misspelt(text: str, plain: str, words: list[str], read: line.Line, held: Index) -> Found | None:
    """The nearest names: to the whole, to all of it that is not of the trade, and word by word.

    Where the ways lead to different materials, all are answered.
    """
    if not read.strange and not read.pieces:
        return None
    named = list(filter(_may_be_named, words))
    core = "".join(named)
    whole = None
    if text.isascii():
        whole = _nearest(plain, held)
        if not whole and core != plain and not read.kinds & line.REFUSED:
            whole = _nearest(core, held)
    whole = whole._replace(parts=frozenset(read.parts)) if whole else None
    if whole and len(core) >= LONG_ENOUGH and len({held.held[n].material for n in whole.numbers}) == 1:
        return whole
    by_word = _corrected(words, held) if len(words) > 1 else None
    if not whole or not by_word or len({held.held[n].material for n in by_word.numbers}) > 1:
        return whole or by_word
    return whole._replace(numbers=tuple(dict.fromkeys(whole.numbers + by_word.numbers)), methods=by_word.methods)


def _may_be_named(word: str) -> bool:
    """Whether a word is no mere word of the trade or figure."""
    kind = vocabulary.trade().get(word)
    return (kind in (None, "qualifier") or word in latin.parts()) and not line.is_figure(word)


def _nearest(plain: str, held: Index) -> Found | None:
    """Whole names within a few edits; names of other materials about as near are answered too."""
    if len(plain) < SHORTEST_ALONE:
        return None
    close = _names().within(plain, 1 if len(plain) < LONG_ENOUGH else near.MOST_EDITS)
    if not close:
        return None
    least = close[0][0]
    slack = 1 if len(plain) < 10 else 0
    forms = [form for distance, form in close if distance <= least + slack]
    numbers = tuple(n for form in forms for n in _numbers(form, held))
    return Found(numbers, "spelling", round(1 - (least + 0.5) / len(plain), 3), (plain, *forms))


def _numbers(form: str, held: Index) -> tuple[int, ...]:
    return held.plain.get(form) or held.species.get(form) or held.sounds.get(form, ())


@functools.cache
def _names() -> near.Near:
    held = index()
    return near.Near(dict.fromkeys(k for keys in (held.plain, held.species) for k in keys if k.isascii()))


@functools.cache
def _words() -> near.Near:
    held = index()
    western = (entry.name for entry in held.held if entry.system in WESTERN and entry.name.isascii())
    every = [word for name in western for word in fold.words(name)]
    every += [word for row in rows(ProcessingWord) if row.word.isascii() for word in fold.words(row.word)]
    return near.Near(dict.fromkeys(every))


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(word for forms in _words().shapes.values() for word in forms)


def _corrected(words: list[str], held: Index) -> Found | None:
    """The line again, with each strange word as the held words nearest to it; all that come out are answered."""
    shortest = (
        near.SHORTEST - 1 if any(word in _known() and _may_be_named(word) for word in words) else near.SHORTEST + 1
    )
    choices = [_repairs(word) if len(word) >= shortest else [word] for word in words]
    if all(len(choice) == 1 and choice[0] == word for choice, word in zip(choices, words, strict=True)):
        return None
    tries = map(list, itertools.islice(itertools.product(*choices), MOST_TRIES))
    found = [again for again in (_again(words, words_, held) for words_ in tries) if again]
    if not found:
        return None
    numbers = tuple(dict.fromkeys(n for again in found for n in again.numbers))
    return found[0]._replace(numbers=numbers, how="spelling", score=round(found[0].score * 0.9, 3))


def _again(before: list[str], words: list[str], held: Index) -> Found | None:
    """What the repaired line says, if each repaired word has become part of a name or of a way of processing."""
    repaired = [new for old, new in zip(before, words, strict=True) if old != new]
    if len(repaired) > MOST_SLIPS:
        return None
    read = line.read(words, held)
    idle = any(not _may_be_named(new) or latin.parts().get(new) in read.parts for new in repaired)
    genus = any(piece.genus for piece in read.pieces)
    return _agreed(read, " ".join(words), held) if read.clear() and not idle and not genus else None


def _repairs(word: str) -> list[str]:
    """A word, or the held words nearest to it where it is strange."""
    if not word.isascii() or word in _known() or word in vocabulary.trade() or line.is_figure(word):
        return [word]
    close = _words().within(word, near.edits_allowed(len(word)))
    return [form for distance, form in close if distance == close[0][0]][:MOST_REPAIRS] or [word]


def suggestions(text: str) -> list[tuple[int, float]]:
    """Names held that are worth asking about (numbers in the index), the nearest first, with a score."""
    held = index()
    words = fold.words(text[:LONGEST_QUERY])
    found: dict[str, tuple[int, float]] = {}
    for score, numbers in _worth_asking(words, held):
        for number in numbers:
            found.setdefault(held.held[number].material, (number, score))
        if found and score < 0.5:
            break
    return list(found.values())[:SUGGESTED]


def _worth_asking(words: list[str], held: Index) -> Iterator[tuple[float, tuple[int, ...]]]:
    for piece in line.read(words, held, lenient=True).pieces:
        yield 0.5, piece.numbers
    if len(words) >= 2 and len(words[0]) == 1:
        yield 0.5, _abbreviations().get("".join(words[:2]), ())
    plain = "".join(words)
    if plain.isascii() and 3 < len(plain) < 60:
        for distance, form in _names().within(plain, min(3, 1 + len(plain) // 6)):
            yield round(1 - (distance + 1) / len(plain), 3), _numbers(form, held)
    if HANGUL.match(plain):
        for size in range(min(len(plain), LONGEST_HANGUL), 1, -1):
            for start in range(len(plain) - size + 1):
                yield 0.4, held.plain.get(plain[start : start + size], ())


@functools.cache
def _abbreviations() -> dict[str, tuple[int, ...]]:
    """Botanical names with the genus as one letter."""
    found: dict[str, tuple[int, ...]] = {}
    for number, entry in enumerate(index().held):
        if entry.system == "species" and " " in entry.name:
            genus, epithet = fold.words(entry.name)[:2]
            found[genus[0] + epithet] = (*found.get(genus[0] + epithet, ()), number)
    return found
