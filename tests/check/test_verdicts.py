"""The verdict of a lot: the worst finding, what is missing, what is asked for, and what is not held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from daodi.check import Lot, Result, Verdict, check
from daodi.check.plan import plan
from daodi.check.rules import binding_markets
from daodi.reference import Coverage, rows

Ask = Callable[..., Verdict]
BINGLANG = "Arecae Semen"
ALL_OF_HK = [
    ("aflatoxin B1", "1", "ug/kg"),
    ("aflatoxins (total)", "4", "ug/kg"),
    ("cadusafos", "<0.01", "mg/kg"),
]


def test_a_lot_that_answers_every_required_test_passes(ask: Ask) -> None:
    verdict = ask(BINGLANG, *ALL_OF_HK, market="HK")
    assert (verdict.verdict, verdict.missing) == ("pass", ())
    assert verdict.reasons == ("every binding rule held is met; see what is not held",)


@pytest.mark.parametrize("left_out", range(3))
def test_a_required_test_that_is_missing_leaves_the_lot_undecided(ask: Ask, left_out: int) -> None:
    lines = [line for place, line in enumerate(ALL_OF_HK) if place != left_out]
    verdict = ask(BINGLANG, *lines, market="HK")
    settled_by_the_total = left_out == 0
    assert (verdict.verdict == "pass") is settled_by_the_total
    assert len(verdict.missing) == (0 if settled_by_the_total or left_out == 1 else 1)


def test_what_is_missing_names_rule_clause_and_limit(ask: Ask) -> None:
    [missing] = ask(BINGLANG, *ALL_OF_HK[:2], market="HK").missing
    assert (missing.analyte, missing.rule_id, missing.limit) == ("cadusafos", "HK-PEST-001", "<= 0.02 mg/kg")
    assert missing.document
    assert missing.clause


@pytest.mark.parametrize(
    ("lines", "said", "outcome"),
    [
        ([("AFB1", "9", "ug/kg"), ("cadusafos", "0.01", "mg/kg")], {}, "fail"),
        ([("AFB1", "9", "ug/kg"), ("cadusafos", "0.02±0.01", "mg/kg")], {"decision": "guard"}, "fail"),
        ([("AFB1", "1", "ug/kg"), ("cadusafos", "0.02±0.01", "mg/kg")], {"decision": "guard"}, "inconclusive"),
        ([("AFB1", "ND"), ("cadusafos", "0.02±0.01", "mg/kg")], {"decision": "guard"}, "inconclusive"),
        ([*ALL_OF_HK, ("AFB1", "ND")], {}, "cannot-decide"),
        ([*ALL_OF_HK, ("sulfur dioxide", "5000", "mg/kg")], {}, "pass"),
    ],
)
def test_the_gravest_finding_makes_the_verdict(
    ask: Ask, lines: list[tuple[str, ...]], said: dict[str, str], outcome: str
) -> None:
    assert ask(BINGLANG, *lines, market="HK", **said).verdict == outcome


def test_where_no_binding_rule_is_held_the_verdict_is_no_rule(ask: Ask) -> None:
    verdict = ask("Astragali Radix", ("lead", "6", "mg/kg"), market="WHO")
    assert (verdict.verdict, verdict.reasons) == ("no-rule", ("no binding rule is held for it",))


def test_a_lot_without_results_is_told_what_to_test(ask: Ask) -> None:
    verdict = ask(BINGLANG, market="HK")
    assert verdict.verdict == "cannot-decide"
    assert [one.analyte for one in verdict.missing] == [
        "aflatoxin B1", "aflatoxins (total B1+B2+G1+G2)", "cadusafos",
    ]  # fmt: skip


@pytest.mark.parametrize("market", binding_markets())
@pytest.mark.parametrize("use", ["medicine", "spice", ""])
def test_nothing_is_missing_that_the_plan_does_not_require(market: str, use: str) -> None:
    on = date(2026, 11, 21)
    for name in (BINGLANG, "Curcumae Longae Rhizoma", "Gypsum Fibrosum"):
        [verdict] = check(Lot(lot="A", material=name, use=use), markets=[market], on=on)
        required = {one.analyte for one in plan(name, market=market, on=on, use=use).tests if one.required}
        assert {one.analyte for one in verdict.missing} <= required
        if use:
            assert {one.analyte for one in verdict.missing} == required


def test_one_finding_a_result_and_each_with_its_place(ask: Ask) -> None:
    lines = [
        {"analyte": name, "result": "1", "unit": "mg/kg", "input": f"coa.csv:{row}"}
        for row, name in enumerate(("lead", "cadmium", "nonsense", "acephate"), start=2)
    ]
    findings = ask("Astragali Radix", *lines, market="UK").findings
    assert [one.input for one in findings] == ["coa.csv:2", "coa.csv:3", "coa.csv:4", "coa.csv:5"]
    assert [one.outcome for one in findings] == ["pass", "pass", "no-rule", "fail"]
    assert findings[2].reason == "'nonsense' is not a test known here"


@pytest.mark.parametrize("market", ["HK", "EU", "TW", "KR", "JP", "SG", "IN", "UK", "US", "CN", "AU", "WHO", "MO"])
def test_every_verdict_carries_its_coverage(ask: Ask, market: str) -> None:
    verdict = ask("Astragali Radix", ("lead", "1", "mg/kg"), market=market)
    assert verdict.coverage.not_held
    groups = [line.partition(":")[0] for line in verdict.coverage.not_held]
    assert len(groups) == len(set(groups)), "one line a group"
    assert set(groups) <= {row.group for row in rows(Coverage)}


def test_coverage_over_several_routes_still_has_one_line_a_group(ask: Ask) -> None:
    lines = ask("turmeric", market="EU", use="", form="powder").coverage.not_held
    assert len(lines) == len({line.partition(":")[0] for line in lines}) == 11


def _asked(verdict: Verdict) -> str:
    return " | ".join(one.requirement for one in verdict.requirements)


@pytest.mark.parametrize(
    ("material", "listed"),
    [("Panax quinquefolius", True), ("Gastrodiae Rhizoma", True), ("Arecae Semen", False), ("no such herb", False)],
)
def test_cites_papers_are_asked_only_for_listed_materials(ask: Ask, material: str, listed: bool) -> None:
    verdict = ask(material, market="HK")
    assert ("CITES permit" in _asked(verdict)) is listed
    assert any(one.kind == "cites" for one in verdict.requirements) is listed


@pytest.mark.parametrize(
    ("market", "said", "words", "asked"),
    [
        ("HK", {}, "import and export licence of the Department of Health for 36", True),
        ("HK", {}, "import and export licence for every proprietary Chinese medicine", False),
        ("HK", {"form": "pills"}, "import and export licence for every proprietary Chinese medicine", True),
        ("SG", {}, "import and export licence of the Department of Health", False),
    ],
)
def test_each_market_asks_for_its_own_papers(
    ask: Ask, market: str, said: dict[str, str], words: str, asked: bool
) -> None:
    verdict = ask("Clematidis Radix et Rhizoma", market=market, **said)
    assert (words in _asked(verdict)) is asked


def test_requirements_carry_clause_and_source(ask: Ask) -> None:
    for one in ask("Panax quinquefolius", market="HK").requirements:
        assert one.clause
        assert one.source_url
        assert one.source_quality in ("official", "secondary", "curated")


def test_the_lots_own_market_use_and_day_win_over_the_options() -> None:
    lot = Lot(lot="A", material="turmeric", form="powder", market="欧盟", use="spice", on="2024-02-01",
              results=(Result(analyte="lead", result="2", unit="mg/kg"),))  # fmt: skip
    [verdict] = check(lot, markets=["HK", "TW"], use="medicine", on=date(2026, 11, 21))
    assert (verdict.market, verdict.use, verdict.on) == ("EU", "spice", "2024-02-01")
    assert verdict.findings[0].rule_id == "EU-915-006"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"market": "Atlantis"}, "'Atlantis' is no market known here: answered for those asked"),
        ({"on": "sometime"}, "'sometime' is not understood as a day: answered for the day asked"),
        (
            {"manufactured_on": "2026-05-01", "tested_on": "2026-03-20"},
            "tested on 2026-03-20, before it was manufactured",
        ),
        ({"tested_on": "2026-05-01", "reported_on": "2026-04-01"}, "reported on 2026-04-01, before it was tested"),
    ],
)
def test_doubts_about_the_paper_are_notes(said: dict[str, str], words: str) -> None:
    lot = Lot(lot="A", material=BINGLANG, results=(Result(analyte="AFB1", result="1", unit="ppb"),), **said)
    [verdict] = check(lot, markets=["HK"], on=date(2026, 11, 21))
    assert any(note.kind == "plausibility" and words in note.reason for note in verdict.notes)


def test_a_certificate_that_repeats_another_is_noticed() -> None:
    results = tuple(Result(analyte=name, result=f"0.1{place}", unit="ppm") for place, name in enumerate("ABC"))
    lots = [Lot(lot=name, material=BINGLANG, results=results) for name in ("L-1", "L-2")]
    first, second = check(lots, markets=["HK"], on=date(2026, 11, 21))
    assert not any("figures are those of" in note.reason for note in first.notes)
    assert any("all 3 figures are those of lot L-1" in note.reason for note in second.notes)


def test_a_specification_without_results_is_no_certificate(ask: Ask) -> None:
    lines = [{"analyte": "lead", "result": "", "specification": "<=5 ppm"}]
    verdict = ask("Astragali Radix", *lines, market="UK")
    assert any("a specification sheet without results" in note.reason for note in verdict.notes)


WORDS = ("safe", "approved", "certified", "qualified")


@pytest.mark.parametrize("market", binding_markets())
def test_no_word_of_a_judgement_says_safe_or_approved(ask: Ask, market: str) -> None:
    verdict = ask(BINGLANG, *ALL_OF_HK, ("lead", "1", "mg/kg"), market=market)
    said = [*verdict.reasons, *(one.reason for one in verdict.findings)]
    assert not [text for text in said if any(word in text.lower() for word in WORDS)]
