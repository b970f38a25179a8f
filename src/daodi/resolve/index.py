"""The names as they are looked up: built from the tables once, then read from a pack."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from daodi.reference import (
    Confusable,
    HanVariant,
    Material,
    Name,
    PartWord,
    ProcessedForm,
    ProcessingWord,
    Reading,
    Row,
    SinoReading,
    Species,
    Synonym,
    TradeWord,
)
from daodi.reference.load import path_of
from daodi.reference.pack import packed
from daodi.resolve import fold, latin, romanise, sino, vocabulary
from daodi.resolve.held import Held, held

LONGEST = 8
NO_NAME = ("of ", "processed", "with ", "in ")
ASIDE = re.compile(r"\s*\(([^()]*)\)")
ORDERED_FREELY = frozenset(
    ("latin_chp", "latin_other", "thp", "jp18", "jp_non_jps", "pheur", "hkcmms", "english", "trade")
)
MADE_BY = ("index", "held", "fold", "latin", "romanise", "sino", "vocabulary")
Keys = dict[str, tuple[int, ...]]


class Index(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where each form of a name leads: numbers of ``held``.

    ``exact``: as printed but for case; ``plain``: by ``fold.key``; ``unordered``: by ``latin.unordered``;
    ``species``: botanical names without authors; ``genera``: their first words;
    ``binomials``: botanical names and genera by ``latin.unordered``, so that their Latin genitives are found as well;
    ``sounds``: readings of Han names and their romanisations;
    ``first``: the first word of a name, and how many words the longest such name has; ``stems``: all stems.
    """

    held: tuple[Held, ...]
    exact: Keys
    plain: Keys
    unordered: Keys
    species: Keys
    genera: Keys
    sounds: Keys
    binomials: Keys
    first: dict[str, int]
    stems: set[str]


@functools.cache
def index() -> Index:
    """The index of the tables that stand now."""
    kinds: tuple[type[Row], ...] = (
        Species, Synonym, Confusable, ProcessedForm, Material, HanVariant, Reading, SinoReading, PartWord,
        ProcessingWord, TradeWord,
    )  # fmt: skip
    tables = map(path_of, kinds)
    code = [Path(__file__).with_name(f"{module}.py") for module in MADE_BY]
    return packed(path_of(Name), lambda: build(held()), Index, also=(*tables, *code))


def build(names: Iterable[Held]) -> Index:
    """The index of some names."""
    kept = tuple(names)
    maps: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in range(len(PLACES)))
    aside: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in range(len(PLACES)))
    first: dict[str, int] = {}
    for number, entry in enumerate(kept):
        for into, forms in ((maps, _forms(entry)), (aside, _lesser(entry))):
            for place, form in forms:
                if form and number not in into[place][form]:
                    into[place][form].append(number)
        for spaced in (*_variants(entry.name), *_asides(entry.name), *_spoken(entry)):
            _begin(first, spaced)
    for own, others in zip(maps, aside, strict=True):
        for form, numbers in others.items():
            own.setdefault(form, numbers)
    exact, plain, unordered, species, genera, sounds, binomials = (
        {k: tuple(v) for k, v in found.items()} for found in maps
    )
    stems = {stem for forms in (unordered, binomials) for form in forms for stem in form.split()}
    return Index(kept, exact, plain, unordered, species, genera, sounds, binomials, first, stems)


PLACES = EXACT, PLAIN, UNORDERED, SPECIES, GENERA, SOUNDS, BINOMIALS = range(7)


def _forms(entry: Held) -> Iterator[tuple[int, str]]:
    name = entry.name
    if entry.system == "species":
        yield GENERA, fold.key(name.split()[0])
        yield from ((SPECIES, fold.key(form)) for form in _ranked(name))
        genus, _, _ = name.partition(" ")
        yield BINOMIALS, latin.unordered(fold.words(genus))
        yield BINOMIALS, latin.unordered(fold.words(" ".join(name.split()[:2])))
        return
    yield EXACT, fold.clean(name)
    for form in _variants(name):
        yield PLAIN, fold.key(form)
        if entry.system in ORDERED_FREELY:
            yield from _unordered(form)
    yield from ((SOUNDS, form) for form in _sounds(entry))


def _lesser(entry: Held) -> Iterator[tuple[int, str]]:
    """Forms that count only where they are nothing else's: asides, a species for its variety, a reading."""
    if entry.system == "species":
        yield SPECIES, fold.key(" ".join(entry.name.split()[:2]))
        return
    yield from ((PLAIN, fold.key(form)) for form in _asides(entry.name))
    yield from ((SOUNDS, form) for form in sino.readings(entry))


def _ranked(species: str) -> Iterator[str]:
    """A botanical name with and without the word for its rank."""
    yield species
    yield re.sub(r" (?:var\.|subsp\.|f\.) ", " ", species)


def _variants(name: str) -> Iterator[str]:
    """A printed name; without what stands in brackets; each side of a stroke."""
    yield name
    if "(" in name:
        yield ASIDE.sub("", name)
    if " / " in name:
        yield from name.split(" / ")


def _asides(name: str) -> Iterator[str]:
    """What stands in brackets, with what follows: it counts only where it is nothing else's name."""
    aside = ASIDE.search(name)
    if not aside or aside[1].startswith(NO_NAME) or len(aside[1]) <= len("Toki"):
        return
    if not all(word in vocabulary.trade() for word in fold.words(aside[1])):
        yield aside[1] + name[aside.end() :]


def _unordered(name: str) -> Iterator[tuple[int, str]]:
    words = fold.words(name)
    if len(words) > 1 and name.isascii() and not latin.parts().keys().isdisjoint(words):
        yield UNORDERED, latin.unordered(words)


def _sounds(entry: Held) -> Iterator[str]:
    for spaced in _spoken(entry):
        yield fold.key(spaced)
        if "'" in spaced:
            yield spaced.replace(" ", "")


def _spoken(entry: Held) -> tuple[str, ...]:
    """A Chinese name in spaced pinyin, Wade-Giles and Tongyong."""
    plain = fold.key(entry.name)
    if fold.HAN.match(plain) and entry.system not in ("ja", "ja_kana"):
        pinyin = fold.syllables(plain)
    elif entry.system == "pinyin" and " " in entry.name and entry.name.isascii():
        pinyin = entry.name.lower()
    else:
        return ()
    wade = romanise.wade_giles(pinyin)
    return pinyin, wade, wade.replace("szu", "ssu"), romanise.tongyong(pinyin)


def _begin(first: dict[str, int], name: str) -> None:
    words = fold.words(name)[:LONGEST]
    if words:
        first[words[0]] = max(first.get(words[0], 1), len(words))
        first.setdefault("".join(words), 1)
