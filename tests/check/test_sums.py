"""Sums by the document's own components; what was not reported leaves the sum open above, never below."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.check import Finding, Verdict
from daodi.check.components import summed
from daodi.reference import Limit, rows

Ask = Callable[..., Verdict]
BINGLANG, HUANGQI = "Arecae Semen", "Astragali Radix"
AFLATOXINS = "aflatoxins (total B1+B2+G1+G2)"


def _sum(verdict: Verdict, analyte: str) -> Finding:
    return [one for one in verdict.findings if one.analyte == analyte][-1]


def _four(*results: str, loq: str = "", unit: str = "ug/kg") -> list[dict[str, str]]:
    names = ("aflatoxin B1", "aflatoxin B2", "aflatoxin G1", "aflatoxin G2")
    return [
        {"analyte": name, "result": result, "unit": unit, "loq": loq}
        for name, result in zip(names, results, strict=False)
    ]


@pytest.mark.parametrize(
    ("lines", "outcome", "words"),
    [
        (_four("4", "3", "2", "1"), "pass", "at most 0.01 mg/kg"),
        (_four("4", "3", "2", "1.1"), "fail", "come to 0.0101 mg/kg, above 0.01 mg/kg"),
        (_four("4", "3", "4"), "fail", "come to 0.011 mg/kg"),
        (_four("4", "3", "2"), "cannot-decide", "not reported: aflatoxin G2"),
        (_four("1"), "cannot-decide", "not reported: aflatoxin B2, aflatoxin G1, aflatoxin G2"),
        (_four("ND", "ND", "ND", "ND"), "cannot-decide", "no component has a value or a detection limit"),
        (_four("ND", "ND", "ND", "ND", loq="2"), "pass", "at most 0.008 mg/kg"),
        (_four("ND", "ND", "ND", "ND", loq="3"), "cannot-decide", "add up to more than the limit"),
        (_four("4", "ND", "ND", "ND", loq="2"), "pass", "at most 0.01 mg/kg"),
        (_four("4", "ND", "2", "1"), "cannot-decide", "without a value or detection limit: aflatoxin B2"),
        (_four("<1", "<1", "<1", "<1"), "pass", "at most 0.004 mg/kg"),
        (_four("0.004", "0.003", "0.002", "0.001", unit="ppm"), "pass", "at most 0.01 mg/kg"),
        (_four("4", "3", "2", "1", unit="mg/cm2"), "cannot-decide", "no component has a value"),
    ],
)
def test_aflatoxins_are_added_up(ask: Ask, lines: list[dict[str, str]], outcome: str, words: str) -> None:
    finding = _sum(ask(BINGLANG, *lines, market="HK"), AFLATOXINS)
    assert (finding.outcome, finding.rule_id) == (outcome, "HK-AF-004")
    assert words in finding.reason


def test_a_total_that_is_reported_is_not_added_up_again(ask: Ask) -> None:
    lines = [*_four("4", "3", "2", "9"), ("aflatoxins (total)", "8", "ug/kg")]
    verdict = ask(BINGLANG, *lines, market="HK")
    assert [one.result for one in verdict.findings if one.analyte == AFLATOXINS] == ["8 ug/kg"]


def test_one_component_above_the_limit_of_the_total_fails_it(ask: Ask) -> None:
    finding = ask(BINGLANG, ("AFG1", "12", "ug/kg"), market="HK").findings[0]
    assert (finding.outcome, finding.rule_id) == ("fail", "HK-AF-004")


@pytest.mark.parametrize(("total", "missing"), [("4", False), ("8", True)])
def test_a_total_settles_a_component_only_when_it_is_below_that_limit_too(ask: Ask, total: str, missing: bool) -> None:
    verdict = ask(BINGLANG, ("aflatoxins", total, "ug/kg"), market="HK")
    assert ("aflatoxin B1" in [one.analyte for one in verdict.missing]) is missing


HCH = [("alpha-HCH", "0.03", "mg/kg"), ("beta-HCH", "0.03", "mg/kg"), ("delta-HCH", "0.03", "mg/kg")]


@pytest.mark.parametrize(
    ("market", "on", "analyte", "lindane", "outcome", "value"),
    [
        ("CN", "2024-05-01", "HCH (total)", "0.07", "fail", "0.16"),
        ("CN", "2024-05-01", "HCH (total)", "0.01", "pass", "0.1"),
        ("IN", "2026-11-21", "hexachlorocyclohexane (isomers other than gamma)", "0.5", "pass", "0.09"),
    ],
)
def test_hch_counts_lindane_in_china_and_not_in_india(
    ask: Ask, market: str, on: str, analyte: str, lindane: str, outcome: str, value: str
) -> None:
    verdict = ask(HUANGQI, *HCH, ("lindane", lindane, "mg/kg"), market=market, on=on)
    finding = _sum(verdict, analyte)
    assert (finding.outcome, finding.value) == (outcome, value)


def test_the_european_pharmacopoeia_adds_epsilon_hch_and_leaves_lindane_out(ask: Ask) -> None:
    name = "hexachlorocyclohexane (isomers alpha, beta, delta, epsilon)"
    open_ = _sum(ask(HUANGQI, *HCH, ("lindane", "0.5", "mg/kg"), market="EU"), name)
    assert (open_.outcome, open_.value) == ("cannot-decide", "0.09")
    assert "not reported: epsilon-HCH" in open_.reason
    whole = _sum(ask(HUANGQI, *HCH, ("epsilon-HCH", "0.03", "mg/kg"), market="EU"), name)
    assert (whole.outcome, whole.value) == ("pass", "0.12")


@pytest.mark.parametrize(
    ("rule_id", "isomers"),
    [("CN-0212-PEST-007", 4), ("JP-PEST-002", 4), ("EU-2813-018", 6), ("US-561-PEST-018", 6), ("HK-CMMS-007", 4)],
)
def test_ddt_is_four_isomers_or_six_as_its_document_says(rule_id: str, isomers: int) -> None:
    [limit] = [row for row in rows(Limit) if row.rule_id == rule_id]
    assert len(summed(limit).parts) == isomers
    assert summed(limit).prose == ()


def test_an_isomer_that_a_document_does_not_count_can_not_fail_its_sum(ask: Ask) -> None:
    outside = ask(HUANGQI, ("o,p'-DDD", "5", "mg/kg"), market="CN", on="2024-05-01")
    assert outside.findings[0].outcome == "no-rule"
    assert all(one.rule_id != "CN-0212-PEST-007" for one in outside.findings)
    inside = ask(HUANGQI, ("o,p'-DDD", "5", "mg/kg"), market="EU")
    assert (inside.findings[0].outcome, inside.findings[0].rule_id) == ("fail", "EU-2813-018")


@pytest.mark.parametrize(
    ("market", "on", "analyte", "outcome"),
    [
        ("EU", "2026-11-21", "heptachlor epoxide", "fail"),
        ("EU", "2026-11-21", "DDE", "fail"),
        ("CN", "2024-05-01", "DDE", "no-rule"),
        ("CN", "2024-05-01", "p,p'-DDE", "fail"),
        ("KR", "2026-11-21", "DDE", "fail"),
        ("TW", "2026-11-21", "DDE", "fail"),
    ],
)
def test_a_part_without_its_isomer_counts_where_all_its_isomers_do(
    ask: Ask, market: str, on: str, analyte: str, outcome: str
) -> None:
    assert ask(HUANGQI, (analyte, "5", "mg/kg"), market=market, on=on).findings[0].outcome == outcome


def test_prose_in_place_of_components_proves_only_a_failure(ask: Ask) -> None:
    below = ask(HUANGQI, ("alpha-HCH", "0.1", "mg/kg"), ("lindane", "0.1", "mg/kg"), market="TW")
    above = ask(HUANGQI, ("alpha-HCH", "0.5", "mg/kg"), ("lindane", "0.5", "mg/kg"), market="TW")
    assert [_sum(one, "HCH (total)").outcome for one in (below, above)] == ["cannot-decide", "fail"]
    assert "HCH isomers" in _sum(below, "HCH (total)").reason


def test_metabolites_reported_beside_their_parent_are_added_to_it(ask: Ask) -> None:
    lines = [("quintozene", "0.08", "mg/kg"), ("pentachloroaniline", "0.08", "mg/kg")]
    verdict = ask(HUANGQI, *lines, market="CN", on="2024-05-01")
    assert verdict.findings[0].outcome == "pass"
    finding = _sum(verdict, "quintozene")
    assert (finding.outcome, finding.value, verdict.verdict) == ("fail", "0.16", "fail")


def test_a_component_may_count_in_part() -> None:
    [limit] = [row for row in rows(Limit) if row.rule_id == "EU-915-048"]
    assert [(part.id, str(part.weight)) for part in summed(limit).parts] == [("morphine", "1"), ("codeine", "0.2")]


def test_pyrrolizidine_alkaloids_are_a_lower_bound_sum(ask: Ask) -> None:
    [limit] = [row for row in rows(Limit) if row.rule_id == "EU-915-014"]
    whole = summed(limit)
    assert (len(whole.parts), whole.lower_bound) == (21, True)
    lines = [{"analyte": part.id, "result": "ND"} for part in whole.parts[1:]]
    tea = {"form": "dried herb", "use": "tea", "market": "EU"}
    quantified = {"analyte": whole.parts[0].id, "result": "180", "unit": "ug/kg"}
    verdict = ask("Menthae Herba", quantified, *lines, **tea)
    finding = _sum(verdict, limit.analyte)
    assert finding.outcome == "pass"
    assert finding.value == "0.18"
    partial = _sum(ask("Menthae Herba", quantified, *lines[1:], **tea), limit.analyte)
    assert partial.outcome == "cannot-decide"


def test_components_on_another_basis_are_not_added_up(ask: Ask) -> None:
    lines = [
        {"analyte": name, "result": "1.2", "unit": "%", "basis": basis}
        for name, basis in (("magnolol", "dried"), ("honokiol", "as is"))
    ]
    verdict = ask("Magnoliae Officinalis Cortex", *lines, market="CN", on="2024-05-01")
    finding = _sum(verdict, "magnolol + honokiol")
    assert finding.outcome == "cannot-decide"
    assert "the result is on the basis 'as is', the rule on 'dried'" in finding.reason


@pytest.mark.parametrize(
    ("magnolol", "honokiol", "outcome"),
    [
        ("1.2", "0.8", "pass"),
        ("1.2", "0.75", "pass"),
        ("1.2", "0.74", "fail"),
        ("2.1", "", "pass"),
        ("1.2", "", "cannot-decide"),
    ],
)
def test_a_minimum_is_met_by_a_part_of_the_sum(ask: Ask, magnolol: str, honokiol: str, outcome: str) -> None:
    lines = [
        {"analyte": name, "result": result, "unit": "%", "basis": "dried"}
        for name, result in (("magnolol", magnolol), ("honokiol", honokiol))
        if result
    ]
    verdict = ask("Magnoliae Officinalis Cortex", *lines, market="CN", on="2024-05-01")
    assert _sum(verdict, "magnolol + honokiol").outcome == outcome


def test_an_exact_sum_is_rounded_as_its_document_rounds(ask: Ask) -> None:
    lines = [("alpha-HCH", "0.04", "mg/kg"), ("beta-HCH", "0.04", "mg/kg")]
    rest = [("lindane", "0.04", "mg/kg"), ("delta-HCH", "0.02", "mg/kg")]
    finding = _sum(ask(HUANGQI, *lines, *rest, market="CN", on="2024-05-01"), "HCH (total)")
    assert (finding.value, finding.outcome) == ("0.14", "pass")


def test_where_the_use_is_open_the_sums_of_all_uses_must_agree(ask: Ask) -> None:
    """Aflatoxins come to 8 ug/kg: within the limit of a spice, and no binding rule as a medicine."""
    verdict = ask("turmeric", *_four("2", "2", "2", "2"), market="EU", use="", form="powder")
    assert _sum(verdict, AFLATOXINS).outcome == "pass"


def test_a_sum_of_an_ended_edition_or_of_a_guideline_is_a_note(ask: Ask) -> None:
    lines = [*HCH, ("lindane", "0.07", "mg/kg")]
    ended = ask(HUANGQI, *lines, market="CN")
    assert ("superseded", "CN-0212-PEST-006", "fail") in [(one.kind, one.rule_id, one.outcome) for one in ended.notes]
    guideline = ask(HUANGQI, *_four("4", "4", "4", "4"), market="HK")
    assert ("rule", "HK-CMMS-015", "fail") in [(one.kind, one.rule_id, one.outcome) for one in guideline.notes]
