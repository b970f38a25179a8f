"""What many lots, results or notes share stands on the page once, and nothing is lost by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import msgspec

from daodi.check.show import html, terminal
from daodi.check.show.besides import besides
from daodi.check.show.grid import arrange
from daodi.check.show.once import alike, reasons, shared, told
from daodi.check.verdict import Coverage, Note, Requirement, Verdict

Make = Callable[..., Any]

PAPER = Requirement(
    kind="paper", requirement="an import licence", clause="s. 1", source_url="x", source_quality="official"
)
BAN = msgspec.structs.replace(PAPER, kind="banned", requirement="not to be sold")
GAP = "edition not held: the text of 2025"


def page(*verdicts: Verdict, lang: str = "en") -> str:
    return "".join(html(verdicts, title="Lots", made_on="2026-11-21", lang=lang))


def text_of(*verdicts: Verdict) -> str:
    """What a reader of the page reads."""
    _, _, body = page(*verdicts).partition("</style>")
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def open_(found: Make, analyte: str, **changes: Any) -> Any:
    bare = dict.fromkeys(("limit", "rule_id", "document", "edition", "clause", "force", "status", "source_quality"))
    return found(**{"analyte": analyte, "outcome": "cannot-decide", "reason": GAP, "caveats": (), **bare, **changes})


def test_what_a_market_asks_of_every_lot_stands_once_at_the_end(one: Make) -> None:
    text = page(one(lot="A", requirements=(PAPER,)), one(lot="B", requirements=(PAPER, BAN)))
    assert text.count("an import licence") == 1
    assert text.index('id="k1"') < text.index("an import licence")
    assert text.index('id="l2-1"') < text.index("not to be sold") < text.index('id="k1"')
    assert text.count('href="#k1"') == text.count('href="#k1-held"') == 2


def test_what_is_asked_of_some_lots_says_of_which(one: Make) -> None:
    lots = (one(lot="A", requirements=(PAPER,)), one(lot="B", use="food", requirements=()))
    text = text_of(*lots)
    assert "Only for medicine · dried herb 饮片 : Paper an import licence" in text
    assert "Only for food · dried herb 饮片 : No other requirement is held." in text


def test_lots_of_the_same_use_are_named_one_by_one(one: Make) -> None:
    some = Coverage(status="partial", not_held=("metals: the list",))
    text = text_of(one(lot="A", coverage=some), one(lot="B", coverage=Coverage(status="complete", not_held=())))
    assert "Only for A : metals : the list" in text
    assert "Only for B : Every group of rules that we know of is held." in text


def test_nothing_that_a_verdict_says_of_its_market_is_lost(verdicts: tuple[Any, ...]) -> None:
    for market in besides(arrange(verdicts)):
        for row in market.rows:
            mine = [part for part in market.not_held if not part.rows or row in part.rows]
            held = {thing for part in mine for thing in part.things}
            assert held == set(row.verdicts[market.market].coverage.not_held)


def test_a_reason_of_many_results_is_said_once_with_their_names(one: Make, found: Make) -> None:
    lot = one(
        findings=(open_(found, "lead"), open_(found, "arsenic")),
        reasons=(f"lead: {GAP}", f"arsenic: {GAP}", "required and not reported: DDT"),
    )
    assert reasons(lot) == [(GAP, ["lead", "arsenic"]), ("required and not reported: DDT", [])]


def test_undecided_results_stand_under_their_reason_each_as_written(one: Make, found: Make) -> None:
    lot = one(
        verdict="cannot-decide",
        findings=(open_(found, "lead", result="0,82 ppm"), open_(found, "arsenic", result="ND")),
        reasons=(f"lead: {GAP}", f"arsenic: {GAP}"),
    )
    text = text_of(lot)
    assert text.count(GAP) == 1
    assert f"Cannot decide {GAP} lead 0,82 ppm = 0.82 mg/kg coa.csv:2 arsenic ND" in text
    lines = list(terminal([lot], width=100, colour=False))
    assert "  ◌ Cannot decide: lead 0,82 ppm, arsenic ND" in lines
    assert sum(GAP in line for line in lines) == 1


def test_results_without_a_rule_are_one_line_each_as_written(one: Make, found: Make) -> None:
    none = {"outcome": "no-rule", "reason": "no rule governs this"}
    lot = one(verdict="no-rule", findings=(open_(found, "lead", result="1.2", **none), open_(found, "ash", **none)))
    text = page(lot)
    assert text.count('<span class="v v-nr">') == 1
    assert "No rule held lead 1.2 = 0.82 mg/kg coa.csv:2 ash 0.82 = 0.82 mg/kg coa.csv:2 no rule" in text_of(lot)
    assert "  – no rule held for: lead 1.2, ash 0.82" in list(terminal([lot], width=100, colour=False))


def test_what_was_decided_keeps_a_row_of_its_own(found: Make) -> None:
    assert [len(group) for group in alike((found(), found(analyte="mercury"), found(outcome="fail")))] == [1, 2]


def test_notes_of_a_clause_share_its_head_and_the_words_they_share() -> None:
    notes = [
        Note(kind="superseded", reason=f"until May: {n} < 5; not verified", analyte=str(n), document="D", clause="c")
        for n in (1, 2)
    ]
    doubt = Note(kind="plausibility", reason="a doubt")
    [each], rest = told([notes[0], doubt, notes[1]])
    assert (each.before, each.own, each.after) == ("until May", ("1 < 5", "2 < 5"), "not verified")
    assert rest == [doubt]


def test_what_texts_do_not_share_stays_with_each() -> None:
    assert shared(["a: 1; x", "b: 2; y"]) == ("", ("a: 1; x", "b: 2; y"), "")
    assert shared(["a: 1; x", "a: 2; x"]) == ("a", ("1", "2"), "x")
    assert shared(["x", "x"]) == ("", ("x", "x"), "")


def test_a_long_list_of_tests_that_is_there_already_is_led_to(one: Make, verdicts: tuple[Any, ...]) -> None:
    many = next(verdict.missing for verdict in verdicts if len(verdict.missing) > 6)
    text = page(one(lot="A", missing=many), one(lot="B", missing=many))
    assert text.count("<b>pesticide 69</b>") == 1
    assert 'the same as for lot <a class="mono" href="#l1-1-tests1">A</a>' in text
