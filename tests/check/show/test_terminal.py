"""The lines of a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

import pytest

from daodi.check.show import terminal
from daodi.check.show.marks import SIGN
from daodi.check.show.width import wide
from daodi.check.show.words import LANGUAGES, words
from daodi.check.verdict import Missing, Outcome, Verdict

Make = Callable[..., Any]
ANSI = re.compile("\x1b\\[[0-9;]*m")


def lines(*verdicts: Verdict, **how: Any) -> list[str]:
    return list(terminal(verdicts, **({"width": 80, "colour": False} | how)))


def test_a_lot_that_breaks_a_rule_reads_like_this(one: Make, found: Make) -> None:
    broken = found(
        analyte="aflatoxin B1",
        result="58 mcg/kg",
        value="0.058",
        limit="<= 5 ug/kg",
        outcome="fail",
        reason="0.058 mg/kg > 0.005 mg/kg",
        source_quality="curated",
    )
    assert lines(one(verdict="fail", findings=(found(), broken))) == [
        "Lot             HK",
        "HQ-2611         ■ Breaks a rule",
        "黄芪 Astragali  1 of 2 broken",
        "Radix           1 rule not verified",
        "",
        "1 verdict: 1 breaks a rule. No rule held does not mean allowed.",
        "A working paper: what the rules held say; not a certificate.",
        "",
        "── HQ-2611 · 黄芪 Astragali Radix · dried herb 饮片 · medicine ─────────────────",
        "",
        "HK  ■ Breaks a rule · partly held: 3 groups missing · 1 of 2 broken · 1 rule not",
        "    verified · 2026-11-21",
        "  ■ Breaks a rule: aflatoxin B1",
        "      58 mcg/kg = 0.058 mg/kg · Limit <= 5 ug/kg · coa.csv:2",
        "      0.058 mg/kg > 0.005 mg/kg; last seen in force 2024-09-02; start date not",
        "      held",
        "      HK-CMMS-001 · Hong Kong Chinese Materia Medica Standards 香港中藥材標準,",
        "      2009, Appendix, limits of heavy metals · binding · whether in force today",
        "      is not known · Not verified (curated)",
        "  ● 1 result met its limit",
        "",
        "What HK asks for besides numbers:",
        "    Paper: import licence of the Department of Health",
        "What is not held for HK: pesticides, microbial, identity",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 66, 80, 132])
@pytest.mark.parametrize("verbose", [False, True])
def test_no_line_is_wider_than_the_terminal(
    verdicts: tuple[Verdict, ...], width: int, lang: str, verbose: bool
) -> None:
    for line in lines(*verdicts, width=width, colour=True, lang=lang, verbose=verbose):
        assert wide(ANSI.sub("", line)) <= width


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_a_mark_and_a_word(verdicts: tuple[Verdict, ...], outcome: Outcome, lang: str) -> None:
    text = "\n".join(lines(*verdicts, lang=lang))
    assert f"{SIGN[outcome]} {words(lang)[f'verdict.{outcome}']}" in text


def test_colour_is_there_only_when_asked_for_and_changes_no_word(verdicts: tuple[Verdict, ...]) -> None:
    plain, painted = lines(*verdicts), lines(*verdicts, colour=True)
    assert not any("\x1b" in line for line in plain)
    assert [ANSI.sub("", line) for line in painted] == plain
    assert any("\x1b[1;97;41m■ Breaks a rule\x1b[0m" in line for line in painted)


def test_what_others_wrote_cannot_steer_the_terminal(one: Make, found: Make) -> None:
    evil = "A\x1b[2J\x07\r\nB\u202eC"
    danger = dict.fromkeys(("kind", "name", "why", "source"), evil)
    bad = one(lot=evil, market=evil, on=evil, findings=(found(analyte=evil, outcome="fail"),), warnings=(danger,))
    for line in lines(bad):
        assert not re.search("[\x00-\x1f\x7f\u202e]", line)


def test_many_missing_tests_are_counted_and_all_named_when_asked(one: Make) -> None:
    asked = {"rule_id": "R", "document": "Table", "clause": "c", "limit": "<= 1", "source_quality": "official"}
    lot = one(missing=tuple(Missing(analyte=f"p{n}", **asked) for n in range(69)))
    short, full = " ".join(lines(lot)), " ".join(lines(lot, verbose=True))
    assert "69 tests · Table · Official text: p0, p1, p2, 66 more (--verbose)" in short
    assert "p3" not in short
    assert "p68" in full


def test_results_that_meet_their_limits_are_listed_only_when_asked(one: Make) -> None:
    assert not any("lead" in line for line in lines(one()))
    assert any("● Meets: lead" in line for line in lines(one(), verbose=True))


def test_without_a_verdict_one_line_says_why() -> None:
    assert lines() == ["No verdict was made: no lot was given, or no market was asked about."]
