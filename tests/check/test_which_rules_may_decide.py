"""Only binding rules in force on the day decide; everything else is a note with its own outcome."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date

import pytest

from daodi.check import Verdict
from daodi.check.rules import Rule, rule_of, rules
from daodi.reference import Document, Limit, Market, rows
from daodi.reference.load import path_of

Ask = Callable[..., Verdict]


def _table(kind: type) -> list[dict[str, str]]:
    with path_of(kind).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


DOCUMENTS = _table(Document)
LIMITS = _table(Limit)


def _own_rules(document: dict[str, str]) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules(document["market"]) if rule.limit.doc_id == document["doc_id"]}


def _open(row: dict[str, str], on: str) -> bool:
    return row["effective_from"] <= on and (not row["effective_to"] or on <= row["effective_to"])


def _may_decide(document: dict[str, str], limit: dict[str, str], on: str, met: bool) -> bool:
    """The three conditions, as the notes on the reference state them, from the tables alone."""
    conditional = bool(document["binding_if"])
    forced = document["force"] == "binding" and (met or not conditional)
    forced = forced or (document["force"] in ("voluntary", "guideline") and conditional and met)
    in_time = _open(document, on) and _open(limit, on)
    return forced and in_time and document["status"] != "never-in-force"


@pytest.mark.parametrize("met", [False, True], ids=["nothing known", "condition met"])
@pytest.mark.parametrize("on", ["2018-01-01", "2024-05-01", "2026-11-21"])
def test_a_rule_may_decide_exactly_when_its_document_says_so(on: str, met: bool) -> None:
    limits = {limit["rule_id"]: limit for limit in LIMITS}
    wrong = []
    for document in DOCUMENTS:
        known = frozenset({document["doc_id"]} if met else ())
        for rule_id, rule in _own_rules(document).items():
            told = rule.may_decide(known) and rule.time(date.fromisoformat(on)) == "in force"
            if told is not _may_decide(document, limits[rule_id], on, met):
                wrong.append((rule_id, told))
    assert wrong == []


def test_every_limit_belongs_to_a_rule_of_its_market() -> None:
    own = {rule.id for row in rows(Market) for rule in rules(row.code) if rule.limit.market == row.code}
    assert own == {limit["rule_id"] for limit in LIMITS}


def test_as_many_binding_rules_are_open_as_the_reference_counts() -> None:
    binding = {row["doc_id"]: row for row in DOCUMENTS if row["force"] == "binding"}
    open_ = [
        limit
        for limit in LIMITS
        if limit["doc_id"] in binding and _open(limit, "2026-11-21") and _open(binding[limit["doc_id"]], "2026-11-21")
    ]
    assert len(open_) == 1202
    assert len({limit["rule_id"] for limit in open_ if limit["market"] == "JP"}) == 844


@pytest.mark.parametrize(
    ("force", "market", "said", "rule_id", "told"),
    [
        ("guideline", "HK", {}, "HK-CMMS-003", "fail"),
        ("guideline", "SG", {}, "SG-TMM-003", "fail"),
        ("voluntary", "CN", {}, "CN-WM2-001", "fail"),
        ("draft", "TW", {"material": "Hedysari Radix"}, "TW-2012D-007", "fail"),
        ("warning-duty", "US", {"use": "supplement", "form": "capsules", "daily_dose_g": "9"}, "US-P65-001", "fail"),
        ("voluntary", "US", {"use": "supplement", "form": "capsules", "daily_dose_g": "9"}, "US-2232-003", "fail"),
        ("guideline", "WHO", {}, "WHO-2007-001", "fail"),
    ],
)
def test_rules_without_force_are_notes_with_their_own_outcome(
    ask: Ask, force: str, market: str, said: dict[str, str], rule_id: str, told: str
) -> None:
    said = dict(said)
    verdict = ask(said.pop("material", "Astragali Radix"), ("lead", "60", "mg/kg"), market=market, **said)
    notes = {note.rule_id: note for note in verdict.notes if note.kind == "rule"}
    assert rule_id in notes
    assert (notes[rule_id].force, notes[rule_id].outcome) == (force, told)
    assert verdict.findings[0].rule_id != rule_id
    assert verdict.findings[0].outcome != "fail"


def test_a_survey_is_a_note(ask: Ask) -> None:
    survey = next(row for row in rows(Limit) if row.doc_id == "TW-AF-SURVEY" and row.analyte == "aflatoxin B1")
    verdict = ask(survey.scope, ("AFB1", "50", "ug/kg"), market="TW")
    assert ("survey", "fail") in {(note.force, note.outcome) for note in verdict.notes}
    assert verdict.findings[0].force != "survey"


def test_a_limit_computed_from_a_recall_is_a_note(ask: Ask) -> None:
    verdict = ask("Phellodendri Chinensis Cortex", ("sulfur dioxide", "2000", "mg/kg"), market="HK", on="2022-11-14")
    assert verdict.findings[0].outcome == "no-rule"
    assert ("HK-SO2-002", "back-calculated", "fail") in [
        (note.rule_id, note.force, note.outcome) for note in verdict.notes
    ]


@pytest.mark.parametrize(
    ("doc_id", "market", "rule_id", "result", "said"),
    [
        ("US-USP-2232", "US", "US-2232-003", "1.2", {"use": "supplement", "form": "capsules", "daily_dose_g": "9"}),
        ("US-USP-561", "US", "US-561-003", "5.6", {}),
        ("CN-WMT2-2004", "CN", "CN-WM2-001", "6", {}),
    ],
)
def test_a_condition_known_to_be_met_lets_a_rule_decide(
    ask: Ask, doc_id: str, market: str, rule_id: str, result: str, said: dict[str, str]
) -> None:
    lead = ("lead", result, "mg/kg")
    unknown = ask("Astragali Radix", lead, market=market, **said)
    [note] = [one for one in unknown.notes if one.rule_id == rule_id]
    assert note.reason.startswith("binds only if ")
    assert unknown.findings[0].rule_id is None
    met = ask("Astragali Radix", lead, market=market, met=[doc_id], **said)
    assert (met.findings[0].rule_id, met.findings[0].outcome, met.verdict) == (rule_id, "fail", "fail")


def test_a_binding_rule_whose_condition_is_not_known_is_a_note(ask: Ask) -> None:
    lead, said = ("lead", "1", "mg/kg"), {"form": "tablets", "daily_dose_g": "9"}
    verdict = ask("Curcumae Longae Rhizoma", lead, market="US", **said)
    [note] = [one for one in verdict.notes if one.rule_id == "US-232-003"]
    assert (note.force, note.outcome, verdict.findings[0].outcome) == ("binding", "fail", "no-rule")
    met = ask("Curcumae Longae Rhizoma", lead, market="US", met=["US-USP-232"], **said)
    assert (met.findings[0].rule_id, met.findings[0].outcome) == ("US-232-003", "fail")


def test_a_draft_decides_not_even_with_its_condition_met(ask: Ask) -> None:
    verdict = ask("Hedysari Radix", ("lead", "60", "mg/kg"), market="TW", met=["TW-2012-DRAFT"])
    assert verdict.findings[0].rule_id != "TW-2012D-007"


@pytest.mark.parametrize(
    ("market", "rule_id", "words"),
    [
        ("JP", "JP18-CINNAMOMI-CORTEX-PULVERATUS-HCH", ("last seen in force 2024-06-28",)),
        ("IN", "IN-API-001", ("last seen in force 2012", "start date not held")),
        ("EU", "EU-915-006", ()),
        ("HK", "HK-AF-003", ("start date not held",)),
        (
            "EU",
            "EU-1433-001",
            (
                "not verified: the value was not read in a source (curated)",
                "not seen in force: its status is not known",
                "start date not held",
            ),
        ),
    ],
)
def test_a_rule_carries_the_words_that_must_stand_beside_it(market: str, rule_id: str, words: tuple[str, ...]) -> None:
    assert rule_of(market, rule_id).caveats() == words


def test_every_curated_rule_says_that_it_was_not_read() -> None:
    silent = [
        rule.id
        for row in rows(Market)
        for rule in rules(row.code)
        if rule.limit.quality == "curated" and not any("curated" in words for words in rule.caveats())
    ]
    assert silent == []


def test_every_rule_of_a_presumed_edition_says_so() -> None:
    presumed = [rule for rule in rules("CN") if rule.document.force == "quotation-presumed"]
    assert len(presumed) == 952
    silent = [rule.id for rule in presumed if not any("presumed" in words for words in rule.caveats())]
    assert silent == []
    assert not any(rule.may_decide(frozenset({rule.limit.doc_id})) for rule in presumed)
