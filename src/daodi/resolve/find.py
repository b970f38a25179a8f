"""From a text to the names held that it may be: the surest way first."""

from __future__ import annotations

import functools
import re

from daodi.resolve import fold, latin, line, mend, sino, vocabulary
from daodi.resolve.found import Found, agreed, printed_so
from daodi.resolve.index import Index, index

TONE_DIGIT = re.compile(r"(?<=[a-zü:])[1-5](?![0-9])")
QUOTES = re.compile("[’‘`´ʼʻ′]")
DIGIT = re.compile(r"\d")
LOT_CODE = re.compile(r"\b(?:lot|batch|no|ref|sku|code)\b[\s.:#]*[\w./-]*\d[\w./-]*", re.IGNORECASE)
MARKED = re.compile(r"[^a-z']")
LONGEST_QUERY = 400
LATIN_ENDING = re.compile(r"(?:us|um|a|ae|is|e|i|es|os)$")
PINYIN_MARKS = re.compile(r"[\x00-\x7fāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ’‘`´ʼʻ′\u0300-\u0304\u0308\u030c]*")


def find(text: str) -> Found | None:
    """The names that a text may be; None where it is none that is held."""
    text = text[:LONGEST_QUERY]
    held = index()
    plain = fold.key(text)
    if not plain:
        return None
    words = fold.words(LOT_CODE.sub(" ", text) if DIGIT.search(text) else text)
    found = _whole(plain, words, held) or _either(words, held) or _as_heard_or_seen(text, plain, held)
    if found:
        return Found(printed_so(found.numbers, text, held), *found[1:7], fold.clean(text), found.genus)
    found = _in_line(text, plain, words, held)
    return found._replace(text=fold.clean(text)) if found else None


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


def _whole(plain: str, words: list[str], held: Index) -> Found | None:
    """The text as a whole, in plain form, as a species, or without order."""
    numbers = held.plain.get(plain)
    if numbers:
        return Found(numbers, "script" if fold.HAN.search(plain) else "spelling", 0.99, (plain,))
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
    return None


def _either(words: list[str], held: Index) -> Found | None:
    """Both sides of a title that leaves the choice: *Radix Astragali seu Hedysari*."""
    if latin.CHOICES.isdisjoint(words):
        return None
    at = next(at for at, word in enumerate(words) if word in latin.CHOICES)
    parts = [word for word in words if word in latin.parts()]
    sides = (words[:at], words[at + 1 :])
    named = [[word for word in side if word not in parts] for side in sides]
    found = [held.unordered.get(latin.unordered([*side, *parts]), ()) for side in named if side]
    if len(found) < 2 or not all(found):
        return None
    numbers = tuple(dict.fromkeys(number for side in found for number in side))
    return Found(numbers, "order", 0.9, ("".join(words),))


def _as_heard_or_seen(text: str, plain: str, held: Index) -> Found | None:
    """The text as a whole, by its sound, or as a tired eye takes it; Han characters only where no line is read."""
    if plain.isascii() and text.isascii():
        return _by_sound(text, plain, held) or _by_shape(plain, held)
    if fold.HANGUL.fullmatch(plain):
        return _in_another_tongue(sino.hangul(plain), plain, held)
    if sino.is_vietnamese(text):
        return _in_another_tongue(sino.vietnamese(plain), plain, held)
    return (_by_sound(text, plain, held) or _by_shape(plain, held)) if plain.isascii() else None


def _in_another_tongue(sound: str, plain: str, held: Index) -> Found | None:
    """A Chinese name as Korean or Vietnamese reads it."""
    numbers = held.sounds.get(sound)
    return Found(numbers, "spelling", 0.93, (plain,)) if numbers else None


def _by_shape(plain: str, held: Index) -> Found | None:
    """Letters that a scanner takes for one another: 0 for o, 1 for l, rn for m."""
    forms = [form for shape in fold.shapes(plain) for form in mend.names().shapes.get(shape, ())]
    numbers = tuple(n for form in forms for n in mend.numbers_of(form, held))
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
    if read.clear() or (read.acceptable() and all(piece.botanical() for piece in read.pieces)):
        return agreed(read, text, held)
    if len(read.pieces) > 1 and read.acceptable() and (both := agreed(read, text, held)).decided:
        return both
    found = _by_reading(plain, held) or mend.misspelt(text, plain, words, read, held)
    if found or (read.acceptable() and not _telling(read, held)):
        return found or agreed(read, text, held)
    lenient = line.read(words, held, lenient=True, heard=heard)
    return agreed(lenient, text, held) if lenient.clear() else None


def _telling(read: line.Line, held: Index) -> bool:
    """Whether a word passed over may make another material's name.

    It does if it stands in names held, ends a Latin title, or is one more syllable beside pinyin.
    """
    spoken = any(held.held[n].system.startswith("pinyin") for piece in read.pieces for n in piece.numbers)
    syllables = fold.known_syllables() if spoken else frozenset()
    return any(word in mend.known_words() or word in syllables for word in read.strange) or any(
        map(LATIN_ENDING.search, read.trailing)
    )
