"""The dossier as a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any, get_args

import pytest

from daodi.check.show import html
from daodi.check.show.marks import CLASS
from daodi.check.show.words import LANGUAGES, words
from daodi.check.verdict import Coverage, Missing, Outcome, Requirement, Verdict

Make = Callable[..., Any]
VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """Reads a page; complains where tags do not close, gathers ids, links, languages and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words += data.split()

    @property
    def text(self) -> str:
        return " ".join(self.words)


def page(*verdicts: Verdict, lang: str = "en") -> str:
    return "".join(html(verdicts, title="Lots of November", made_on="2026-11-21", lang=lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_well_formed_and_every_link_inside_it_leads_somewhere(
    verdicts: tuple[Verdict, ...], lang: str
) -> None:
    read = Page(page(*verdicts, lang=lang))
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_stands_there_as_mark_and_word(
    verdicts: tuple[Verdict, ...], outcome: Outcome, lang: str
) -> None:
    text, kind = page(*verdicts, lang=lang), CLASS[outcome]
    mark = f'<svg class="i" aria-hidden="true"><use href="#i-{kind}"/></svg>'
    assert f"{mark}<b>{words(lang)[f'cell.{outcome}']}</b>" in text
    assert f'<span class="v v-{kind} big">{mark}{words(lang)[f"verdict.{outcome}"]}</span>' in text


def test_a_small_page_says_exactly_this(one: Make) -> None:
    text = Page(page(one(findings=one().findings[:1]))).text
    assert text == (
        "Lots of November · daodi Lots of November A working paper: what the rules held say; not a certificate. "
        "Made on 2026-11-21 Lots by markets Lot HK HQ-2611 黄芪 Astragali Radix · dried herb 饮片 "
        "HK Meets partly held: 3 groups missing 1 of 1 met "
        "1 verdict: 1 meets the rules held. No rule held does not mean allowed. How to read this "
        "Meets the rules held : every required result is within the binding rules held; read it with what is not held "
        "Breaks a rule : a result breaks a binding rule, the material is banned there, or the identity test disagrees "
        "Inconclusive : the limit lies inside the uncertainty of the measurement "
        "Cannot decide : something is missing; the reason says what "
        "No rule held : no binding rule is held here; that does not mean allowed "
        "Only binding rules in force on the date decide. Guidelines, voluntary standards, drafts and presumed values "
        "are notes, in outline and without colour. Beside every value stands where it was read. "
        "“Not verified (curated)” means that nobody has checked it against the official text. "
        "黄芪 Astragali Radix Lot HQ-2611 Named in the papers 北耆 Huang Qi Form dried herb 饮片 Use medicine "
        "Read in coa.csv:2 HK Meets the rules held partly held: 3 groups missing 2026-11-21 Back to the matrix "
        "1 of 1 met · no required test is missing among the rules held · What HK asks for besides numbers "
        "Findings Outcome Analyte Result Limit Reason "
        "Hong Kong Chinese Materia Medica Standards 香港中藥材標準 , 2009, Appendix, limits of heavy metals "
        "last seen in force 2024-09-02; start date not held · binding · whether in force today is not known · "
        "medicine-material · Secondary source https://example.org/hkcmms/heavy-metals?page=2&part=1 "
        "Meets lead 0.82 = 0.82 mg/kg <= 5.0 mg/kg 0.82 mg/kg <= 5.0 mg/kg HK-CMMS-001 · coa.csv:2 "
        "What holds for every lot there What HK asks for besides numbers Back to the matrix "
        "Paper import licence of the Department of Health "
        "Import and Export (General) Regulations (Cap. 60A), Schedule 2 · applies to 36 Chinese herbal medicines "
        "Official text https://example.org/cap60a What is not held for HK pesticides : the current table "
        "microbial : rules for herbs taken without boiling identity : monograph, 鉴别 (TLC, DNA) "
        "A working paper: what the rules held say; not a certificate. Made on 2026-11-21"
    )


def test_what_others_wrote_is_escaped_wherever_it_stands(one: Make, found: Make) -> None:
    evil = "<script>alert('黄')</script>\x1b&\"><img src=x onerror=y>"
    coverage = Coverage(status="partial", not_held=(evil,))
    missing = Missing(analyte=evil, rule_id=evil, document=evil, clause=evil, limit=evil, source_quality=evil)
    asked = Requirement(kind=evil, requirement=evil, clause=evil, source_url=evil, source_quality=evil, note=evil)
    warning = dict.fromkeys(("kind", "name", "with", "why", "source", "quality"), evil)
    fields = dict.fromkeys(("lot", "form", "use", "market", "on", "input"), evil)
    finding = found(
        **dict.fromkeys(("analyte", "result", "value", "unit", "limit", "document", "force", "status"), evil)
    )
    bad = one(
        **fields,
        findings=(finding,),
        missing=(missing,) * 7,
        requirements=(asked,),
        coverage=coverage,
        warnings=(warning,),
        reasons=(evil,),
    )
    read = Page("".join(html([bad], title=evil, made_on=evil)))
    assert not read.tags & {"script", "img"}
    assert "\x1b" not in read.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "from memory; see notes"])
def test_only_web_addresses_become_links(one: Make, found: Make, url: str) -> None:
    read = Page(page(one(findings=(found(source_url=url),), requirements=())))
    assert [link for link in read.links if not link.startswith("#")] == []
    assert url in read.text


