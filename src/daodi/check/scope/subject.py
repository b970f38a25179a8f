"""What a lot is, as far as the scope of a rule can ask."""

from __future__ import annotations

import functools
import re

import msgspec

from daodi.check.scope.forms import Form, form, form_in_name
from daodi.check.scope.phrases import fold
from daodi.check.scope.routes import routes
from daodi.reference import Material, Species, rows

_AND = re.compile(r",? and |,? or |, ")
_SAID_KINDS = ("animal", "mineral")
_ASSUMED_FORM = {"food-supplement": "finished", "finished-medicine": "finished"}


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """A lot on one route. ``material_id`` is null where the name is unknown or ambiguous; then ``candidates`` says who.

    ``parts``, ``material_kind``, ``taxa`` (genus, species, family) are facts of the material; ``text`` is folded.
    ``form_assumed``: no form was stated, or only a use, and the plainest one of the route was taken.
    """

    material_id: str | None
    route: str
    kind: str | None
    attributes: frozenset[str] = frozenset()
    candidates: tuple[str, ...] = ()
    parts: frozenset[str] = frozenset()
    material_kind: str | None = None
    taxa: frozenset[str] = frozenset()
    text: str = ""
    processing: str = ""
    form_assumed: bool = False


@functools.lru_cache(maxsize=65536)
def subject(
    material_id: str | None,
    text: str,
    form_text: str,
    route: str,
    *,
    candidates: tuple[str, ...] = (),
    processing: str = "",
) -> Subject:
    """The subject of a lot: its material as resolved, its name and form as sent, and the route to be tried.

    >>> subject("astragali-radix", "黄芪", "", "medicine-material").kind
    'raw'
    >>> subject(None, "Turmeric powder", "", "spice").kind
    'powder'
    """
    said = stated_form(text, form_text)
    assumed = _is_assumed(said, form_text)
    parts, kind, taxa = _facts(material_id) if material_id else (frozenset(), None, frozenset())
    return Subject(
        material_id=material_id,
        route=route,
        kind=_ASSUMED_FORM.get(route, "raw") if assumed else said.kind,
        attributes=said.attributes,
        candidates=candidates,
        parts=parts,
        material_kind=kind or next((said_kind for said_kind in _SAID_KINDS if said_kind in said.attributes), None),
        taxa=taxa,
        text=fold(f"{text} {form_text}"),
        processing=processing,
        form_assumed=assumed,
    )


def routes_of(text: str, form_text: str, use: str | None, *, is_material: bool) -> tuple[str, ...]:
    """The routes open to a lot. A lot named as a material, with no form stated, is the material itself.

    >>> routes_of("黄芪", "", "medicine", is_material=True)
    ('medicine-material',)
    >>> routes_of("Smile Well", "", "medicine", is_material=False)
    ('medicine-material', 'finished-medicine')
    """
    said = stated_form(text, form_text)
    kind = "raw" if is_material and _is_assumed(said, form_text) else said.kind
    return routes(kind, use or said.use)


def stated_form(text: str, form_text: str) -> Form:
    """The form as its own column states it, or else as the product's name does; attributes of both.

    >>> stated_form("Ginseng capsules", "").kind
    'finished'
    """
    stated, named = form(form_text), form_in_name(text)
    return Form(
        text=form_text,
        kind=stated.kind or named.kind,
        attributes=stated.attributes | named.attributes,
        use=stated.use or named.use,
    )


def _is_assumed(said: Form, form_text: str) -> bool:
    """No form was stated, or only a use: the plainest is taken. Words that were not understood are not passed over."""
    return said.kind is None and (not form_text.strip() or form(form_text).use is not None)


@functools.cache
def _facts(material_id: str) -> tuple[frozenset[str], str | None, frozenset[str]]:
    material = _materials().get(material_id)
    if material is None:
        return frozenset(), None, frozenset()
    return _parts(material.part), material.kind, _taxa().get(material_id, frozenset())


def _parts(part: str) -> frozenset[str]:
    """The parts of a material, each also by its last word: a root bark is a bark, no root."""
    each = _AND.split(part)
    return frozenset(each) | {one.split()[-1] for one in each if one}


@functools.cache
def _materials() -> dict[str, Material]:
    return {row.id: row for row in rows(Material)}


@functools.cache
def _taxa() -> dict[str, frozenset[str]]:
    taxa: dict[str, set[str]] = {}
    for row in rows(Species):
        for name in (row.species, row.name_in_pharmacopoeia):
            words = name.replace("×", "").split()
            taxa.setdefault(row.material_id, {row.family}).update({words[0], " ".join(words[:2])} if words else ())
    return {material: frozenset(names) for material, names in taxa.items()}
