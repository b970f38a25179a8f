"""A finished product by its composition: each ingredient, and the whole."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.check import Ingredient, Product, check
from daodi.check.verdict import ProductVerdict

ON = date(2026, 11, 21)


def _made(market: str, said: dict[str, str]) -> ProductVerdict:
    [verdict] = check(Product(product="P", ingredients=(), **said), markets=[market], on=ON)
    assert isinstance(verdict, ProductVerdict)
    return verdict


def _product(*ingredients: str | tuple[str, str, str], market: str, **said: str) -> ProductVerdict:
    made = tuple(
        Ingredient(ingredient=one)
        if isinstance(one, str)
        else Ingredient(ingredient=one[0], amount=one[1], unit=one[2])
        for one in ingredients
    )
    product = Product(product="P", ingredients=made, **{"form": "capsules", "use": "supplement", **said})
    [verdict] = check(product, markets=[market], on=ON)
    assert isinstance(verdict, ProductVerdict)
    return verdict


@pytest.mark.parametrize(
    ("ingredient", "market", "outcome", "words"),
    [
        ("关木通", "HK", "fail", "is banned in HK"),
        ("Aristolochia fangchi", "US", "fail", "is banned in US"),
        ("关木通", "EU", "no-rule", "no list of banned materials is held for EU"),
        ("麻黄", "US", "fail", "is banned in US: 21 CFR 119.1"),
        ("麻黄", "HK", "pass", "no ban or restriction held for HK names it"),
        ("Aconiti Radix", "HK", "cannot-decide", "restricted in HK"),
        ("Stephaniae Tetrandrae Radix", "US", "cannot-decide", "must show absence of aristolochic acid"),
        ("fang ji", "HK", "cannot-decide", "of these, banned in HK: aristolochiae-fangchi-radix"),
        ("fang ji", "EU", "cannot-decide", "identity: 'fang ji' may mean"),
        ("aspirin", "HK", "cannot-decide", "identity: 'aspirin' is no name held here"),
        ("", "HK", "cannot-decide", "no material is named"),
        ("Astragali Radix", "HK", "pass", "no ban or restriction held for HK names it"),
    ],
)
def test_each_ingredient_is_banned_restricted_open_or_not_named(
    ingredient: str, market: str, outcome: str, words: str
) -> None:
    verdict = _product(ingredient, market=market)
    [found] = verdict.ingredients
    assert (found.outcome, verdict.verdict) == (outcome, outcome)
    assert words in found.reason


@pytest.mark.parametrize(
    ("ingredients", "outcome"),
    [
        (("Astragali Radix", "关木通"), "fail"),
        (("Aconiti Radix", "关木通"), "fail"),
        (("Astragali Radix", "aspirin"), "cannot-decide"),
        (("Astragali Radix", "Ginger"), "pass"),
        ((), "cannot-decide"),
    ],
)
def test_the_whole_is_as_its_gravest_ingredient(ingredients: tuple[str, ...], outcome: str) -> None:
    assert _product(*ingredients, market="HK").verdict == outcome


def test_cites_listed_ingredients_bring_their_permit() -> None:
    verdict = _product("Panax quinquefolius", "Astragali Radix", market="EU")
    assert [[one.kind for one in item.requirements] for item in verdict.ingredients] == [["cites"], []]
    assert any(one.kind == "cites" for one in verdict.requirements)


def test_toxic_ingredients_say_their_class() -> None:
    verdict = _product("Aconiti Radix", "Astragali Radix", market="US")
    assert [item.toxic for item in verdict.ingredients] == ["very toxic", "none"]


def test_warnings_are_those_of_this_market() -> None:
    told = [one["with"] for one in _product("关木通", market="HK").warnings if one["kind"] == "banned"]
    assert told == ["HK"]


def test_a_pass_is_never_shown_without_what_is_not_held() -> None:
    coverage = _product("Astragali Radix", market="HK").coverage
    assert coverage.status == "partial"
    assert coverage.not_held[0].startswith("composition: complete lists of banned, restricted and permitted")


def test_papers_follow_the_market_and_the_product() -> None:
    asked = [one.requirement for one in _product("Astragali Radix", market="HK", use="medicine").requirements]
    assert "import and export licence for every proprietary Chinese medicine" in asked


@pytest.mark.parametrize(("share", "doubted"), [("20", False), ("30", True)])
def test_shares_beyond_a_hundred_percent_are_noticed(share: str, doubted: bool) -> None:
    verdict = _product(("Astragali Radix", "80", "%"), ("Ginger", share, "%"), market="HK")
    assert any("the shares come to 110 %" in note.reason for note in verdict.notes) is doubted


@pytest.mark.parametrize("said", [{"market": "Atlantis"}, {"on": "sometime"}])
def test_a_market_or_day_that_is_not_understood_is_said(said: dict[str, str]) -> None:
    verdict = _made(market="HK", said=said)
    assert any("answered for" in note.reason for note in verdict.notes)


def test_the_answer_is_a_verdict_with_its_ingredients_as_findings() -> None:
    verdict = _product(("Astragali Radix", "5", "g"), market="HK")
    [finding] = verdict.findings
    assert (finding.analyte, finding.result, finding.outcome) == ("Astragali Radix", "5 g", "pass")
    assert set(verdict.to_dict()) >= {"lot", "product", "ingredients", "verdict", "coverage", "requirements"}
