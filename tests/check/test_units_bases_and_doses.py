"""Units, species, bases and doses: brought together exactly, or said to be apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.check import Verdict

Ask = Callable[..., Verdict]
HUANGQI = "Astragali Radix"


@pytest.mark.parametrize(
    ("result", "unit", "outcome", "value"),
    [
        ("5", "mg/kg", "pass", "5"),
        ("5", "ppm", "pass", "5"),
        ("5", "ug/g", "pass", "5"),
        ("5", "mcg/g", "pass", "5"),
        ("5000", "µg/kg", "pass", "5"),
        ("5000", "μg/kg", "pass", "5"),
        ("5000", "PPB", "pass", "5"),
        ("0.0005", "%", "pass", "5"),
        ("0.0005", "g/100 g", "pass", "5"),
        ("5100", "ppb", "fail", "5.1"),
        ("0.0061", "mg/g", "fail", "6.1"),
        ("6ppm", "", "fail", "6"),
        ("6,0", "mg/kg", "fail", "6"),
        ("6", "MG/KG-DRY", "cannot-decide", "6"),
        ("6", "mg/cm2", "cannot-decide", None),
        ("6", "CFU/g", "cannot-decide", None),
        ("6", "ug/day", "cannot-decide", None),
        ("6", "", "cannot-decide", None),
        ("6", "furlong", "cannot-decide", None),
    ],
)
def test_lead_is_compared_in_mg_per_kg(ask: Ask, result: str, unit: str, outcome: str, value: str | None) -> None:
    finding = ask(HUANGQI, ("lead", result, unit), market="UK").findings[0]
    assert (finding.rule_id, finding.outcome, finding.value) == ("UK-1433-001", outcome, value)


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("", "no unit is stated"),
        ("furlong", "the unit is not understood"),
        ("mg/cm2", "a result in mg/cm2 can't be compared with a limit in mg/kg"),
    ],
)
def test_the_reason_says_what_is_wrong_with_the_unit(ask: Ask, unit: str, words: str) -> None:
    assert words in ask(HUANGQI, ("lead", "6", unit), market="UK").findings[0].reason


@pytest.mark.parametrize(
    ("analyte", "result", "outcome", "value"),
    [
        ("arsenic", "3.7", "pass", "4.884"),
        ("arsenic", "4.1", "pass", "5.412"),
        ("arsenic", "4.2", "fail", "5.544"),
        ("Arsenic (as As2O3)", "5.4", "pass", "5.4"),
        ("Arsenic (as As2O3)", "5.5", "fail", "5.5"),
    ],
)
def test_arsenic_meets_a_japanese_limit_as_as2o3(ask: Ask, analyte: str, result: str, outcome: str, value: str) -> None:
    finding = ask(HUANGQI, (analyte, result, "ppm"), market="JP").findings[0]
    assert finding.limit == "<= 5 mg/kg"
    assert (finding.outcome, finding.value) == (outcome, value)


@pytest.mark.parametrize(("result", "outcome"), [("9", "pass"), ("16", "cannot-decide")])
def test_total_arsenic_stands_in_for_inorganic_arsenic_only_while_it_is_below(
    ask: Ask, result: str, outcome: str
) -> None:
    said = {"form": "capsules", "use": "supplement", "daily_dose_g": "1", "met": ["US-USP-2232"]}
    finding = ask(HUANGQI, ("arsenic", result, "mg/kg"), market="US", **said).findings[0]
    assert (finding.rule_id, finding.outcome) == ("US-2232-001", outcome)
    assert "arsenic (inorganic) is not above the result" in finding.reason


@pytest.mark.parametrize(
    ("basis", "outcome"), [("dried", "pass"), ("干燥品", "pass"), ("", "cannot-decide"), ("as is", "cannot-decide")]
)
def test_no_basis_means_as_is_and_a_rule_on_the_dried_drug_waits(ask: Ask, basis: str, outcome: str) -> None:
    line = {"analyte": "astragaloside IV", "result": "0.1", "unit": "%", "basis": basis}
    assert ask(HUANGQI, line, market="CN", on="2024-05-01").findings[0].outcome == outcome


def test_where_the_water_is_known_the_reason_says_what_the_dried_value_would_be(ask: Ask) -> None:
    lines = [("astragaloside IV", "0.09", "%"), ("water", "10", "%")]
    finding = ask(HUANGQI, *lines, market="CN", on="2024-05-01").findings[0]
    assert finding.outcome == "cannot-decide"
    assert "with the lot's 10 % water it would be 0.1 dried" in finding.reason


def test_a_dried_result_does_not_decide_a_limit_as_is(ask: Ask) -> None:
    line = {"analyte": "lead", "result": "6", "unit": "mg/kg", "basis": "dried"}
    finding = ask(HUANGQI, line, market="UK").findings[0]
    assert finding.outcome == "cannot-decide"
    assert finding.reason == "the result is on the basis 'dried', the rule on 'as is'"


@pytest.mark.parametrize(
    ("dose", "result", "outcome", "words"),
    [
        ("", "10", "cannot-decide", "the daily dose is not stated"),
        ("9", "10", "pass", "90 ug/day < 179 ug/day"),
        ("18", "10", "fail", "180 ug/day > 179 ug/day"),
        ("18 g", "9.9", "pass", "178.2 ug/day"),
        ("many", "10", "cannot-decide", "the daily dose is not stated"),
    ],
)
def test_a_limit_per_day_needs_the_daily_dose(ask: Ask, dose: str, result: str, outcome: str, words: str) -> None:
    lead = ("lead", result, "mg/kg")
    finding = ask("Gui Zhi Tang", lead, market="HK", form="pills", daily_dose_g=dose).findings[0]
    assert (finding.rule_id, finding.outcome) == ("HK-PCM-001", outcome)
    assert words in finding.reason


@pytest.mark.parametrize(("result", "outcome"), [("170", "pass"), ("180", "fail")])
def test_a_result_per_day_needs_no_dose(ask: Ask, result: str, outcome: str) -> None:
    finding = ask("Gui Zhi Tang", ("lead", result, "ug/day"), market="HK", form="pills").findings[0]
    assert finding.outcome == outcome


def test_a_limit_for_one_dose_is_not_held_against_the_dose_of_a_day(ask: Ask) -> None:
    cadmium = ("cadmium", "1000", "mg/kg")
    finding = ask("Gui Zhi Tang", cadmium, market="HK", form="pills", daily_dose_g="9").findings[0]
    assert (finding.rule_id, finding.outcome) == ("HK-PCM-004", "cannot-decide")
    assert "the size of one dose is not stated" in finding.reason


def test_a_thousandfold_result_is_flagged_and_not_repaired(ask: Ask) -> None:
    verdict = ask("Arecae Semen", ("AFB1", "5", "mg/kg"), market="HK")
    assert verdict.findings[0].outcome == "fail"
    assert verdict.findings[0].value == "5"
    assert any(note.kind == "plausibility" and "a thousand times" in note.reason for note in verdict.notes)


def test_an_ordinary_failure_is_not_called_implausible(ask: Ask) -> None:
    verdict = ask("Arecae Semen", ("AFB1", "58", "ug/kg"), market="HK")
    assert verdict.findings[0].reason == "0.058 mg/kg > 0.005 mg/kg"
    assert not any(note.kind == "plausibility" for note in verdict.notes)


def test_a_result_without_unit_is_told_as_a_doubt(ask: Ask) -> None:
    verdict = ask(HUANGQI, ("lead", "2", ""), market="UK")
    assert ("plausibility", "no unit is stated") in [(note.kind, note.reason) for note in verdict.notes]


def test_a_unit_of_the_specification_is_taken_and_said(ask: Ask) -> None:
    line = {"analyte": "lead", "result": "2", "specification": "<=5 ppm"}
    verdict = ask(HUANGQI, line, market="UK")
    assert (verdict.findings[0].outcome, verdict.findings[0].value) == ("pass", "2")
    assert any("read in the unit of the line's specification" in note.reason for note in verdict.notes)


def test_a_number_whose_own_unit_contradicts_its_column_is_not_compared(ask: Ask) -> None:
    [finding] = ask("Arecae Semen", ("AFB1", "58 ppb", "mg/kg"), market="HK").findings[:1]
    assert finding.outcome == "cannot-decide"
    assert finding.reason == "the unit beside the number and the unit of its column differ: ask the laboratory"


def test_a_unit_in_the_name_of_the_test_is_taken_where_no_other_stands(ask: Ask) -> None:
    verdict = ask("Arecae Semen", ("AFB1 (ug/kg)", "58", ""), market="HK")
    assert (verdict.findings[0].value, verdict.findings[0].outcome) == ("0.058", "fail")


def test_an_answer_for_another_use_than_the_form_says_is_noted(ask: Ask) -> None:
    verdict = ask("turmeric", ("lead", "2.9", "ppm"), market="EU", form="Food-Spice", use="medicine")
    assert [note.reason for note in verdict.notes if note.kind == "plausibility"] == [
        "the form says spice, and it was answered for medicine"
    ]
