"""The edition in force on the day decides; one that has ended only says what it would have said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.check import Verdict

Ask = Callable[..., Verdict]
HUANGQI = "Astragali Radix"


@pytest.mark.parametrize(
    ("on", "outcome", "rule_id"),
    [
        ("2020-12-29", "fail", "CN-HM15-006"),
        ("2020-12-30", "fail", "CN-HM-066"),
        ("2024-05-01", "fail", "CN-HM-066"),
        ("2025-09-30", "fail", "CN-HM-066"),
        ("2025-10-01", "cannot-decide", None),
        ("2026-11-21", "cannot-decide", None),
        ("2014-01-01", "no-rule", None),
    ],
)
def test_lead_in_astragalus_in_china_is_decided_by_the_edition_of_the_day(
    ask: Ask, on: str, outcome: str, rule_id: str | None
) -> None:
    finding = ask(HUANGQI, ("lead", "6", "mg/kg"), market="CN", on=on).findings[0]
    assert (finding.outcome, finding.rule_id) == (outcome, rule_id)


@pytest.mark.parametrize(
    ("analyte", "result", "unit", "superseded"),
    [
        ("lead", "6", "mg/kg", "fail"),
        ("lead", "4", "mg/kg", "pass"),
        ("quintozene", "0.5", "mg/kg", "fail"),
        ("aldrin", "0.01", "mg/kg", "pass"),
        ("total ash", "4", "%", "pass"),
        ("water", "12", "%", "fail"),
    ],
)
def test_after_the_end_of_chp_2020_the_honest_answer_is_edition_not_held(
    ask: Ask, analyte: str, result: str, unit: str, superseded: str
) -> None:
    verdict = ask(HUANGQI, (analyte, result, unit), market="CN")
    [finding] = verdict.findings
    assert finding.outcome == verdict.verdict == "cannot-decide"
    assert finding.reason.startswith("edition not held: ChP 2020 ended 2025-09-30")
    [note] = [one for one in verdict.notes if one.kind == "superseded"]
    assert (note.outcome, note.edition) == (superseded, "ChP 2020")
    assert note.reason.startswith("until 2025-09-30 it would have been: ")


def test_a_residue_that_the_ended_edition_did_not_name_is_not_decided_either(ask: Ask) -> None:
    finding = ask(HUANGQI, ("chromium", "0.5", "mg/kg"), market="CN").findings[0]
    assert finding.outcome == "cannot-decide"
    assert finding.reason.startswith("edition not held: ChP 2020 ended 2025-09-30")


def test_presumed_quotations_of_chp_2025_are_only_notes(ask: Ask) -> None:
    verdict = ask(HUANGQI, ("total ash", "6", "%"), market="CN")
    [note] = [one for one in verdict.notes if one.rule_id == "CN25-ASTRAGALI-RADIX-ASH"]
    assert (note.kind, note.force, note.outcome) == ("rule", "quotation-presumed", "fail")
    assert "the edition is presumed" in note.reason
    assert verdict.verdict == "cannot-decide"


def test_astragaloside_of_chp_2015_and_2020_differ_by_the_day(ask: Ask) -> None:
    dried = {"analyte": "astragaloside IV", "result": "0.050", "unit": "%", "basis": "dried"}
    before = ask(HUANGQI, dried, market="CN", on="2018-01-01").findings[0]
    after = ask(HUANGQI, dried, market="CN", on="2024-05-01").findings[0]
    assert (before.outcome, before.edition) == ("pass", "ChP 2015")
    assert (after.outcome, after.edition) == ("fail", "ChP 2020")


@pytest.mark.parametrize(
    ("on", "rule_id"),
    [("2022-01-01", "US-2232-008"), ("2023-05-31", "US-2232-008"), ("2023-06-01", "US-2232-003")],
)
def test_usp_2232_old_and_new(ask: Ask, on: str, rule_id: str) -> None:
    met = ["US-USP-2232", "US-USP-2232-OLD"]
    said = {"form": "capsules", "use": "supplement", "daily_dose_g": "10"}
    verdict = ask(HUANGQI, ("lead", "0.1", "mg/kg"), market="US", on=on, met=met, **said)
    assert verdict.findings[0].rule_id == rule_id


@pytest.mark.parametrize(
    ("on", "outcome"), [("2022-05-17", "fail"), ("2025-03-02", "fail"), ("2025-03-03", "cannot-decide")]
)
def test_hong_kong_organophosphorus_ends_with_the_revision_of_2025(ask: Ask, on: str, outcome: str) -> None:
    triazophos = ("triazophos", "0.14", "mg/kg")
    verdict = ask("Corni Fructus", triazophos, market="HK", on=on, form="dried herb, decoction tested")
    assert verdict.findings[0].outcome == outcome


@pytest.mark.parametrize(("on", "rule_id"), [("2018-12-31", "EU-2813-071"), ("2019-01-01", "EU-2813-070")])
def test_a_superseded_value_of_the_european_pharmacopoeia_decides_to_its_last_day(
    ask: Ask, on: str, rule_id: str
) -> None:
    finding = ask(HUANGQI, ("pendimethalin", "0.05", "mg/kg"), market="EU", on=on).findings[0]
    assert (finding.rule_id, finding.outcome) == (rule_id, "pass")
