"""The verdicts of the official test files, and of the official checks of rulesets, reproduced."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from daodi.hub.cooperation.iati.standard.check import Standard, is_valid
from daodi.hub.cooperation.iati.standard.parsing import Unreadable, parse
from daodi.hub.cooperation.iati.standard.ruleset import Ruleset

TODAY = date(2026, 11, 22)

# A ruleset, the files that keep its rules, and those that break them.
RULESETS = [
    ("empty", "empty", ""),
    ("title_exists", "empty title", "empty_activity"),
    ("title_text_exists", "title_text", "title"),
    ("no_paths", "empty", "empty_activity"),
    ("no_more_than_one_title", "title empty_activity", "title_twice"),
    ("results_references", "results_refs_good", "results_refs_bad"),
    ("dependent_title_description", "empty_activity title_description", "title description"),
    ("sum", "sum_good", "sum_bad"),
    ("sum_two", "sum_two_good", "sum_two_bad"),
    ("date_order", "empty_activity date_good", "date_bad"),
    ("regex_matches", "regex_good", "regex_bad"),
    ("regex_no_matches", "regex_bad", "regex_good"),
    ("starts_with", "identifiers", "identifiers_bad"),
    ("unique", "unique_good", "unique_bad"),
    ("unique_title_description", "title_description_content", ""),
    ("if_then", "if_then_good", "if_then_bad"),
    ("condition", "empty_activity activity_status_2", "activity_status_3"),
    (
        "result_indicator_baseline_selector_with_conditions",
        "results_indicator_baseline_value_good results_indicator_baseline_value_not_relevant",
        "results_indicator_baseline_value_bad",
    ),
    (
        "result_indicator_period_target_selector_with_conditions",
        "results_indicator_period_target_value_good results_indicator_period_target_value_not_relevant",
        "results_indicator_period_target_value_bad",
    ),
    (
        "result_indicator_period_actual_selector_with_conditions",
        "results_indicator_period_actual_value_good results_indicator_period_actual_value_not_relevant",
        "results_indicator_period_actual_value_bad",
    ),
    (
        "only_one_of",
        "only_one_of_activity_good only_one_of_transaction_good",
        "only_one_of_activity_bad only_one_of_transaction_bad",
    ),
    ("period_time", "period_time_good", "period_time_bad"),
    ("time_limit", "time_limit_good", "time_limit_bad"),
    ("date_now", "date_now_good", "date_now_bad"),
    ("at_least_one", "at_least_one_ref at_least_one_narrative at_least_one_no_element_good", "at_least_one_bad"),
    (
        "one_or_all",
        "one_or_all_lang_good one_or_all_lang_good_all one_or_all_sector_good one_or_all_sector_all_good "
        "one_or_all_currency_good one_or_all_currency_all_good",
        "one_or_all_lang_bad one_or_all_lang_bad_all one_or_all_sector_bad one_or_all_sector_all_bad "
        "one_or_all_currency_bad one_or_all_currency_all_bad",
    ),
    ("one_or_all_org", "one_or_all_org_currency_good", "one_or_all_org_currency_bad"),
    ("between_dates", "between_dates_good", "between_dates_bad"),
    ("recipient_region_budget", "recipient_region_budget_good", "recipient_region_budget_bad"),
    ("total_expenditure", "total_expenditure_good", "total_expenditure_bad"),
    ("range", "range_good", "range_bad"),
    ("forloop", "forloop_good", "forloop_bad"),
    ("recipient_country", "recipient_country_good", "recipient_country_bad"),
    ("sector_percentage_sum", "sector_percentage_sum_good", "sector_percentage_sum_bad"),
]
PAIRS = [
    (rules, file, kept)
    for rules, good, bad in RULESETS
    for kept, files in ((True, good), (False, bad))
    for file in files.split()
]


def test_each_of_the_694_official_files_gets_its_official_verdict(official: Path, standard: Standard) -> None:
    cases = json.loads((official / "schema-tests" / "manifest.json").read_bytes())
    assert len(cases) == 694
    wrong = [case["file"] for case in cases if _valid(standard, official, case) != case["valid"]]
    assert wrong == []


def _valid(standard: Standard, official: Path, case: dict[str, str]) -> bool:
    try:
        tree = parse((official / case["file"]).read_bytes())
    except Unreadable:
        return False
    return standard.schemas.findings(tree, case["schema"]) == []


@pytest.mark.parametrize(("rules", "file", "kept"), PAIRS)
def test_a_ruleset_is_kept_or_broken_as_the_official_checks_say(
    official: Path, rules: str, file: str, kept: bool
) -> None:
    folder = official / "rulesets" / "meta_tests"
    ruleset = Ruleset.at(folder / f"{rules}.json")
    tree = parse((folder / f"{file}.xml").read_bytes())
    assert (list(ruleset.findings(tree, TODAY)) == []) is kept


def test_every_official_check_file_is_in_the_table(official: Path) -> None:
    folder = official / "rulesets" / "meta_tests"
    named = {f"{rules}.json" for rules, _, _ in PAIRS} | {f"{file}.xml" for _, file, _ in PAIRS}
    assert {path.name for path in folder.iterdir()} - named == set()


@pytest.mark.parametrize("name", ["activity", "organisation"])
def test_the_annotated_examples_are_valid_by_schema(official: Path, standard: Standard, name: str) -> None:
    tree = parse((official / "examples" / f"{name}-standard-example-annotated.xml").read_bytes())
    found = standard.findings(tree, today=TODAY)
    assert [one for one in found if one.code.startswith("schema")] == []
    assert is_valid(found) is (name == "organisation")
