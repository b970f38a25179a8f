"""One market may apply another's text: as at home, as one of several, or not by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.check import Verdict
from daodi.check.govern import regime
from daodi.check.scope import subject
from daodi.reference import Material, rows

Ask = Callable[..., Verdict]


def test_the_uk_applies_the_pesticide_table_of_the_european_pharmacopoeia(ask: Ask) -> None:
    verdict = ask("Astragali Radix", ("acephate", "0.2", "mg/kg"), market="UK")
    [finding] = verdict.findings
    assert (finding.rule_id, finding.outcome, finding.force) == ("EU-2813-001", "fail", "binding")
    assert any(words.startswith("a text of EU, applied in UK: ") for words in finding.caveats)


def test_the_uk_does_not_apply_eu_food_law(ask: Ask) -> None:
    finding = ask("turmeric", ("lead", "2.0", "mg/kg"), market="UK", use="spice", form="powder").findings[0]
    assert (finding.outcome, finding.rule_id) == ("no-rule", None)


@pytest.mark.parametrize(("analyte", "rule_id"), [("lead", "UK-1433-001"), ("cadmium", "UK-1433-002")])
def test_the_uk_decides_by_its_own_row_before_the_adopted_one(ask: Ask, analyte: str, rule_id: str) -> None:
    finding = ask("Astragali Radix", (analyte, "0.5", "mg/kg"), market="UK").findings[0]
    assert finding.rule_id == rule_id


def test_an_adopted_rule_never_stands_beside_an_own_one(today: object) -> None:
    for material in rows(Material)[::7]:
        held = regime(subject(material.id, material.latin, "", "medicine-material"), "UK", today, frozenset())  # type: ignore[arg-type]
        for name in held.analytes():
            assert len({rule.limit.market for rule in held.governing(name).decides}) <= 1


def test_in_australia_one_of_several_standards_may_be_chosen_so_none_decides(ask: Ask) -> None:
    verdict = ask("Astragali Radix", ("lead", "6", "mg/kg"), market="AU")
    assert (verdict.verdict, verdict.findings[0].outcome) == ("no-rule", "no-rule")
    notes = {note.rule_id: note for note in verdict.notes if note.kind == "rule"}
    assert {"EU-1433-001", "UK-1433-001", "US-561-003"} <= set(notes)
    assert {note.outcome for note in notes.values()} == {"fail"}
    assert "only if the sponsor follows the Ph. Eur. as default standard" in notes["EU-1433-001"].reason


def test_hong_kong_follows_the_chinese_pharmacopoeia_not_by_itself(ask: Ask) -> None:
    verdict = ask("Astragali Radix", ("lead", "6", "mg/kg"), market="HK", on="2024-05-01")
    assert verdict.findings[0].outcome == "no-rule"
    assert any(
        note.rule_id == "CN-HM-066" and note.outcome == "fail" and "applied in HK not by itself" in note.reason
        for note in verdict.notes
    )


def test_a_text_that_is_adopted_still_decides_at_home_in_its_own_name(ask: Ask) -> None:
    [finding] = ask("Astragali Radix", ("acephate", "0.2", "mg/kg"), market="EU").findings
    assert finding.rule_id == "EU-2813-001"
    assert not any("a text of" in words for words in finding.caveats)
