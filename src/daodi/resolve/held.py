"""Every name that the tables hold, of whatever kind, with the material that it is a name of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from daodi.reference import Confusable, Material, Name, ProcessedForm, Quality, Species, Synonym, rows
from daodi.resolve import fold, vocabulary

AUTHORLESS = re.compile(r"×?\s?[A-Z][a-z-]+(?: ×)? [a-z-]+(?:(?: [A-Z(][^ ]*| &)* (?:var\.|subsp\.|f\.) [a-z-]+)?")


class Held(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A name held: of which material, in which system, from which source; the processing that it says."""

    material: str
    name: str
    system: str
    source: str
    quality: Quality
    method: str = ""


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
    yield from _titles()
    yield from _confused({key for _, key in names})
    yield from _botanical(methods)


def _titles() -> Iterator[Held]:
    """The pinyin of each Chinese title by syllables, where it is not the usual reading of each character (川芎)."""
    for row in rows(Material):
        plain = fold.key(row.zh_hans)
        pinyin = fold.key(row.pinyin)
        syllables = _parted(pinyin, plain) if pinyin != fold.sound(plain) else None
        if syllables:
            yield Held(row.id, " ".join(syllables), "pinyin", row.source, row.quality)


def _parted(pinyin: str, han: str) -> list[str] | None:
    """Pinyin parted into as many syllables as there are characters, by their usual readings where it can be."""
    if not han:
        return None if pinyin else []
    usual = len(fold.sound(han[0]))
    for size in (usual if pinyin.startswith(fold.sound(han[0])) else 0, 6, 5, 4, 3, 2, 1):
        if pinyin[:size] in fold.known_syllables():
            rest = _parted(pinyin[size:], han[1:])
            if rest is not None:
                return [pinyin[:size], *rest]
    return None


def _botanical(methods: dict[str, str]) -> Iterator[Held]:
    """The species of each material under each name that the tables know, those of the trade after those held."""
    synonyms: dict[str, list[Synonym]] = defaultdict(list)
    for row in rows(Synonym):
        synonyms[row.species].append(row)
    for kind in rows(Species):
        method = methods.get(kind.material_id, "")
        own = dict.fromkeys((kind.name_in_pharmacopoeia, bare(kind.species), bare(kind.accepted_name)))
        for name in filter(None, own):
            yield Held(kind.material_id, name, "species", kind.source, kind.quality, method)
        for synonym in (synonym for name in own for synonym in synonyms.get(name, ())):
            yield Held(kind.material_id, synonym.name, "species", synonym.source, synonym.quality, method)


def _confused(known: set[str]) -> Iterator[Held]:
    """Confusable names that no material holds as its own (沙参): each side that is a material may be meant."""
    for row in rows(Confusable):
        for name in row.names:
            if fold.key(name) not in known:
                for material in filter(None, (row.material_id, row.other_material_id)):
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
