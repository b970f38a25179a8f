"""From names found to an answer: one material, several, and what must be said of them."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from daodi.reference import NameHint, ProcessedForm, Species, rows
from daodi.resolve import danger, fold, latin, vocabulary
from daodi.resolve.answer import Candidate, Caution, How, Status
from daodi.resolve.found import Found
from daodi.resolve.held import Held
from daodi.resolve.index import index

SAID_OF_ANY = frozenset(("herba",))
MIXED_REGIONS = frozenset(("aerial", "other"))
OTHER_SPECIES = Caution(
    kind="shared",
    name="genus",
    other="",
    why="only a genus is named: another of its species, held or not held, may be meant",
    source="botanical usage",
    quality="curated",
)


class Decision(NamedTuple):
    """All of an answer but the query."""

    status: Status
    materials: tuple[Candidate, ...]
    warnings: tuple[Caution, ...]


@functools.cache
def systems(market: str | None, language: str | None) -> tuple[str, ...]:
    """The systems of names that are formal in a market or a language, from the table of hints."""
    wanted = {("market", (market or "").upper()), ("language", (language or "").lower())}
    found = [row.systems for row in rows(NameHint) if (row.kind, _case(row)) in wanted]
    return tuple(dict.fromkeys(system for names in found for system in names))


def _case(row: NameHint) -> str:
    return row.hint.upper() if row.kind == "market" else row.hint.lower()


UNDECIDED = Decision("unknown", (), ())


def decide(found: Found, hints: tuple[str, ...] = ()) -> Decision:
    """Which materials the names found mean, the likeliest first, with everything to be warned of."""
    number = _only(found, hints)
    if number is None:
        return _decide(found, hints)
    telling = tuple([form if form in danger.telling_names() else "" for form in found.plain])
    how, score, methods, parts = found.how, found.score, found.methods, found.parts
    return _decided(Found((number,), how, score, telling, methods, parts, found.decided, "", found.genus), hints)


def _only(found: Found, hints: tuple[str, ...]) -> int | None:
    """The name that stands for all those found, where they are of one material and no hint chooses among them."""
    numbers = found.numbers
    if len(numbers) == 1:
        return numbers[0]
    held = index().held
    material = held[numbers[0]].material
    if hints or any(held[number].material != material for number in numbers):
        return None
    if found.how == "exact":
        return numbers[0]
    return max(numbers, key=lambda number: _likeness(held[number].name, found.text))


@functools.lru_cache(maxsize=1 << 14)
def _decided(found: Found, hints: tuple[str, ...]) -> Decision:
    """As ``_decide``, remembered: one name held gives one answer, whatever the text around it."""
    return _decide(found, hints)


def _decide(found: Found, hints: tuple[str, ...]) -> Decision:
    names = [index().held[number] for number in found.numbers]
    chosen = _hinted(names, hints)
    by_material = _fitting(_by_material(chosen or names, found), found)
    decided = found.decided or (bool(chosen) and len(by_material) == 1)
    others = [] if decided else _other_senses(by_material, found, hints)
    if found.parts and all(_contrary(material, found.parts) for material in by_material):
        return UNDECIDED
    candidates = _candidates([*by_material.values(), *others], found)
    return Decision(_status(candidates, found), candidates, _warnings(candidates, names, found))


def _status(candidates: tuple[Candidate, ...], found: Found) -> Status:
    """A match is one material, not just named by its genus (unless it alone is so processed) or by a name of danger."""
    only = candidates[0]
    told = not found.genus or (bool(found.methods) and bool(only.processing))
    told = told and (found.decided or only.system != "confusables")
    return "match" if len(candidates) == 1 and told else "ambiguous"


def _candidates(names: list[Held], found: Found) -> tuple[Candidate, ...]:
    """Each material once, with its processing, and with a score that falls with its place."""
    processed = dict.fromkeys((_processing(held, found.methods), held) for held in names)
    first: dict[str, tuple[str, Held]] = {}
    for (material, method), held in processed:
        first.setdefault(material, (method, held))
    return tuple(
        _candidate(material, held, found.how, round(found.score * 0.95**place, 3), method)
        for place, (material, (method, held)) in enumerate(first.items())
    )


def _hinted(names: list[Held], hints: tuple[str, ...]) -> list[Held]:
    return [held for held in names if held.system in hints] if hints else []


def _by_material(names: list[Held], found: Found) -> dict[str, Held]:
    """One name a material, the one most like the text; first the materials so printed, then those with most names."""
    every: dict[str, list[Held]] = {}
    for held in names:
        every.setdefault(held.material, []).append(held)
    if len(every) > 1:
        every = dict(sorted(every.items(), key=lambda item: (-_printed(item[1], found), -len(item[1]))))
    return {material: _likest(held, found) for material, held in every.items()}


def _printed(names: list[Held], found: Found) -> int:
    return sum(held.name.lower() == found.text for held in names)


def _likest(names: list[Held], found: Found) -> Held:
    if len(names) == 1 or found.how == "exact":
        return names[0]
    return max(names, key=lambda held: _likeness(held.name, found.text))


def _likeness(name: str, text: str) -> float:
    """How much of a name stands in the text, word by word; all of it just so is best."""
    lower = name.lower()
    if lower in text or lower in text.replace(" ", ""):
        return 1.0 + len(lower)
    words = lower.split()
    return sum(len(word) for word in words if word in text) / len(lower)


def _fitting(by_material: dict[str, Held], found: Found) -> dict[str, Held]:
    """Of several materials those of the part and the processing that the text says; of a species, ranked."""
    if len(by_material) < 2:
        return by_material
    fitting = by_material
    if found.parts:
        fitting = _of_parts(fitting, found.parts)
        if not found.methods:
            fitting = {m: h for m, h in fitting.items() if danger.bases().get(m) not in fitting} or fitting
    if found.methods:
        fitting = {m: h for m, h in fitting.items() if _known_so(h, found.methods)} or fitting
    if any(held.system == "species" for held in fitting.values()):
        fitting = dict(sorted(fitting.items(), key=lambda item: (-_named_after(item[1]), *_rank(item[0]))))
    return fitting


def _of_parts(by_material: dict[str, Held], parts: frozenset[str]) -> dict[str, Held]:
    """Those of just these parts; where there are none, those of the same region (a seed for a fruit)."""
    just_so = {m: h for m, h in by_material.items() if _parts(m) & parts}
    regions = {latin.regions()[part] for part in parts} - MIXED_REGIONS
    near = {m: h for m, h in by_material.items() if {latin.regions()[part] for part in _parts(m)} & regions}
    return just_so or near or by_material


def _known_so(held: Held, methods: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a material is known to be processed in one of these ways."""
    table = vocabulary.processing()
    said = [method for choices in methods for method in choices]
    if any(_has_form(held.material, method) for method in said) or held.method in said:
        return True
    return any(method in table and held.material in table[method].material_ids for method in said)


