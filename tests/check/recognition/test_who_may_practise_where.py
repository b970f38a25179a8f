"""Is a qualification recognised there, by which clause, from when until when, and what is missing."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.check.recognition import VERDICTS, Case, jurisdictions, recognise, ways
from daodi.reference import Profession, RecognitionCondition, RecognitionFact, RecognitionPath, rows

TODAY = date(2026, 11, 22)
FACTS = {row.fact: row for row in rows(RecognitionFact)}
PROFESSIONS = [row.profession for row in rows(Profession)]
PAPERS = ("application", "resident", "photographs", "degree", "licence", "health", "no-crime", "agreement")
INVITED = {
    "licensed-home": "yes",
    "invited": "yes",
    "months": "24",
    **{f"paper-{name}": "yes" for name in PAPERS},
}
PHYSICIAN = Case(
    profession="chinese-medicine",
    origin="TW",
    market="CN",
    path="CN-TW-SHORT",
    facts=INVITED,
    begins="2027-01-01",
    ends="2028-12-31",
)


def changed(case: Case, /, path: str | None = None, **facts: str) -> Case:
    kept = {**case.facts, **{name.replace("_", "-"): text for name, text in facts.items()}}
    return msgspec.structs.replace(case, facts=kept, path=case.path if path is None else path)


def test_an_invited_physician_of_taiwan_with_all_papers_may_practise_for_a_time() -> None:
    found = recognise(PHYSICIAN, TODAY)
    assert (found.verdict, found.path, found.days) == ("temporary", "CN-TW-SHORT", 20)
    assert (found.valid_from, found.valid_until) == ("2027-01-01", "2028-12-31")
    clauses = {one.clause for path in found.paths if path.path == found.path for one in path.findings}
    assert {"Article 2", "Article 4", "Article 6(5)"} <= clauses


def test_what_was_not_read_is_said_beside_the_verdict() -> None:
    assert "not verified: the value was not read in a source (curated)" in recognise(PHYSICIAN, TODAY).caveats


def test_a_paper_that_is_missing_is_named_with_its_clause() -> None:
    found = recognise(changed(PHYSICIAN, paper_health=""), TODAY)
    assert found.verdict == "cannot-say"
    assert [(one.analyte, one.clause) for one in found.missing] == [("paper-health", "Article 6(6)")]


@pytest.mark.parametrize(("fact", "text"), [("invited", "no"), ("months", "37"), ("licensed-home", "no")])
def test_a_condition_that_is_not_met_refuses_the_path_applied_by(fact: str, text: str) -> None:
    found = recognise(changed(PHYSICIAN, **{fact: text}), TODAY)
    assert (found.verdict, found.valid_from, found.valid_until) == ("not-recognised", "", "")
    assert any(reason.startswith(f"{fact}: ") for reason in found.reasons)


def test_no_permission_outlasts_three_years_the_plan_or_the_licence_at_home() -> None:
    longer = msgspec.structs.replace(PHYSICIAN, ends="2035-01-01")
    assert recognise(longer, TODAY).valid_until == "2029-12-31"
    ending = msgspec.structs.replace(PHYSICIAN, licensed_until="2027-06-30")
    assert recognise(ending, TODAY).valid_until == "2027-06-30"


def test_a_rule_says_nothing_before_it_was_in_force() -> None:
    before = recognise(PHYSICIAN, date(2009, 2, 28))
    assert (before.verdict, before.reasons) == ("cannot-say", ("in force from 2009-03-01 only",))
    assert recognise(PHYSICIAN, date(2009, 3, 1)).verdict == "temporary"


def test_the_rules_lead_in_one_direction_alone() -> None:
    back = recognise(msgspec.structs.replace(PHYSICIAN, origin="CN", market="TW", path=""), TODAY)
    assert back.verdict == "cannot-say"
    assert {one.path for one in back.paths} == {"TW-EXAM", "TW-CLOSED-CN"}


def test_a_statement_that_is_no_binding_rule_refuses_nobody() -> None:
    back = Case(profession="medical-doctor", origin="CN", market="TW", facts={"mainland-person": "yes"})
    assert recognise(back, TODAY).verdict == "cannot-say"


def test_without_a_rule_the_answer_is_cannot_say() -> None:
    found = recognise(Case(profession="nurse", origin="TW", market="LA", facts=INVITED), TODAY)
    assert (found.verdict, found.paths) == ("cannot-say", ())


def test_where_every_path_held_fails_others_may_exist_that_are_not_held() -> None:
    facts = {"eu-national": "no", "substantial-difference": "no"}
    found = recognise(Case(profession="nurse", origin="DE", market="FR", facts=facts), TODAY)
    assert found.verdict == "cannot-say"


def test_a_german_doctor_is_recognised_in_france_by_five_years_and_5500_hours() -> None:
    facts = {"eu-national": "yes", "title-listed": "yes", "training-years": "6", "paper-title": "yes"}
    case = Case(profession="medical-doctor", origin="DE", market="FR", facts={**facts, "training-hours": "5500"})
    assert (recognise(case, TODAY).verdict, recognise(case, TODAY).path) == ("recognised", "EU-AUTO")
    short = changed(case, path="EU-AUTO", training_hours="5499")
    assert recognise(short, TODAY).verdict == "not-recognised"


@pytest.mark.parametrize(("differs", "verdict"), [("no", "recognised"), ("yes", "compensation")])
def test_training_that_differs_substantially_asks_for_a_measure(differs: str, verdict: str) -> None:
    facts = dict.fromkeys(("eu-national", "regulated-there", "level-adequate", "licensed-home", "paper-title"), "yes")
    facts["substantial-difference"] = differs
    found = recognise(Case(profession="physiotherapist", origin="DE", market="FR", facts=facts), TODAY)
    assert found.verdict == verdict


def test_a_limited_registration_of_hong_kong_lasts_a_year() -> None:
    names = ("specified-institution", "teaching-or-research", "degree-accepted", "experience-adequate")
    facts = {**dict.fromkeys(names, "yes"), "months": "12"}
    case = Case(profession="chinese-medicine", origin="CN", market="HK", facts=facts, path="HK-CMP-LIMITED")
    assert recognise(case, TODAY).valid_until == "2027-11-21"


def test_every_condition_asks_for_a_fact_and_stands_under_a_path() -> None:
    paths = {row.path for row in rows(RecognitionPath)}
    for row in rows(RecognitionCondition):
        fact = FACTS[row.asks]
        assert row.path in paths
        assert (row.operator == "has") == (fact.kind == "paper")
        assert (row.operator in (">=", "<=")) == (fact.kind == "number")
    assert {row.asks for row in rows(RecognitionCondition)} == set(FACTS)
    assert {name for row in rows(RecognitionPath) for name in row.professions} <= set(PROFESSIONS)


TEXT = st.one_of(st.sampled_from(["yes", "no", "", "5", "36", "-1", "NaN", "emergency"]), st.text(max_size=8))


@given(
    facts=st.dictionaries(st.sampled_from(sorted(FACTS)), TEXT),
    origin=st.sampled_from(["TW", "CN", "HK", "DE", "LA", "??", ""]),
    market=st.sampled_from([*jurisdictions(), "FR", "LA", ""]),
    profession=st.sampled_from(PROFESSIONS),
    begins=st.sampled_from(["", "2027-01-01", "no day"]),
)
def test_whatever_is_stated_gets_an_answer(
    facts: dict[str, str], origin: str, market: str, profession: str, begins: str
) -> None:
    case = Case(profession=profession, origin=origin, market=market, facts=facts, begins=begins)
    found = recognise(case, TODAY)
    assert found.verdict in VERDICTS
    assert found.to_dict()["reasons"]
    assert len(found.paths) == len(ways(origin, market, profession))
