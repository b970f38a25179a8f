"""Markets are known by what people call them; adoptions say whose texts they apply."""

from __future__ import annotations

import pytest

from daodi.check.scope import adopted_documents, market
from daodi.check.scope.phrases import fold
from daodi.reference import Adopted, Coverage, Document, Limit, Market, Regulated, Requirement, rows


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HK", "HK"),
        ("hk", "HK"),
        ("Hong Kong", "HK"),
        ("香港", "HK"),
        ("香港特別行政區", "HK"),
        ("홍콩", "HK"),
        ("European Union", "EU"),
        ("欧盟", "EU"),
        ("歐盟", "EU"),
        ("유럽연합", "EU"),
        ("Korea", "KR"),
        ("South Korea", "KR"),
        ("韩国", "KR"),
        ("대한민국", "KR"),
        ("Japan", "JP"),
        ("日本", "JP"),
        ("United States of America", "US"),
        ("U.S.", "US"),
        ("美国", "US"),
        ("美國", "US"),
        ("台湾", "TW"),
        ("臺灣", "TW"),
        ("Taiwan", "TW"),
        ("Macau", "MO"),
        ("澳门", "MO"),
        ("澳洲", "AU"),
        ("Great Britain", "UK"),
        ("GB", "UK"),
        ("P.R. China", "CN"),
        ("中国大陆", "CN"),
        ("中國", "CN"),
        ("Việt Nam", "VN"),
        ("Vietnam", "VN"),
        ("泰国", "TH"),
        ("Malaysia", "MY"),
        ("新加坡", "SG"),
        ("India", "IN"),
        ("Canada", "CA"),
        ("World Health Organization", "WHO"),
        ("ISO", "ISO"),
    ],
)
def test_a_market_is_known_by_its_names(text: str, code: str) -> None:
    assert market(text) == code


@pytest.mark.parametrize("text", ["", "Atlantis", "Eur", "all the world"])
def test_an_unknown_place_is_no_market(text: str) -> None:
    assert market(text) is None


def test_every_market_of_the_tables_is_named() -> None:
    used = {row.market for kind in (Limit, Document, Coverage, Requirement, Regulated, Adopted) for row in rows(kind)}
    assert used <= {row.code for row in rows(Market)}


def test_no_name_belongs_to_two_markets() -> None:
    owner: dict[str, str] = {}
    for row in rows(Market):
        for name in (row.code, row.english, row.zh_hans, row.zh_hant, *row.aliases):
            assert owner.setdefault(fold(name), row.code) == row.code, name


def test_the_uk_applies_the_european_pharmacopoeia_and_not_european_food_law() -> None:
    adopted = {document: how.applies for document, how in adopted_documents("UK")}
    assert adopted["EU-PHEUR96L-2813"] == "yes"
    assert "EU-2023-915" not in adopted


def test_australia_lets_the_sponsor_choose_so_no_adopted_text_binds_alone() -> None:
    assert {how.applies for _, how in adopted_documents("AU")} == {"one-of"}
    assert {document[:2] for document, _ in adopted_documents("AU")} == {"EU", "UK", "US"}


def test_hong_kong_does_not_apply_the_chinese_pharmacopoeia_by_itself() -> None:
    assert {how.applies for _, how in adopted_documents("HK")} == {"no"}


def test_every_adopted_pattern_names_a_document_once() -> None:
    for code in {row.market for row in rows(Adopted)}:
        documents = [document for document, _ in adopted_documents(code)]
        assert documents
        assert len(documents) == len(set(documents))


def test_every_row_says_on_what_ground() -> None:
    assert all(row.instrument and row.source for row in rows(Adopted))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("出口欧盟", "EU"),
        ("欧盟市场", "EU"),
        ("拟出口日本", "JP"),
        ("Export to Japan", "JP"),
        ("EU market", "EU"),
        ("Japan/日本", "JP"),
        ("European Union (EU)", "EU"),
        ("德国", "EU"),
        ("国内", "CN"),
    ],
)
def test_a_market_is_known_in_the_words_around_it(text: str, code: str) -> None:
    assert market(text) == code


@pytest.mark.parametrize("text", ["EU/UK", "Japan and Korea", "market", "出口", "(" * 500])
def test_several_markets_or_none_are_no_market(text: str) -> None:
    assert market(text) is None