def _contrary(material: str, parts: frozenset[str]) -> bool:
    """Whether a material grows elsewhere than the parts that the text says (peel, and not seed)."""
    own = {latin.regions()[part] for part in _parts(material)}
    said = {latin.regions()[part] for part in parts if part not in SAID_OF_ANY}
    return bool(said) and bool(own) and not own & said


@functools.cache
def _parts(material: str) -> frozenset[str]:
    row = danger.materials()[material]
    said = fold.words(f"{row.part} {row.latin}")
    return frozenset(latin.parts()[word] for word in said if word in latin.parts())


@functools.cache
def _named_after(held: Held) -> int:
    """How many words of the species stand in the material's Latin title."""
    title = set(map(latin.stem, fold.words(danger.materials()[held.material].latin)))
    return len(title.intersection(map(latin.stem, fold.words(held.name))))


@functools.cache
def _rank(material: str) -> tuple[bool, bool, bool, int, int, str]:
    """The drug that a plant is known for comes first: of a pharmacopoeia, unprocessed, of no other plant, short."""
    row = danger.materials()[material]
    order = list(dict.fromkeys(latin.parts().values()))
    part = min((order.index(part) for part in _parts(material)), default=len(order))
    shared = _plants()[material] > 1
    return not row.editions, material in danger.bases(), shared, len(row.zh_hans), part, row.latin


@functools.cache
def _plants() -> Counter[str]:
    """How many species each material may come from."""
    return Counter(row.material_id for row in rows(Species))


def _other_senses(by_material: dict[str, Held], found: Found, hints: tuple[str, ...]) -> list[Held]:
    """The other materials that a confusable name may mean; none where one sense is clearly meant."""
    forms = _confusable_forms(by_material, found)
    held_rows = [row for form in forms for row in danger.confusable_names()[form]]
    sides = dict.fromkeys(side for row in held_rows for side in (row.material_id, row.other_material_id) if side)
    others = [side for side in sides if side not in by_material]
    clear = len(by_material) == 1 and any(danger.clear_names().get(form) in by_material for form in forms)
    if clear and not (hints and _formal(others, hints) and not _formal(by_material, hints)):
        return []
    return [_sense(side, held_rows[0].names[0]) for side in others]


def _confusable_forms(by_material: dict[str, Held], found: Found) -> list[str]:
    """The forms of the text and of the names it matched that the table of confusables names."""
    whole = found.how in ("exact", "script", "spelling")
    own = [fold.key(held.name) for held in by_material.values()] if whole else []
    forms = [form for form in dict.fromkeys((*found.plain, *own)) if form in danger.confusable_names()]
    return forms if len(found.plain) == 1 or set(found.plain) <= set(forms) or whole else []


