"""The tables of papers: whole, in three languages, pointing at what is there."""

from __future__ import annotations

import pytest

from daodi.hub.exchange.papers.grounds import grounds, materials, requirements
from daodi.hub.exchange.papers.headings import heading
from daodi.hub.exchange.papers.kinds import conditions, kind_of, kinds
from daodi.hub.exchange.papers.printed.labels import labels
from daodi.reference import HsCode, Market, Material, Regulated, rows

PLACES = {row.code for row in rows(Market)} | {"RU", ""}


def test_every_requirement_of_the_markets_is_read_as_a_paper_or_as_none() -> None:
    assert {row.req_id for row in grounds()} - {""} == set(requirements())


def test_a_ground_asks_for_what_its_requirement_s_market_asks() -> None:
    odd = [
        row.ground_id
        for row in grounds()
        if row.req_id and requirements()[row.req_id].market not in (row.into, row.out_of, "WHO")
    ]
    assert odd == []


def test_grounds_point_at_kinds_conditions_materials_and_places() -> None:
    for row in grounds():
        assert row.kind in (*kinds(), "")
        assert row.condition in (*conditions(), "")
        assert {row.into, row.out_of} <= PLACES
        assert {*row.material_ids, *row.not_material_ids} <= set(materials()), row.ground_id
        assert (row.certainty == "always") == (row.condition == ""), row.ground_id


def test_every_listing_that_a_ground_waits_for_is_held() -> None:
    for row in grounds():
        for pattern in row.listed:
            market, status, *instrument = pattern.split(":", 2)
            assert any(
                one.market == market and one.status == status and one.instrument.startswith("".join(instrument))
                for one in rows(Regulated)
            ), pattern


def test_every_material_of_the_cites_appendices_needs_a_permit_or_says_on_which_condition() -> None:
    from datetime import date

    from daodi.hub.exchange.papers.needed import needed

    listed = {row.material_id for row in rows(Regulated) if row.status.startswith("CITES") and row.material_id}
    for one in sorted(listed):
        asked = needed(material_ids=[one], kind="raw", origin="CN", market="MY", on=date(2026, 11, 22))
        assert "cites-export-permit" in {need.kind for need in asked}, one


@pytest.mark.parametrize("table", [kinds, conditions, labels])
def test_every_name_stands_in_three_languages(table: object) -> None:
    for row in table().values():  # type: ignore[operator]
        assert row.english
        assert row.zh_hans
        assert row.zh_hant
        assert row.quality == "curated"


def test_holders_words_name_one_kind_each() -> None:
    assert (kind_of("GSP"), kind_of("药品经营许可证"), kind_of("ePhyto"), kind_of("letter of love")) == (
        "trader-licence",
        "trader-licence",
        "phytosanitary-certificate",
        "",
    )


@pytest.mark.parametrize(
    ("material", "kind", "code", "mapping"),
    [
        ("astragali-radix", "raw", "1211.90", "rule"),
        ("ginseng-radix-et-rhizoma", "raw", "1211.20", "named"),
        ("ephedrae-herba", "piece", "1211.50", "named"),
        ("ephedrae-herba", "extract", "1302.14", "named"),
        ("astragali-radix", "extract", "1302.19", "rule"),
        ("moschus", "raw", "0510.00", "named"),
        ("astragali-radix", "finished", "3004.90", "rule"),
    ],
)
def test_a_material_goes_under_a_subheading(material: str, kind: str, code: str, mapping: str) -> None:
    found = heading(material, kind)
    assert found is not None
    assert (found.hs_code, found.mapping, found.quality) == (code, mapping, "curated")
    assert found.text == next((row.description for row in rows(HsCode) if row.hs_code == code), "")


@pytest.mark.parametrize(
    ("material", "kind"), [("gypsum-fibrosum", "raw"), ("poria", "raw"), ("astragali-radix", "device")]
)
def test_what_was_never_assigned_has_no_subheading(material: str, kind: str) -> None:
    assert material in {row.id for row in rows(Material)}
    assert heading(material, kind) is None