def test_the_page_fetches_nothing_and_forbids_it(verdicts: tuple[Verdict, ...]) -> None:
    text = page(*verdicts)
    read = Page(text)
    assert not read.tags & {"script", "link", "img", "iframe", "object"}
    assert "style" not in read.attributes
    assert not {name for name in read.attributes if name.startswith("on")}
    assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/]{43}='", text)
    assert re.findall(r"url\(|@import", text) == []


def test_a_pass_never_stands_without_its_coverage(one: Make) -> None:
    for status, held, words_of in (
        ("complete", (), "all held"),
        ("partial", ("pesticides: table",), "partly held: 1 group missing"),
        ("none", (), "nothing held"),
    ):
        text = page(one(coverage=Coverage(status=status, not_held=held)))
        assert f"<b>Meets</b><small>{words_of}</small>" in text
        assert f'Meets the rules held</span><a class="sm" href="#k1-held">{words_of}</a>' in text


def test_a_curated_rule_is_said_not_to_be_verified_beside_the_verdict_and_the_value(one: Make, found: Make) -> None:
    text = Page(page(one(findings=(found(source_quality="curated"),)))).text
    assert "Meets partly held: 3 groups missing 1 of 1 met 1 rule not verified" in text
    assert "medicine-material · Not verified (curated) https://example.org" in text


def test_many_missing_tests_are_folded_and_few_are_not(one: Make) -> None:
    def tests(n: int) -> tuple[Missing, ...]:
        asked = {"rule_id": "R", "document": "Table", "clause": "c", "limit": "<= 1 mg/kg", "source_quality": "curated"}
        return tuple(Missing(analyte=f"pesticide {k}", **asked) for k in range(n))

    few, many = (page(one(verdict="cannot-decide", missing=tests(n))) for n in (6, 69))
    assert "<details" not in few
    assert many.count("<details") == 1
    assert "<summary>69 tests · Table, c · " in many
    assert "pesticide 0, pesticide 1, pesticide 2 …" in many
    assert '<b>pesticide 68</b> &lt;= 1 mg/kg <small><span class="mono">R</span></small>' in many


def test_notes_never_have_the_colour_of_a_verdict(verdicts: tuple[Verdict, ...]) -> None:
    notes = re.findall(r'<table class="tbl notes".*?</table>', page(*verdicts), re.DOTALL)
    assert notes
    assert not any('class="v ' in note for note in notes)


def test_each_script_says_its_language(one: Make) -> None:
    text = page(one(lot="批次 黃耆 コウジン 황기"), lang="zh-Hans")
    assert '<span lang="zh-Hant">黃耆</span>' in text
    assert '<span lang="ja">コウジン</span>' in text
    assert '<span lang="ko">황기</span>' in text
    assert '<i class="la" lang="la">Astragali Radix</i>' in text
    assert text.startswith('<!doctype html>\n<html lang="zh-Hans">')


def test_a_danger_in_every_market_is_said_once_and_a_ban_in_its_market(one: Make) -> None:
    everywhere = {"kind": "confusable", "name": "fang ji", "with": "guang fang ji", "why": "two drugs", "source": "x"}
    here = {"kind": "banned", "name": "Aristolochia", "why": "not to be sold", "source": "y"}
    text = page(one(market="HK", warnings=(everywhere, here)), one(market="EU", warnings=(everywhere,)))
    assert text.count("two drugs") == 1
    assert text.count("not to be sold") == 1
    assert "<b>Banned</b>: Aristolochia<br>not to be sold" in text


def test_only_what_is_mistaken_is_said_not_to_be_taken_for_something(one: Make) -> None:
    banned = {"kind": "banned", "name": "Aristolochia", "with": "TW", "why": "order of 2003"}
    mistaken = {"kind": "confusable", "name": "fang ji", "with": "guang fang ji", "why": "two drugs"}
    text = Page(page(one(warnings=(mistaken, banned)))).text
    assert (
        "Danger Banned : Aristolochia · TW order of 2003 Easily confused : fang ji · not to be taken for guang" in text
    )


def test_what_to_bear_in_mind_stands_with_the_rule(one: Make, found: Make) -> None:
    text = Page(page(one(findings=(found(caveats=("start date not held", "last seen in force 2009")),)))).text
    assert "limits of heavy metals start date not held; last seen in force 2009 · binding" in text


def test_the_same_lot_twice_in_a_market_stands_twice(one: Make) -> None:
    text = page(one(on="2025-01-01"), one(on="2026-11-21"))
    assert text.count('class="c-pass"') == 2


def test_a_market_that_was_not_asked_about_for_a_lot_says_so(one: Make) -> None:
    assert "Not asked" in Page(page(one(market="HK"), one(lot="B", market="EU"))).text


def test_ten_markets_make_two_tables_of_five(one: Make) -> None:
    text = page(*(one(market=f"M{n}") for n in range(10)))
    heads = re.findall(r'<table class="mx".*?</thead>', text)
    assert [head.count('role="columnheader">M') for head in heads] == [5, 5]


def test_without_a_verdict_the_page_says_why_it_is_empty() -> None:
    assert "No verdict was made: no lot was given, or no market was asked about." in Page(page()).text