def _formal(materials: Iterable[str], hints: tuple[str, ...]) -> bool:
    """Whether one of the materials has a name in the systems of a hint."""
    return any((material, system) in _systems_of() for material in materials for system in hints)


@functools.cache
def _systems_of() -> frozenset[tuple[str, str]]:
    return frozenset((held.material, held.system) for held in index().held)


def _sense(material: str, name: str) -> Held:
    row = danger.materials()[material]
    return Held(material, name, "confusables", row.source, row.quality)


@functools.lru_cache(maxsize=1 << 14)
def _candidate(material: str, held: Held, how: How, score: float, method: str) -> Candidate:
    row = danger.materials()[material]
    return Candidate(
        id=material,
        latin=row.latin,
        zh_hans=row.zh_hans,
        zh_hant=row.zh_hant,
        pinyin=row.pinyin,
        english=row.english,
        score=score,
        matched=held.name,
        system=held.system,
        how=how,
        processing=method or None,
        base=danger.bases().get(material),
        source=held.source,
        quality=held.quality,
    )


def _processing(held: Held, methods: tuple[tuple[str, ...], ...]) -> tuple[str, str]:
    """The material, as its processed form where that has a row of its own, and the method."""
    said = [_method(held.material, choices) for choices in methods]
    for method in said:
        form = _form(held.material, method)
        if form:
            return form, method
    return held.material, _joined([*said, held.method] if held.method else said)


def _joined(methods: list[str]) -> str:
    """Several methods as one: a compound where it is one (蜜 and 炙: 蜜炙), the closer word before a mere 制."""
    together = "".join(dict.fromkeys(methods))
    if together in vocabulary.methods():
        return together
    closer = [method for method in methods if method != "制"] or methods
    return "、".join(dict.fromkeys(closer))


def _method(material: str, choices: tuple[str, ...]) -> str:
    """Which of the methods that a word may mean is known of this material."""
    if len(choices) == 1:
        return choices[0]
    table = vocabulary.processing()
    known = [m for m in choices if (material, m) in _forms() or (m in table and material in table[m].material_ids)]
    return known[0] if known else "/".join(choices)


@functools.cache
def _forms() -> dict[tuple[str, str], str]:
    return {(row.base_material_id, row.method_zh): row.form_material_id for row in rows(ProcessedForm)}


def _has_form(material: str, method: str) -> bool:
    return any(base == material and _kindred(known, method) for base, known in _forms())


def _form(material: str, method: str) -> str:
    """The row of a material processed in a way: of that very way, or the only one of its kind (蜜炙 for 炙)."""
    forms = _forms()
    if (material, method) in forms:
        return forms[material, method]
    kin = {f for (base, known), f in forms.items() if base == material and f and _kindred(known, method)}
    return kin.pop() if len(kin) == 1 else ""


def _kindred(known: str, method: str) -> bool:
    """Whether a method is said more or less closely: 蜜 or 炙 for 蜜炙, 制 for any; never 醋炙 for 蜜炙.

    In the name of a form of its own (炙甘草) a mere 炙 is 蜜炙.
    """
    known = "蜜炙" if known == "炙" else known
    return method == "制" or set(known) <= set(method) or set(method) <= set(known)


def _warnings(candidates: tuple[Candidate, ...], names: list[Held], found: Found) -> tuple[Caution, ...]:
    """What is to be said of all candidates, each thing once, the gravest first."""
    others = [danger.other_species()[held.name] for held in names if held.name in danger.other_species()]
    if len(names) == 1 == len(candidates) and not (candidates[0].processing or found.genus or others):
        return danger.cautions(candidates[0].id)
    said: list[Caution] = _shared(names, found) if len({held.material for held in names}) > 1 else []
    said += [*others, *([OTHER_SPECIES] if found.genus else [])]
    for candidate in candidates:
        if candidate.processing:
            said += filter(None, [danger.processed(candidate.id, candidate.processing)])
        said += danger.cautions(candidate.id)
    once: dict[tuple[str, str, str], Caution] = {}
    for caution in said:
        once.setdefault((caution.kind, caution.name, caution.why), caution)
    return tuple(sorted(once.values(), key=danger.gravity))


def _shared(names: list[Held], found: Found) -> list[Caution]:
    """That a name belongs to several materials: from the table of shared names, for each form that it holds."""
    table = danger.shared_names()
    forms = dict.fromkeys((*found.plain, *(fold.key(held.name) for held in names)))
    return [
        Caution(
            kind="shared",
            name=table[form].name,
            other=" / ".join(table[form].material_ids),
            why="one name of several materials: " + ", ".join(table[form].systems),
            source=table[form].source,
            quality=table[form].quality,
        )
        for form in forms
        if form in table
    ]
