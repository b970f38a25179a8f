"""Does the scope of a rule cover a lot? Yes, no, or not known, and why."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Literal

import msgspec

from daodi.check.scope.phrases import Phrases
from daodi.check.scope.subject import Subject
from daodi.reference import Document, Limit, Material, Scope, rows

Answer = Literal["yes", "no", "unknown"]
_NARROWER = {"food": frozenset({"spice", "tea", "food-supplement"})}
_AGAINST = {
    "oral": frozenset({"topical", "injection"}),
    "topical": frozenset({"oral", "injection"}),
    "solid": frozenset({"liquid"}),
    "with-crude-powder": frozenset({"without-crude-powder"}),
    "without-crude-powder": frozenset({"with-crude-powder"}),
}
_TAKEN_FOR_GRANTED = frozenset({"oral"})
_APART = {"capsule-shell": "capsule-shell", "decoction-tested": "decoction"}
"""What was tested is not the lot itself: only a scope that asks for what stands on the right speaks of it."""


class Covered(msgspec.Struct, frozen=True, gc=False):
    """The answer, its reason, and flags.

    Flags say what was assumed on the way (``form-assumed``, ``plant-assumed``, ``oral-assumed``), or should be
    known: ``processed``, the rule is that of the unprocessed material.
    """

    answer: Answer
    reason: str
    flags: tuple[str, ...] = ()


def scope_of(limit: Limit) -> Scope:
    """The scope row of a limit: its own market's where markets differ, else the common one; KeyError where none is.

    The scope of a rule on a material may also be that material's id.
    """
    known = _scopes()
    own = known.get((limit.scope_kind, limit.scope, limit.market)) or known.get((limit.scope_kind, limit.scope, ""))
    return own or _of_one_material(limit)


@functools.cache
def _of_one_material(limit: Limit) -> Scope:
    if limit.scope_kind != "material" or limit.scope not in _material_ids():
        raise KeyError(f"no {limit.scope_kind} scope {limit.scope!r} is held")
    empty = {field.name: "" if field.type is str else () for field in msgspec.structs.fields(Scope)}
    own = {name: getattr(limit, name) for name in ("scope_kind", "scope", "market", "source", "quality")}
    return Scope(**{**empty, **own, "material_ids": (limit.scope,), "certainty": "sure"})


@functools.cache
def _material_ids() -> frozenset[str]:
    return frozenset(row.id for row in rows(Material))


@functools.cache
def _scopes() -> dict[tuple[str, str, str], Scope]:
    return {(row.scope_kind, row.scope, row.market): row for row in rows(Scope)}


def covers(scope: Scope, subject: Subject) -> Covered:
    """Whether the scope covers the subject on its route.

    One "no" is enough for no; else one thing unknown makes the answer unknown.

    >>> from daodi.check.scope import covers, scope_of, subject
    >>> from daodi.reference import Limit, rows
    >>> spice = next(r for r in rows(Limit) if r.scope == "dried spices: bark")
    >>> covers(scope_of(spice), subject("cinnamomi-cortex", "cinnamon", "powder", "spice")).answer
    'yes'
    """
    if scope.certainty == "unmapped":
        return Covered("no", f"which lots are meant by {scope.scope!r} is not held")
    asked = (_apart, _taken_out, _named, _material_kind, _kind, _attributes, _route, _condition)
    doubt: Covered | None = None
    for ask in asked:
        said = ask(scope, subject)
        if said is not None and said.answer == "no":
            return said
        doubt = doubt or said
    return doubt or Covered("yes", f"scope: {scope.scope}", _flags(scope, subject))


def speaks_of(document: Document, scope: Scope, route: str) -> bool:
    """Whether a document speaks of lots on a route: by its uses, or as food law whose scope names that kind of food.

    >>> from daodi.reference import Document, Limit, rows
    >>> law = next(row for row in rows(Document) if row.doc_id == "TW-FOOD-PEST")
    >>> capsules = next(row for row in rows(Limit) if row.scope == "empty capsules")
    >>> speaks_of(law, scope_of(capsules), "food-supplement")
    True
    """
    if route in document.uses or "any" in document.uses:
        return True
    return any(use in document.uses and route in _NARROWER[use] and route in scope.routes for use in _NARROWER)


def _apart(scope: Scope, subject: Subject) -> Covered | None:
    for attribute, asked in _APART.items():
        if attribute in subject.attributes and asked not in scope.attributes:
            return Covered("no", f"what was tested is apart from the lot: {attribute}")
    return None


def _taken_out(scope: Scope, subject: Subject) -> Covered | None:
    if subject.material_id in scope.not_material_ids or subject.taxa.intersection(scope.not_taxa):
        return Covered("no", "the scope excepts this material")
    if _stands(scope.not_words, subject.text):
        return Covered("no", "the scope excepts what the text says")
    said = subject.attributes.intersection(scope.not_attributes)
    return Covered("no", f"the scope is not for what is {_list(said)}") if said else None


def _named(scope: Scope, subject: Subject) -> Covered | None:
    if not (scope.material_ids or scope.taxa or scope.words or scope.parts):
        return None
    if _is_named(scope, subject):
        return None
    if subject.material_id is None and any(one in scope.material_ids for one in subject.candidates):
        return Covered("unknown", "the name is ambiguous: one of its meanings is in the scope")
    return Covered("no", "another material or food")


def _is_named(scope: Scope, subject: Subject) -> bool:
    return (
        subject.material_id in scope.material_ids
        or not subject.taxa.isdisjoint(scope.taxa)
        or not subject.parts.isdisjoint(scope.parts)
        or _stands(scope.words, subject.text)
    )


def _material_kind(scope: Scope, subject: Subject) -> Covered | None:
    if not scope.material_kinds or subject.material_kind in scope.material_kinds:
        return None
    if subject.material_kind is None:
        plants = "plant" in scope.material_kinds
        return (
            None
            if plants
            else Covered("unknown", f"the scope is for {_list(scope.material_kinds)}, the material is not known")
        )
    return Covered("no", f"the material is {subject.material_kind}, the scope is for {_list(scope.material_kinds)}")


def _kind(scope: Scope, subject: Subject) -> Covered | None:
    if not scope.kinds or subject.kind in scope.kinds:
        return None
    if subject.kind is None:
        return Covered("unknown", f"the form is not known; the scope is for {_list(scope.kinds)}")
    return Covered("no", f"the form is {subject.kind}, the scope is for {_list(scope.kinds)}")


def _attributes(scope: Scope, subject: Subject) -> Covered | None:
    missing = [one for one in scope.attributes if one not in subject.attributes]
    if missing:
        return Covered("no", f"not said to be {_list(missing)}")
    unsaid = [one for one in scope.asks if one not in subject.attributes]
    against = [one for one in unsaid if not _AGAINST.get(one, frozenset()).isdisjoint(subject.attributes)]
    if against:
        return Covered("no", f"the scope is for what is {_list(against)}")
    open_ = [one for one in unsaid if one not in _TAKEN_FOR_GRANTED]
    return Covered("unknown", f"not said whether it is {_list(open_)}") if open_ else None


def _route(scope: Scope, subject: Subject) -> Covered | None:
    if not scope.routes or subject.route in scope.routes:
        return None
    narrower = _NARROWER.get(subject.route, frozenset()).intersection(scope.routes)
    if narrower and (scope.material_ids or scope.taxa or scope.words) and _is_named_outright(scope, subject):
        return Covered("unknown", f"applies when it is put on the market as {_list(narrower)}")
    return Covered("no", f"the scope is for {_list(scope.routes)}")


def _is_named_outright(scope: Scope, subject: Subject) -> bool:
    return (
        subject.material_id in scope.material_ids
        or not subject.taxa.isdisjoint(scope.taxa)
        or _stands(scope.words, subject.text)
    )


def _condition(scope: Scope, subject: Subject) -> Covered | None:
    if scope.certainty != "needs" or _stands(scope.shown_by, subject.text):
        return None
    return Covered("unknown", f"applies if {scope.condition}")


def _flags(scope: Scope, subject: Subject) -> tuple[str, ...]:
    flags = []
    if scope.kinds and subject.form_assumed:
        flags.append("form-assumed")
    if "oral" in scope.asks and "oral" not in subject.attributes:
        flags.append("oral-assumed")
    if scope.material_kinds and subject.material_kind is None:
        flags.append("plant-assumed")
    if subject.processing and scope.scope_kind == "material":
        flags.append("processed")
    return tuple(flags)


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _stands(words: tuple[str, ...], text: str) -> bool:
    return bool(words and text and _phrases(words).found(text))


@functools.cache
def _phrases(words: tuple[str, ...]) -> Phrases:
    return Phrases(words)
