"""Which path into a market is open, and what is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.check import Finding
from daodi.check.paths import PathVerdict, judge, nearest_first, ways
from daodi.check.paths.held import one
from daodi.check.paths.judge import facts_of
from daodi.reference import Path as PathRow
from daodi.reference import PathCondition, PathFact, rows

TODAY = date(2026, 11, 22)
FACTS = {row.fact: row for row in rows(PathFact)}
TRADITIONAL = {
    "self-care": "yes",
    "fixed-posology": "yes",
    "route": "oral",
    "years-of-use": "300",
    "years-of-use-eu": "16",
    "plausible-efficacy": "yes",
    "herbal-actives": "yes",
    "bibliographic-evidence": "yes",
    "safety-review": "yes",
    "quality-dossier": "yes",
    "spc": "yes",
}


def asked(path: str, stated: dict[str, str], on: date = TODAY, also: tuple[Finding, ...] = ()) -> PathVerdict:
    way = one(path)
    assert way is not None
    return judge(way, stated, on, also)


def test_every_condition_met_is_a_pass_that_says_what_is_not_held() -> None:
    found = asked("EU-THR", TRADITIONAL)
    assert (found.verdict, found.missing, found.coverage.status) == ("pass", (), "partial")
    assert found.reasons == ("every condition held is met; see what is not held",)
    assert {finding.outcome for finding in found.findings} == {"pass"}


def test_what_is_not_stated_is_missing_and_never_taken_for_a_no() -> None:
    found = asked("EU-THR", TRADITIONAL | {"self-care": "", "spc": ""})
    assert found.verdict == "cannot-decide"
    assert [one.analyte for one in found.missing] == ["self-care", "spc"]
    assert found.reasons == ("self-care: not stated", "spc: the paper is missing")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"route": "injection"}, "route: injection is none of oral, external, inhalation"),
        ({"years-of-use": "29"}, "years-of-use: 29 < 30"),
        ({"years-of-use": "29.99"}, "years-of-use: 29.99 < 30"),
        ({"self-care": "no"}, "self-care: no, but yes is asked"),
    ],
)
def test_a_condition_that_is_not_met_closes_the_path(change: dict[str, str], reason: str) -> None:
    found = asked("EU-THR", TRADITIONAL | change)
    assert (found.verdict, found.reasons) == ("fail", (reason,))


def test_thirty_years_to_the_day_are_enough() -> None:
    assert asked("EU-THR", TRADITIONAL | {"years-of-use": "30", "years-of-use-eu": "15"}).verdict == "pass"


def test_shorter_use_in_the_union_is_made_good_by_asking_the_committee() -> None:
    short = TRADITIONAL | {"years-of-use-eu": "2"}
    found = asked("EU-THR", short)
    assert (found.verdict, found.reasons) == ("cannot-decide", ("hmpc-referral: not stated",))
    found = asked("EU-THR", short | {"hmpc-referral": "yes"})
    assert found.verdict == "pass"
    assert [(note.kind, note.analyte, note.outcome) for note in found.notes] == [
        ("alternative", "years-of-use-eu", "fail")
    ]
    assert asked("EU-THR", short | {"hmpc-referral": "no"}).verdict == "fail"


@pytest.mark.parametrize("text", ["many", "NaN", "Infinity", "30 years", "+-3"])
def test_a_number_that_is_none_is_asked_for_again(text: str) -> None:
    found = asked("EU-THR", TRADITIONAL | {"years-of-use": text})
    assert (found.verdict, found.reasons) == ("cannot-decide", (f"years-of-use: {text!r} is no plain number",))
    assert [one.analyte for one in found.missing] == ["years-of-use"]


@pytest.mark.parametrize(
    ("on", "verdict", "reason"),
    [
        (date(2003, 12, 18), "no-rule", "in force from 2003-12-19 only"),
        (date(2003, 12, 19), "pass", "every condition held is met; see what is not held"),
        (date(2025, 6, 30), "pass", "every condition held is met; see what is not held"),
        (date(2025, 7, 1), "no-rule", "ended on 2025-06-30"),
    ],
)
def test_a_path_is_open_from_its_first_day_to_its_last(on: date, verdict: str, reason: str) -> None:
    found = asked("HK-PCM-TRANSITIONAL", {"on-sale-hk-1999": "yes", "applied-hk-2004": "yes"}, on)
    assert (found.verdict, found.reasons) == (verdict, (reason,))


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ({"patent-granted": "yes", "patent-age": "5"}, "pass"),
        ({"patent-granted": "yes", "patent-age": "6"}, "cannot-decide"),
        ({"patent-granted": "yes", "patent-age": "6", "patent-published": "no"}, "fail"),
        ({"patent-granted": "no", "patent-published": "yes"}, "pass"),
    ],
)
def test_a_device_is_innovative_by_a_young_patent_or_a_published_one(stated: dict[str, str], verdict: str) -> None:
    ready = {"prototype-fixed": "yes", "first-of-its-kind": "yes"}
    assert asked("CN-DEVICE-INNOVATIVE", ready | stated).verdict == verdict


def test_a_draft_never_decides_and_is_noted() -> None:
    stated = {"formula-in-catalogue": "yes", "traditional-process": "yes", "nonclinical-safety": "yes"}
    found = asked("CN-CLASSICAL-CATALOGUE", stated)
    assert found.verdict == "pass"
    assert [(note.kind, note.analyte, note.force) for note in found.notes] == [("rule", "quality-dossier", "draft")]


def test_a_way_of_one_direction_is_not_shown_to_others() -> None:
    assert "CN-HKMO-ORAL" in [way.path.path for way in ways("CN", "formula", origin="HK")]
    assert "CN-HKMO-ORAL" not in [way.path.path for way in ways("CN", "formula", origin="TW")]
    assert [way.path.path for way in ways("CN", "granules")] == ["CN-GRANULES"]
    assert ways("US", "formula") == ()


def test_a_banned_ingredient_closes_every_path() -> None:
    banned = Finding(
        analyte="關木通", result="", value=None, unit=None, outcome="fail", reason="banned in EU", input=""
    )
    found = asked("EU-THR", TRADITIONAL, also=(banned,))
    assert (found.verdict, found.reasons) == ("fail", ("banned in EU",))


def test_what_was_not_read_in_a_source_says_so() -> None:
    found = asked("CN-GRANULES", {"granule-standard": "yes", "gmp": "yes", "granule-filed": "yes"})
    assert (found.verdict, found.source_quality) == ("pass", "curated")
    assert found.caveats == ("not verified: the value was not read in a source (curated)",)
    assert {finding.caveats for finding in found.findings} == {found.caveats}


def test_the_nearest_path_comes_first() -> None:
    found = nearest_first(judge(way, TRADITIONAL, TODAY) for way in ways("EU", "herbal"))
    assert [(one.path, one.verdict, len(one.missing)) for one in found] == [
        ("EU-THR", "pass", 0),
        ("EU-WEU", "cannot-decide", 1),
        ("EU-MA", "cannot-decide", 2),
    ]


def test_every_condition_asks_for_a_fact_that_can_answer_it() -> None:
    paths = {row.path for row in rows(PathRow)}
    for row in rows(PathCondition):
        fact = FACTS[row.asks]
        assert row.path in paths
        if row.operator == "has":
            assert (fact.kind, row.value) == ("paper", ())
        elif row.operator in (">=", "<="):
            assert (fact.kind, len(row.value), Decimal(row.value[0]) >= 0) == ("number", 1, True)
        elif row.operator == "is":
            assert (fact.kind, row.value) == ("yes-no", ("yes",))
        else:
            assert fact.kind == "choice"
            assert set(row.value) <= set(fact.options)


def test_a_market_asks_for_each_fact_once() -> None:
    found = [row.fact for row in facts_of(ways("EU", "herbal"))]
    assert len(found) == len(set(found)) == 15
    assert found[0] == "self-care"


@given(
    path=st.sampled_from([row.path for row in rows(PathRow)]),
    stated=st.dictionaries(st.sampled_from(sorted(FACTS)), st.sampled_from(["", "yes", "no", "12", "oral", "HK|MO"])),
    on=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
)
def test_a_pass_lacks_nothing_and_whatever_is_missing_leaves_it_undecided(
    path: str, stated: dict[str, str], on: date
) -> None:
    found = asked(path, stated, on)
    assert found.reasons
    if found.verdict == "pass":
        assert not found.missing
        assert {finding.outcome for finding in found.findings} == {"pass"}
    if found.missing:
        assert found.verdict in ("cannot-decide", "fail")
    if found.verdict == "no-rule":
        assert not found.findings


@given(
    stated=st.dictionaries(st.sampled_from(sorted(TRADITIONAL)), st.sampled_from(["yes", "40", "oral", ""])),
    fact=st.sampled_from(sorted(TRADITIONAL)),
)
def test_stating_more_of_what_is_asked_never_takes_a_pass_away(stated: dict[str, str], fact: str) -> None:
    if asked("EU-THR", stated).verdict == "pass":
        assert asked("EU-THR", stated | {fact: TRADITIONAL[fact]}).verdict == "pass"
