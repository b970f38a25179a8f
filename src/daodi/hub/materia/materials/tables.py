"""The tables on the pages of materials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.materia.materials.queries import Everything
from daodi.hub.web.names import market_name, own_name, shown, toxicity
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.tongue import OF_SYSTEM
from daodi.hub.web.words import word
from daodi.reference import Material, Name, Regulated, Species
from daodi.resolve import Resolution

LATIN_PARTS = {
    "radix", "rhizoma", "semen", "fructus", "herba", "flos", "folium", "cortex",
    "caulis", "bulbus", "tuber", "ramulus", "lignum", "resina", "spica",
}  # fmt: skip


def index(found: Iterable[Material]) -> Table:
    """The list of materials."""
    columns = (Column(_("Material")), Column(_("Latin, English")), Column(_("Part, poison")))
    return Table(caption=_("Materials"), columns=columns, rows=[_listed(row) for row in found], kind="stack tight")


def _listed(row: Material) -> tuple[Cell, ...]:
    name, lang = own_name(row)
    return (
        Cell(text=name, lang=lang, href=reverse("materials:page", args=[row.id])),
        Cell(text=row.latin, lang="la", look="la0", note=row.english),
        Cell(text=word("part", row.part), danger=toxicity(row)),
    )


def names(found: Sequence[Name]) -> Table:
    """What a material is called, system by system."""
    columns = (Column(_("Name")), Column(_("Where")), Column(_("Source")))
    lines = [
        (
            Cell(text=row.name, lang=language_of(row), look="la0" if OF_SYSTEM.get(row.system) == "la" else ""),
            Cell(text=word("system", row.system)),
            Cell(quality=row.quality),
        )
        for row in found
    ]
    return Table(caption=_("What it is called, there"), columns=columns, rows=lines, kind="stack tight")


def language_of(row: Name) -> str:
    """The language a name is written in; empty where its system holds several."""
    if row.name.isascii() and row.system in ("pheur", "thp", "jp18", "hkcmms", "trade", "ayurveda"):
        return "la" if row.name.rpartition(" ")[2].lower() in LATIN_PARTS else "en"
    return OF_SYSTEM.get(row.system, "")


def species(found: Iterable[Species]) -> Table:
    """The species that a material may come from."""
    columns = (Column(_("Species")), Column(_("Family")), Column(_("Source")))
    lines = [
        (
            Cell(text=row.species, lang="la", look="la", note=_in_pharmacopoeia(row)),
            Cell(text=row.family, lang="la"),
            Cell(quality=row.quality),
        )
        for row in found
    ]
    return Table(caption=_("Species it may come from"), columns=columns, rows=lines, kind="stack tight")


def _in_pharmacopoeia(row: Species) -> str:
    """The authors of a name, and what the pharmacopoeia calls the species where that is another name."""
    printed = row.name_in_pharmacopoeia
    if printed and not printed.startswith(row.species):
        return _("%(authors)s · in the pharmacopoeia: %(name)s") % {"authors": row.authors, "name": printed}
    return row.authors


def regulated(found: Iterable[Regulated]) -> Table:
    """What markets say of a material or its species besides numbers."""
    columns = (Column(_("Market")), Column(_("Status")), Column(_("What")), Column(_("By")), Column(_("Source")))
    lines = [
        (
            Cell(text=market_name(row.market), href=_market(row.market)),
            Cell(danger=word("regulated", row.status))
            if row.status == "banned"
            else Cell(text=word("regulated", row.status)),
            Cell(text=row.subject, note=row.detail),
            Cell(text=row.instrument),
            Cell(quality=row.quality, note=row.source),
        )
        for row in found
    ]
    return Table(caption=_("Regulated status, market by market"), columns=columns, rows=lines)


def _market(code: str) -> str:
    return "" if code in ("ALL", "AFRICAN-UNION") else reverse("standards:market", args=[code])


def said_elsewhere(thing: Everything) -> list[Table]:
    """Processed forms, traditions and customs codes; no table where nothing is held."""
    tables = (_processed(thing), _traditions(thing), _customs(thing))
    return [table for table in tables if table.rows]


def _processed(thing: Everything) -> Table:
    lines = []
    for row in thing.processed:
        own = shown(row.form_material_id)
        where = reverse("materials:page", args=[own.id]) if own else ""
        name, lang = own_name(row)  # type: ignore[arg-type]
        lines.append(
            (
                Cell(text=name, lang=lang, href=where),
                Cell(text=row.method_zh, lang="zh-Hans", note=row.pinyin),
                Cell(quality=row.quality),
            )
        )
    columns = (Column(_("Processed form")), Column(_("Method")), Column(_("Source")))
    return Table(caption=_("Processed forms"), columns=columns, rows=lines, kind="stack tight")


def regions(thing: Everything) -> Table:
    """Where a source holds a material to be best."""
    lines = [
        (
            Cell(text=row.region, tag=word("region", row.kind)),
            Cell(text=", ".join(row.provinces), note=row.note, lang="" if row.provinces else "en"),
            Cell(quality=row.quality, note=row.source),
        )
        for row in thing.regions
    ]
    columns = (Column(_("Region")), Column(_("Provinces, as the source has them")), Column(_("Source")))
    return Table(caption=_("Where a source holds it to be best"), columns=columns, rows=lines)


def _traditions(thing: Everything) -> Table:
    lines = [
        (Cell(text=word("tradition", row.tradition)), Cell(text=row.statement), Cell(quality=row.quality))
        for row in thing.traditions
    ]
    columns = (Column(_("Tradition")), Column(_("What is said")), Column(_("Source")))
    return Table(caption=_("Other traditions that use it"), columns=columns, rows=lines, kind="stack tight")


def _customs(thing: Everything) -> Table:
    lines = [
        (
            Cell(text=row.hs_code, look="mono"),
            Cell(text=row.description, lang="en", note=_("assigned here; customs practice decides")),
            Cell(quality=row.quality),
        )
        for row in thing.customs
    ]
    columns = (Column(_("Code")), Column(_("Heading of the Harmonized System")), Column(_("Source")))
    return Table(caption=_("Customs codes"), columns=columns, rows=lines, kind="stack tight")


def resolved(answers: Iterable[Resolution]) -> Table:
    """The answers to a list of names."""
    columns = (Column(_("Name")), Column(_in("name", "Answer")), Column(_("Material")), Column(_("To know")))
    return Table(caption=_("Names and materials"), columns=columns, rows=[_resolved(one) for one in answers])


def _resolved(answer: Resolution) -> tuple[Cell, ...]:
    outcome = {"match": "", "ambiguous": "inconclusive", "unknown": "no-rule"}[answer.status]
    first = shown(answer.materials[0].id) if len(answer.materials) == 1 else None
    candidates = "; ".join(f"{one.zh_hans} {one.latin}" for one in answer.materials) or "; ".join(
        _("perhaps %(name)s") % {"name": near.name} for near in answer.suggestions
    )
    kinds = dict.fromkeys(word("warning", one.kind) for one in answer.warnings)
    return (
        Cell(text=answer.query, href=f"{reverse('web:search')}?all=1&q={quote(answer.query)}"),
        Cell(text=word("resolved", answer.status), look="" if not outcome else "strong"),
        Cell(text=f"{first.name} {first.latin}", href=reverse("materials:page", args=[first.id]))
        if first
        else Cell(text=candidates or _("none")),
        Cell(text=_(", ").join(map(str, kinds))) if kinds else Cell(text=_("nothing held"), look="mut"),
    )
