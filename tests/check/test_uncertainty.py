"""Simple acceptance unless a guard band is asked for; EU food law fails only beyond doubt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.check import Verdict

Ask = Callable[..., Verdict]
BINGLANG = "Arecae Semen"  # Hong Kong: aflatoxin B1 not more than 5 ug/kg, no rounding


@pytest.mark.parametrize(
    ("result", "simple", "guard"),
    [
        ("4.0±0.5", "pass", "pass"),
        ("4.5±0.5", "pass", "pass"),
        ("4.6±0.5", "pass", "inconclusive"),
        ("5.0±0.5", "pass", "inconclusive"),
        ("5.4±0.5", "fail", "inconclusive"),
        ("5.5±0.5", "fail", "inconclusive"),
        ("5.6±0.5", "fail", "fail"),
        ("4.0", "pass", "pass"),
        ("6.0", "fail", "fail"),
        ("<5", "pass", "pass"),
    ],
)
def test_a_guard_band_passes_only_x_plus_u_and_fails_only_x_minus_u(
    ask: Ask, result: str, simple: str, guard: str
) -> None:
    line = ("AFB1", result, "ug/kg")
    assert ask(BINGLANG, line, market="HK").findings[0].outcome == simple
    assert ask(BINGLANG, line, market="HK", decision="guard").findings[0].outcome == guard


def test_an_inconclusive_finding_makes_an_inconclusive_verdict(ask: Ask) -> None:
    verdict = ask(BINGLANG, ("AFB1", "5.0±0.5", "ug/kg"), market="HK", decision="guard")
    assert verdict.verdict == "inconclusive"
    assert "the limit lies inside the uncertainty" in verdict.reasons[0]


def test_without_an_uncertainty_the_guard_band_says_that_there_is_none(ask: Ask) -> None:
    verdict = ask(BINGLANG, ("AFB1", "4.9", "ug/kg"), market="HK", decision="guard")
    assert verdict.findings[0].outcome == "pass"
    assert any("there is no guard band" in note.reason for note in verdict.notes)


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        (("lead", "1.6", "mg/kg"), "fail"),
        (("lead", "1.6±0.05", "mg/kg"), "fail"),
        (("lead", "1.6±0.2", "mg/kg"), "inconclusive"),
        (("lead", "1.4±0.2", "mg/kg"), "pass"),
        ({"analyte": "lead", "result": "1.6", "unit": "mg/kg", "uncertainty": "0.2"}, "inconclusive"),
        ({"analyte": "lead", "result": "1,6±0,05", "unit": "mg/kg"}, "fail"),
    ],
)
def test_eu_food_law_fails_a_lot_only_beyond_doubt(
    ask: Ask, line: tuple[str, ...] | dict[str, str], outcome: str
) -> None:
    verdict = ask("turmeric", line, market="EU", use="spice", form="powder")
    assert (verdict.findings[0].rule_id, verdict.findings[0].outcome) == ("EU-915-006", outcome)


@pytest.mark.parametrize(
    ("result", "guard"), [("20.0±1.0", "pass"), ("17.5±1.0", "inconclusive"), ("15.0±1.0", "fail")]
)
def test_the_guard_band_of_a_minimum_lies_above_it(ask: Ask, result: str, guard: str) -> None:
    line = {"analyte": "water-soluble extractive", "result": result, "unit": "%", "basis": "dried"}
    verdict = ask("Astragali Radix", line, market="CN", on="2024-05-01", decision="guard")
    assert verdict.findings[0].outcome == guard
