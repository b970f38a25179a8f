"""Rows that say to which lots a rule applies: forms, routes, scopes; and how: rounding, markets, adoptions."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.row import Row
from daodi.reference.kinds.rules import ScopeKind


class FormWord(Row, frozen=True, kw_only=True, gc=False):
    """Words of a form as people write it, the kind they mean, what else they say, and the use they imply.

    A row without kind and attributes takes its words out of the text: 天花粉 is a root, no powder.
    ``in_names`` "no": the words speak of a form only in a form's own column, not inside a product's name.
    """

    words: tuple[str, ...]
    kind: Literal["", "raw", "piece", "powder", "extract", "granules", "finished", "infusion", "decoction"]
    attributes: tuple[str, ...]
    use: Literal["", "medicine", "food", "supplement", "spice", "tea"]
    in_names: Literal["yes", "no"]


class RouteOf(Row, frozen=True, kw_only=True, gc=False):
    """The routes (uses of documents) open to a kind of form that is put to a use; empty is *not known*."""

    use: Literal["", "medicine", "food", "supplement", "spice", "tea"]
    kinds: tuple[str, ...]
    routes: tuple[str, ...]
    note: str


class Scope(Row, frozen=True, kw_only=True, gc=False):
    """Which lots a scope of ``limits`` covers. ``market`` is named only where two markets mean different things by it.

    ``material_ids``, ``taxa``, ``words`` and ``parts`` name what is covered: one of them must hit, where any is given.
    ``kinds``, ``routes``, ``material_kinds`` narrow it; ``attributes`` must be said of the lot, ``asks`` are unknown
    unless said; ``not_*`` take out. ``certainty`` "needs" has a ``condition`` that a lot's data don't show, unless one
    of the words of ``shown_by`` stands in its text. "unmapped": which lots are meant is not known.
    """

    scope_kind: ScopeKind
    scope: str
    market: str
    material_ids: tuple[str, ...]
    taxa: tuple[str, ...]
    words: tuple[str, ...]
    parts: tuple[str, ...]
    material_kinds: tuple[str, ...]
    kinds: tuple[str, ...]
    routes: tuple[str, ...]
    attributes: tuple[str, ...]
    asks: tuple[str, ...]
    not_attributes: tuple[str, ...]
    not_material_ids: tuple[str, ...]
    not_taxa: tuple[str, ...]
    not_words: tuple[str, ...]
    certainty: Literal["sure", "needs", "unmapped"]
    condition: str
    shown_by: tuple[str, ...]
    note: str


class Rounding(Row, frozen=True, kw_only=True, gc=False):
    """How a document rounds a result, reads a microbial power of ten, and decides at the limit.

    ``doc_ids`` end in ``*`` where they stand for a family; no two rows speak of the same document.
    """

    doc_ids: tuple[str, ...]
    method: Literal["decimals", "significant", "none"]
    microbial_factor: Literal["", "1", "2", "5"]
    decision: Literal["simple", "beyond-doubt"]
    note: str


class Market(Row, frozen=True, kw_only=True, gc=False):
    """A market (a jurisdiction of ``limits``, WHO and ISO included) and what people call it."""

    code: str
    english: str
    zh_hans: str
    zh_hant: str
    languages: tuple[str, ...]
    aliases: tuple[str, ...]
    note: str


class Adopted(Row, frozen=True, kw_only=True, gc=False):
    """Documents of another market that a market applies. ``doc_ids`` may end in ``*``.

    ``applies``: "yes" (binds there as at home), "one-of" (one of several standards that may be chosen), "partly",
    "no" (named together, but not applied by itself).
    """

    market: str
    doc_ids: tuple[str, ...]
    applies: Literal["yes", "one-of", "partly", "no"]
    condition: str
    instrument: str
    note: str
