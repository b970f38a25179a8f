"""Every scope of the limits has its row, and every row speaks of things that exist."""

from __future__ import annotations

from collections import Counter

import pytest

from daodi.check.scope import form, scope_of
from daodi.check.scope.forms import KINDS
from daodi.reference import Document, FormWord, Limit, Material, RouteOf, Scope, Species, rows

SCOPES = rows(Scope)


def test_the_scopes_are_exactly_those_of_the_limits() -> None:
    held = {(row.scope_kind, row.scope) for row in SCOPES}
    assert held == {(row.scope_kind, row.scope) for row in rows(Limit)}


def test_every_limit_finds_its_scope() -> None:
    for limit in rows(Limit):
        assert scope_of(limit).scope == limit.scope


def test_a_scope_has_one_row_or_one_for_each_market_that_means_something_else_by_it() -> None:
    assert max(Counter((row.scope_kind, row.scope, row.market) for row in SCOPES).values()) == 1


def test_no_row_is_left_unused() -> None:
    used = {id(scope_of(limit)) for limit in rows(Limit)}
    assert [row.scope for row in SCOPES if id(row) not in used] == []


def test_every_material_named_exists() -> None:
    known = {row.id for row in rows(Material)}
    for row in SCOPES:
        assert set(row.material_ids) | set(row.not_material_ids) <= known, row.scope


def test_every_taxon_named_is_one_of_some_material_or_a_tea() -> None:
    names = {" ".join(row.species.split()[:2]) for row in rows(Species)}
    names |= {name.split()[0] for name in names} | {"Camellia sinensis"}
    for row in SCOPES:
        assert set(row.taxa) | set(row.not_taxa) <= names, row.scope


def test_every_kind_route_part_and_attribute_is_one_that_a_lot_can_have() -> None:
    routes = {route for row in rows(RouteOf) for route in row.routes}
    attributes = {attribute for row in rows(FormWord) for attribute in row.attributes}
    kinds = {row.kind for row in rows(Material)}
    parts = {word for row in rows(Material) for word in row.part.replace(",", " ").split()}
    for row in SCOPES:
        assert set(row.kinds) <= set(KINDS), row.scope
        assert set(row.routes) <= routes, row.scope
        assert set(row.material_kinds) <= kinds, row.scope
        assert set(row.parts) <= parts, row.scope
        assert set(row.attributes) | set(row.asks) | set(row.not_attributes) <= attributes, row.scope


def test_a_scope_allows_a_route_that_its_documents_speak_of() -> None:
    uses = {row.doc_id: set(row.uses) for row in rows(Document)}
    for limit in rows(Limit):
        scope = scope_of(limit)
        document = uses[limit.doc_id]
        assert not scope.routes or document & set(scope.routes) or "any" in document, limit.rule_id


def test_a_condition_is_stated_exactly_where_the_scope_needs_one() -> None:
    for row in SCOPES:
        assert (row.certainty == "needs") == bool(row.condition), row.scope
        assert not row.shown_by or row.certainty == "needs", row.scope


def test_every_scope_of_a_material_names_what_it_covers() -> None:
    for row in SCOPES:
        if row.scope_kind == "material" and row.certainty != "unmapped":
            assert row.material_ids or row.words, row.scope


def test_a_scope_titled_with_a_material_of_the_tables_names_that_material() -> None:
    latin = {row.latin.casefold(): row.id for row in rows(Material)}
    other = {("Atractylodis Rhizoma", "JP"), ("Swertiae Herba", "")}
    for row in SCOPES:
        named = latin.get(row.scope.casefold())
        if row.scope_kind == "material" and named and (row.scope, row.market) not in other:
            assert named in row.material_ids, row.scope


@pytest.mark.parametrize(
    "row", [row for row in SCOPES if "pulverat" in row.scope.casefold()], ids=lambda row: row.scope
)
def test_a_powdered_drug_of_the_japanese_pharmacopoeia_is_a_powder_and_leaves_its_base_the_rest(row: Scope) -> None:
    assert row.kinds == ("powder",)
    base = row.scope.casefold().split(" pulverat")[0].removesuffix(" et")
    of_base = {other.market: other for other in SCOPES if other.scope.casefold() == base}
    other = of_base.get("JP") or of_base.get("")
    assert other is None or "powder" not in other.kinds
    assert other is None or set(other.material_ids) == set(row.material_ids)


def test_a_word_that_names_a_form_says_its_kind_also_through_the_table() -> None:
    for row in rows(FormWord):
        for word in row.words:
            if row.kind in KINDS:
                assert form(word).kind is not None, word
