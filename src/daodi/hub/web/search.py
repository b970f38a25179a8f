"""One field for everything: a name in any script, a rule, a document, a market; and what each open room adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.check.scope import market as market_of
from daodi.hub.core.search.query import resolved
from daodi.hub.web.names import analyte_name, market_name, materials, own_name, toxicity
from daodi.hub.web.words import Words, word
from daodi.reference import Document, Limit, rows
from daodi.resolve import Resolution

DANGERS = frozenset({"confusable", "shared", "toxic", "banned", "processing"})
SURE = frozenset({"exact", "script", "order", "spelling"})
MANY = 20


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something found: what it is called, where its page is, what else helps to tell it from others.

    ``exact``: this is its very name or number.
    """

    kind: str
    text: Words
    href: str
    lang: str = ""
    latin: str = ""
    note: Words = ""
    danger: Words = ""
    exact: bool = False


@dataclass(frozen=True, kw_only=True)
class Found:
    """All that a query found. ``direct``: the one page that is meant, where there is no doubt and no danger."""

    query: str
    resolution: Resolution
    materials: tuple[Hit, ...] = ()
    others: tuple[Hit, ...] = ()
    direct: str = ""
    near: tuple[Hit, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.materials or self.others or self.near)


def find(query: str, actor: Any = None) -> Found:
    """Everything that a query may mean, and the page to go to where only one thing is meant."""
    query = " ".join(query.split())
    resolution = resolved(query)
    meant = tuple(material_hit(one.id, f"{one.matched} · {word('system', one.system)}") for one in resolution.materials)
    named, direct = _named(query)
    records = sorted(_of_rooms(query, actor), key=lambda hit: not hit.exact)
    others = (*named, *records)
    if not direct and not meant:
        direct = _only([hit.href for hit in records if hit.exact])
    if not others and len(meant) == 1 and _sure(resolution):
        direct = meant[0].href
    near = tuple(material_hit(one.id, one.name) for one in resolution.suggestions)
    return Found(query=query, resolution=resolution, materials=meant, others=others, direct=direct, near=near)


def material_hit(material_id: str, note: Words = "") -> Hit:
    """A material as something found."""
    row = materials()[material_id]
    name, lang = own_name(row)
    return Hit(
        kind="material",
        text=name,
        lang=lang,
        latin=row.latin,
        href=reverse("materials:page", args=[row.id]),
        note=note,
        danger=toxicity(row),
    )


def _sure(resolution: Resolution) -> bool:
    clear = resolution.status == "match" and resolution.materials[0].how in SURE
    return clear and not any(one.kind in DANGERS for one in resolution.warnings)


def _named(query: str) -> tuple[tuple[Hit, ...], str]:
    """Markets, documents and rules by their id or name, and the one that is named outright."""
    if not query:
        return (), ""
    wanted = query.upper()
    hits = [*_markets(query), *_documents(wanted), *_rules(wanted)]
    exact = [hit.href for hit in hits if str(hit.note).upper() == wanted or hit.kind == "market"]
    return tuple(hits[:MANY]), _only(exact)


def _only(pages: Sequence[str]) -> str:
    return pages[0] if len(pages) == 1 else ""


def _markets(query: str) -> Iterator[Hit]:
    code = market_of(query)
    if code:
        yield Hit(kind="market", text=market_name(code), href=reverse("standards:market", args=[code]), note=code)


def _documents(wanted: str) -> Iterator[Hit]:
    for row in rows(Document):
        if wanted in row.doc_id.upper() or (len(wanted) > 3 and wanted in f"{row.document} {row.edition}".upper()):
            where = reverse("standards:document", args=[row.doc_id])
            yield Hit(kind="document", text=f"{row.document} {row.edition}".strip(), href=where, note=row.doc_id)


def _rules(wanted: str) -> Iterator[Hit]:
    for row in rows(Limit):
        if len(wanted) > 2 and row.rule_id.upper().startswith(wanted):
            said = f"{market_name(row.market)} · {analyte_name(row.analyte)} · {row.scope}"
            yield Hit(kind="rule", text=said, href=reverse("standards:rule", args=[row.rule_id]), note=row.rule_id)


def _of_rooms(query: str, actor: Any) -> Iterator[Hit]:
    """What rooms with records of their own find, as far as the actor may see it."""
    for config in apps.get_app_configs():
        hits = getattr(config, "hits", None)
        if query and callable(hits):
            yield from hits(query, actor)


def grouped(hits: Iterable[Hit]) -> list[tuple[str, list[Hit]]]:
    """The hits under the word for their kind, in the order in which the kinds come."""
    titles = {
        "material": _("Materials"),
        "market": _("Markets"),
        "document": _("Documents"),
        "rule": _("Rules"),
        "lot": _("Lots"),
        "organisation": _("Organisations"),
        "mechanism": _("Mechanisms"),
        "standard": _("Standards by consensus"),
        "plan": _("Plans"),
        "project": _("Projects"),
        "indicator": _("Indicators"),
        "place": _("Places"),
        "entry": _("Needs and offers"),
        "listing": _("Listings"),
        "product": _("Products"),
        "authorisation": _("Authorisations"),
        "inquiry": _("Inquiries"),
        "quote": _("Quotes"),
        "order": _("Orders"),
        "counts": _("Counts of diseases"),
        "emergency": _("Emergencies"),
        "event": _("Events"),
        "signal": _("Safety signals"),
        "referral": _("Referrals"),
        "training": _("Trainings"),
        "mission": _("Medical teams"),
        "trial": _("Trials"),
    }
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.kind, []).append(hit)
    return [(titles.get(kind, kind), found) for kind, found in groups.items()]
