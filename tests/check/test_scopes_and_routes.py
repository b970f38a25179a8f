"""The narrowest scope governs: form before material before class before all; and only on the route of the lot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from daodi.check import Verdict
from daodi.check.govern import regime
from daodi.check.scope import subject
from daodi.reference import Material, rows

Ask = Callable[..., Verdict]
ORDER = ("form", "material", "class", "all")
ROUTES = ("medicine-material", "finished-medicine", "food", "food-supplement", "spice", "tea")


@pytest.mark.parametrize("market", ["CN", "EU", "HK", "TW", "KR", "JP", "IN", "UK", "SG", "US"])
@pytest.mark.parametrize("route", ROUTES)
def test_all_rules_that_decide_a_test_stand_on_the_narrowest_rank(market: str, route: str) -> None:
    for on in (date(2024, 5, 1), date(2026, 11, 21)):
        for material in rows(Material)[::29]:
            held = regime(subject(material.id, material.latin, "", route), market, on, frozenset())
            for name in held.analytes():
                found = held.governing(name).decides
                assert len({rule.limit.scope_kind for rule in found}) <= 1
                assert len({bool(rule.adopted) for rule in found}) <= 1
                assert all(rule.time(on) == "in force" and rule.may_decide(frozenset()) for rule in found)


@pytest.mark.parametrize(
    ("material", "result", "outcome", "rule_id"),
    [
        ("Trichosanthis Radix", "390", "pass", "TW-SO2-002"),
        ("Trichosanthis Radix", "410", "fail", "TW-SO2-002"),
        # the general limit has a list of exceptions that is not held
        ("Astragali Radix", "390", "cannot-decide", None),
        ("Astragali Radix", "140", "no-rule", None),
    ],
)
def test_taiwan_makes_an_exception_for_one_root(
    ask: Ask, material: str, result: str, outcome: str, rule_id: str | None
) -> None:
    finding = ask(material, ("SO2", result, "ppm"), market="TW").findings[0]
    assert (finding.outcome, finding.rule_id) == (outcome, rule_id)


@pytest.mark.parametrize(
    ("use", "result", "outcome", "rule_id"),
    [
        ("spice", "2.0", "fail", "EU-915-006"),
        ("medicine", "2.0", "pass", "EU-1433-001"),
        ("spice", "1.4", "pass", "EU-915-006"),
        ("", "2.0", "cannot-decide", None),
        ("", "6.0", "cannot-decide", None),
    ],
)
def test_lead_in_turmeric_is_another_question_as_spice_and_as_medicine_in_the_eu(
    ask: Ask, use: str, result: str, outcome: str, rule_id: str | None
) -> None:
    finding = ask("turmeric", ("lead", result, "mg/kg"), market="EU", use=use, form="powder").findings[0]
    assert (finding.outcome, finding.rule_id) == (outcome, rule_id)


def test_where_the_use_is_not_stated_and_the_uses_disagree_the_reason_names_both(ask: Ask) -> None:
    finding = ask("turmeric", ("lead", "2.0", "mg/kg"), market="EU", use="", form="powder").findings[0]
    assert finding.reason.startswith("the use is not stated, and the uses disagree (")
    assert "medicine-material: pass by EU-1433-001" in finding.reason
    assert "spice: fail by EU-915-006" in finding.reason


def test_where_the_use_is_not_stated_and_the_uses_agree_their_outcome_stands(ask: Ask) -> None:
    verdict = ask("turmeric", ("lead", "1.0", "mg/kg"), market="EU", use="", form="powder")
    assert verdict.findings[0].outcome == "pass"


def test_no_lot_of_unknown_use_passes_while_one_use_asks_for_more(ask: Ask) -> None:
    verdict = ask("turmeric", ("lead", "1.0", "mg/kg"), market="EU", use="", form="powder")
    assert verdict.verdict == "cannot-decide"
    assert any(one.startswith("the use is not stated; as spice there is also required: ") for one in verdict.reasons)


def test_a_lot_of_unknown_use_is_not_without_rules_while_one_use_has_some(ask: Ask) -> None:
    verdict = ask("turmeric", ("gold", "1", "mg/kg"), market="EU", use="", form="powder")
    assert (verdict.findings[0].outcome, verdict.verdict) == ("no-rule", "cannot-decide")


@pytest.mark.parametrize(
    ("form", "use", "route"),
    [
        ("dried herb", "medicine", "medicine-material"),
        ("capsules", "supplement", "food-supplement"),
        ("powder", "spice", "spice"),
        ("pills", "medicine", "finished-medicine"),
    ],
)
def test_the_finding_says_by_which_route_it_was_decided(ask: Ask, form: str, use: str, route: str) -> None:
    verdict = ask("turmeric", ("lead", "2.0", "mg/kg"), market="EU", use=use, form=form)
    assert verdict.findings[0].route == route


def test_rules_on_finished_products_do_not_speak_of_a_herb(ask: Ask) -> None:
    herb = ask("Astragali Radix", ("lead", "12", "mg/kg"), market="SG")
    pill = ask("Astragali Radix", ("lead", "12", "mg/kg"), market="SG", form="pills")
    assert herb.findings[0].outcome == "no-rule"
    assert (pill.findings[0].outcome, pill.findings[0].rule_id) == ("fail", "SG-CPM-003")


def test_a_mineral_is_not_held_against_rules_for_plants(ask: Ask) -> None:
    verdict = ask("Gypsum Fibrosum", ("aldrin", "9", "mg/kg"), market="CN", on="2024-05-01")
    assert verdict.findings[0].rule_id is None
    assert verdict.findings[0].outcome != "fail"
