"""Who it is comes before any number: banned, ambiguous, unknown, or contradicted by its identity test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.check import Verdict

Ask = Callable[..., Verdict]
BANNED_IN = ("CN", "HK", "TW", "US", "CA", "AU", "UK")


@pytest.mark.parametrize("market", BANNED_IN)
@pytest.mark.parametrize("name", ["关木通", "Aristolochiae Manshuriensis Caulis", "Aristolochia manshuriensis"])
def test_aristolochia_is_banned_before_any_number(ask: Ask, name: str, market: str) -> None:
    verdict = ask(name, ("lead", "0.1", "mg/kg"), market=market)
    assert verdict.verdict == "fail"
    assert f"is banned in {market}" in verdict.reasons[0]
    assert verdict.requirements[0].kind == "banned"
    assert verdict.material.id == "aristolochiae-manshuriensis-caulis"


def test_a_banned_material_without_any_result_fails(ask: Ask) -> None:
    assert ask("关木通", market="HK").verdict == "fail"


@pytest.mark.parametrize("market", ["EU", "JP", "KR", "SG"])
def test_no_ban_is_made_up_where_none_is_held(ask: Ask, market: str) -> None:
    verdict = ask("关木通", market=market)
    assert verdict.verdict != "fail"
    assert not any("banned" in reason for reason in verdict.reasons)


def test_a_banned_material_is_still_held_against_the_rules(ask: Ask) -> None:
    verdict = ask("关木通", ("acephate", "5", "mg/kg"), market="UK")
    assert verdict.findings[0].outcome == "fail"
    assert len(verdict.reasons) == 2


@pytest.mark.parametrize("name", ["fang ji", "防己", "mu tong", "da ji", "Fang-Ji"])
@pytest.mark.parametrize("market", ["HK", "US", "CN"])
def test_an_ambiguous_name_is_never_decided(ask: Ask, name: str, market: str) -> None:
    verdict = ask(name, ("lead", "0.1", "mg/kg"), market=market)
    assert verdict.material.status == "ambiguous"
    assert verdict.material.id is None
    assert len(verdict.material.candidates) > 1
    assert verdict.verdict == "cannot-decide"
    assert verdict.reasons[0].startswith("identity: ")


def test_an_ambiguous_name_says_which_meaning_is_banned(ask: Ask) -> None:
    verdict = ask("fang ji", market="HK")
    assert "of these, banned in HK: aristolochiae-fangchi-radix" in verdict.reasons[0]


def test_an_ambiguous_name_still_fails_by_a_rule_for_every_herb(ask: Ask) -> None:
    verdict = ask("fang ji", ("acephate", "5", "mg/kg"), market="EU")
    assert (verdict.verdict, verdict.findings[0].rule_id) == ("fail", "EU-2813-001")


@pytest.mark.parametrize("name", ["aspirin", "no such herb", "混合物XYZ"])
def test_an_unknown_name_is_said_and_class_rules_still_run(ask: Ask, name: str) -> None:
    high = ask(name, ("acephate", "5", "mg/kg"), market="EU")
    low = ask(name, ("acephate", "0.01", "mg/kg"), market="EU")
    assert high.material.status == "unknown"
    assert (high.verdict, high.findings[0].rule_id) == ("fail", "EU-2813-001")
    assert low.findings[0].outcome == "pass"
    assert low.verdict == "cannot-decide"
    assert low.reasons[0].startswith(f"identity: {name!r} is no name held here")


def test_no_name_at_all_is_said(ask: Ask) -> None:
    verdict = ask("", ("lead", "1", "mg/kg"), market="EU")
    assert verdict.material.status == "not-stated"
    assert verdict.verdict == "cannot-decide"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("disagrees", "fail"),
        ("Disagrees", "fail"),
        ("does not comply", "fail"),
        ("不符合规定", "fail"),
        ("mismatch", "fail"),
        ("agrees", "cannot-decide"),
        ("Complies", "cannot-decide"),
        ("", "cannot-decide"),
    ],
)
def test_an_identity_test_that_disagrees_fails_the_lot(ask: Ask, said: str, outcome: str) -> None:
    verdict = ask("Arecae Semen", ("AFB1", "1", "ug/kg"), market="HK", identity=said)
    assert verdict.verdict == outcome
    assert ("the identity test disagrees with the name" in verdict.reasons) is (outcome == "fail")


@pytest.mark.parametrize(
    ("analyte", "result", "outcome"),
    [
        ("identification", "Does not comply", "fail"),
        ("鉴别", "不符合规定", "fail"),
        ("DNA barcode", "disagrees", "fail"),
        ("identification", "Complies", "cannot-decide"),
        ("appearance", "Does not comply", "cannot-decide"),
    ],
)
def test_an_identity_test_among_the_results_counts_too(ask: Ask, analyte: str, result: str, outcome: str) -> None:
    assert ask("Arecae Semen", (analyte, result), market="HK").verdict == outcome


def _kinds(verdict: Verdict, *kinds: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["with"]) for one in verdict.warnings if one["kind"] in kinds]


@pytest.mark.parametrize("market", ["HK", "US", "EU"])
def test_warnings_tell_the_bans_of_this_market_only(ask: Ask, market: str) -> None:
    verdict = ask("guang fang ji", market=market)
    assert _kinds(verdict, "banned") == ([] if market == "EU" else [("banned", market)])


@pytest.mark.parametrize(
    ("market", "held"), [("HK", []), ("US", [("restricted", "US")]), ("UK", [("restricted", "UK")])]
)
def test_warnings_tell_the_restrictions_of_this_market_only(ask: Ask, market: str, held: list[tuple[str, str]]) -> None:
    assert _kinds(ask("Stephaniae Tetrandrae Radix", market=market), "restricted") == held


@pytest.mark.parametrize("market", ["HK", "EU", "JP"])
def test_dangers_of_the_name_are_told_in_every_market(ask: Ask, market: str) -> None:
    assert _kinds(ask("Stephaniae Tetrandrae Radix", market=market), "confusable")
    assert _kinds(ask("Aconiti Lateralis Radix Praeparata", market=market), "toxic") == [("toxic", "")]
    assert _kinds(ask("Panax quinquefolius", market=market), "cites") == [("cites", "ALL")]


def test_a_confusable_pair_is_told_once(ask: Ask) -> None:
    for name in ("mu tong", "fang ji", "防己"):
        told = [(one["name"], one["with"]) for one in ask(name, market="HK").warnings if one["kind"] == "confusable"]
        whys = [one["why"] for one in ask(name, market="HK").warnings if one["kind"] == "confusable"]
        assert len(told) == len(set(told))
        assert len(whys) == len(set(whys))
