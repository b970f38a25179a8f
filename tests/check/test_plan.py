"""The tests to order before anything is measured."""

from __future__ import annotations

import json
from datetime import date

import msgspec
import pytest

from daodi.check import Lot, check
from daodi.check.plan import Plan, Planned, plan
from daodi.check.rules import binding_markets

ON = date(2026, 11, 21)


def _required(one: Plan) -> dict[str, Planned]:
    return {test.analyte: test for test in one.tests if test.required}


@pytest.mark.parametrize(
    ("material", "market", "use", "on", "tests", "required"),
    [
        ("Arecae Semen", "HK", "medicine", ON, 22, 3),
        ("Astragali Radix", "CN", "medicine", ON, 12, 0),
        ("Astragali Radix", "CN", "medicine", date(2024, 5, 1), 57, 46),
        ("Astragali Radix", "EU", "medicine", ON, 75, 73),
        ("turmeric", "EU", "spice", ON, 7, 6),
        ("Astragali Radix", "US", "supplement", ON, 16, 0),
    ],
)
def test_the_plan_of_a_material_for_a_market_use_and_day(
    material: str, market: str, use: str, on: date, tests: int, required: int
) -> None:
    found = plan(material, market=market, use=use, on=on)
    assert (len(found.tests), len(_required(found))) == (tests, required)
    assert (found.market, found.use, found.on) == (market, use, on.isoformat())


def test_a_test_says_limit_basis_sample_clause_and_quality() -> None:
    tests = _required(plan("Astragali Radix", market="IN", use="medicine", on=ON))
    salmonella = tests["Salmonella"]
    assert (salmonella.limit, salmonella.sample, salmonella.basis) == ("absent in 1 g", "1 g", "as is")
    assert salmonella.rule_id == "IN-API-046"
    assert salmonella.source_quality == "curated"
    assert salmonella.caveats[0].startswith("not verified")
    lead = _required(plan("Astragali Radix", market="EU", use="medicine", on=ON))["lead"]
    assert lead.method == "2.4.27"


def test_what_is_not_required_says_how_it_stands() -> None:
    found = plan("Arecae Semen", market="HK", use="medicine", on=ON)
    others = [test for test in found.tests if not test.required]
    assert all(test.why for test in others)
    assert [test.required for test in found.tests] == sorted((test.required for test in found.tests), reverse=True)


def test_a_condition_known_to_be_met_makes_its_tests_required() -> None:
    asked = {"market": "US", "use": "supplement", "form": "capsules", "on": ON}
    assert _required(plan("Astragali Radix", **asked)) == {}
    met = _required(plan("Astragali Radix", **asked, met=["US-USP-2232"]))
    assert [test.rule_id for test in met.values()] == [f"US-2232-00{number}" for number in range(1, 6)]


def test_in_australia_a_standard_that_may_be_chosen_says_so() -> None:
    found = plan("Astragali Radix", market="AU", use="medicine", on=ON)
    assert _required(found) == {}
    assert any("only if the sponsor follows the Ph. Eur." in test.why for test in found.tests)


def test_after_an_edition_has_ended_the_plan_names_what_is_not_held() -> None:
    found = plan("Astragali Radix", market="CN", use="medicine", on=ON)
    assert found.not_held[0] == "lead: edition not held; ChP 2020 ended 2025-09-30"


@pytest.mark.parametrize("market", binding_markets())
@pytest.mark.parametrize("name", ["Arecae Semen", "fang ji", "aspirin", "关木通", ""])
def test_every_plan_carries_what_is_not_held(market: str, name: str) -> None:
    found = plan(name, market=market, on=ON)
    assert found.not_held
    assert found.coverage.not_held


def test_an_ambiguous_or_banned_material_is_said_in_the_plan() -> None:
    ambiguous = plan("fang ji", market="HK", on=ON)
    assert ambiguous.material.status == "ambiguous"
    assert {one["with"] for one in ambiguous.warnings if one["kind"] == "banned"} == {"HK"}
    banned = plan("关木通", market="HK", on=ON)
    assert banned.requirements[0].kind == "banned"


def test_the_plan_requires_what_a_verdict_finds_missing() -> None:
    [verdict] = check(Lot(lot="A", material="Arecae Semen", use="medicine"), markets=["HK"], on=ON)
    assert {one.analyte for one in verdict.missing} == set(
        _required(plan("Arecae Semen", market="HK", use="medicine", on=ON))
    )


def test_the_plan_is_one_json_line() -> None:
    found = plan("Arecae Semen", market="香港", on=ON)
    assert json.loads(msgspec.json.encode(found)) == json.loads(json.dumps(found.to_dict()))


def test_a_market_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="'Atlantis' is no market known here"):
        plan("Arecae Semen", market="Atlantis", on=ON)
