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
    Quality,
    Reading,
    Row,
    Species,
    rows,
)
from daodi.reference.load import path_of
from daodi.reference.pack import packed
from daodi.resolve import fold, latin, romanise, vocabulary

LONGEST = 8
NO_NAME = ("of ", "processed", "with ", "in ")
ASIDE = re.compile(r"\s*\(([^()]*)\)")
AUTHORLESS = re.compile(r"×?\s?[A-Z][a-z-]+(?: ×)? [a-z-]+(?:(?: [A-Z(][^ ]*| &)* (?:var\.|subsp\.|f\.) [a-z-]+)?")
ORDERED_FREELY = frozenset(
    ("latin_chp", "latin_other", "thp", "jp18", "jp_non_jps", "pheur", "hkcmms", "english", "trade")
)
Keys = dict[str, tuple[int, ...]]


class Held(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A name held: of which material, in which system, from which source; the processing that it says."""

    material: str
    name: str
    system: str
    source: str
    quality: Quality
    method: str = ""


class Index(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where each form of a name leads: numbers of ``held``.

    ``exact``: as printed but for case; ``plain``: by ``fold.key``; ``unordered``: by ``latin.unordered``;
    ``species``: botanical names without authors; ``genera``: their first words;
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
    first: dict[str, int]
    stems: set[str]


@functools.cache
def index() -> Index:
    """The index of the tables that stand now."""
    kinds: tuple[type[Row], ...] = (
        Species, Confusable, ProcessedForm, Material, HanVariant, Reading, PartWord, ProcessingWord
    )  # fmt: skip
    tables = map(path_of, kinds)
    code = map(Path, (__file__, fold.__file__, latin.__file__, romanise.__file__, vocabulary.__file__))
    return packed(path_of(Name), lambda: build(held()), Index, also=(*tables, *code))


def held() -> Iterator[Held]:
    """Every name that the tables hold, processed forms and species among them."""
    methods = {row.form_material_id: row.method_zh for row in rows(ProcessedForm) if row.form_material_id}
    names = {(row.material_id, fold.key(row.name)) for row in rows(Name)}
    for row in rows(Name):
        method = methods.get(row.material_id) or _said(row, names)
        yield Held(row.material_id, row.name, row.system, row.source, row.quality, method)
    for form in rows(ProcessedForm):
        material = form.form_material_id or form.base_material_id
        for name, system in ((form.zh_hans, "zh_hans"), (form.zh_hant, "zh_hant"), (form.pinyin, "pinyin")):
            yield Held(material, name, system, form.source, form.quality, form.method_zh)
    yield from _confused({key for _, key in names})
    for kind in rows(Species):
        for name in dict.fromkeys((kind.name_in_pharmacopoeia, bare(kind.species), bare(kind.accepted_name))):
            if name:
                method = methods.get(kind.material_id, "")
                yield Held(kind.material_id, name, "species", kind.source, kind.quality, method)


def _confused(known: set[str]) -> Iterator[Held]:
    """Confusable names that no material holds as its own (沙参): each side may be meant."""
    for row in rows(Confusable):
        for name in row.names:
            if row.other_material_id and fold.key(name) not in known:
                for material in (row.material_id, row.other_material_id):
                    yield Held(material, name, "confusables", row.source, row.quality)


def _said(row: Name, names: set[tuple[str, str]]) -> str:
    """The method that a Han name begins with, where the rest is a name of the same material (生首乌)."""
    plain = fold.key(row.name)
    method = vocabulary.methods().get(plain[:1]) if fold.HAN.match(plain) else None
    return method.zh[0] if method and (row.material_id, plain[1:]) in names else ""


def bare(species: str) -> str:
    """A botanical name without its authors.

    >>> bare("Astragalus membranaceus (Fisch.) Bge. var. mongholicus (Bge.) Hsiao")
    'Astragalus membranaceus var. mongholicus'
    """
    found = AUTHORLESS.match(species)
    if not found:
        return species
    kept = found[0].split()
    return " ".join(word for i, word in enumerate(kept) if i == 0 or word[0].islower())


def build(names: Iterable[Held]) -> Index:
    """The index of some names."""
    kept = tuple(names)
    maps: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in range(6))
    aside: dict[str, list[int]] = defaultdict(list)
    first: dict[str, int] = {}
    for number, entry in enumerate(kept):
        for place, form in _forms(entry):
            if form and number not in maps[place][form]:
                maps[place][form].append(number)
        for form in _asides(entry.name):
            aside[fold.key(form)].append(number)
        for spaced in (*_variants(entry.name), *_asides(entry.name), *_spoken(entry)):
            _begin(first, spaced)
    for form, numbers in aside.items():
        if form not in maps[GENERA]:
            maps[PLAIN].setdefault(form, numbers)
    exact, plain, unordered, species, genera, sounds = ({k: tuple(v) for k, v in m.items()} for m in maps)
    stems = {stem for form in unordered for stem in form.split()}
    return Index(kept, exact, plain, unordered, species, genera, sounds, first, stems)


EXACT, PLAIN, UNORDERED, SPECIES, GENERA, SOUNDS = range(6)


def _forms(entry: Held) -> Iterator[tuple[int, str]]:
    name = entry.name
    if entry.system == "species":
        yield GENERA, fold.key(name.split()[0])
        yield from ((SPECIES, fold.key(form)) for form in _ranked(name))
        return
    yield EXACT, fold.clean(name)
    for form in _variants(name):
        yield PLAIN, fold.key(form)
        if entry.system in ORDERED_FREELY:
            yield from _unordered(form)
    yield from ((SOUNDS, form) for form in _sounds(entry))


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
    if aside and not aside[1].startswith(NO_NAME) and len(aside[1]) > len("Toki"):
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
    return pinyin, romanise.wade_giles(pinyin), romanise.tongyong(pinyin)


def _begin(first: dict[str, int], name: str) -> None:
    words = fold.words(name)[:LONGEST]
    if words:
        first[words[0]] = max(first.get(words[0], 1), len(words))
        first.setdefault("".join(words), 1)
