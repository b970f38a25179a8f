"""Drawn papers: both scripts can be read out again, long ones go on, the same facts give the same bytes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
import reportlab
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from daodi.hub.exchange.papers.printed import Both, Column, Line, Party, Sheet, pdf
from daodi.hub.exchange.papers.printed import fonts as of_fonts
from daodi.hub.exchange.papers.printed.fonts import FontMissing, Fonts
from daodi.hub.exchange.papers.printed.wrap import broken, measure

SELLER = Both("Growers of Longxi", "陇西种植合作社")


def sheet(second: str = "zh-hans", goods: str = "Astragalus root", lines: int = 2, seller: Both = SELLER) -> Sheet:
    row = [
        (Line(Both("1")),),
        (Line(Both(goods)), Line(Both("Astragali Radix"), "latin"), Line(Both("HQ-26"), "small", "lot")),
        (Line(Both("500 kg", "500 公斤")),),
        (Line(Both("4,200.00")),),
    ]
    return Sheet(
        kind="pro-forma",
        number="2026-0001",
        second=second,
        parties=[Party("seller", seller, Both("China", "中国")), Party("buyer", Both("Importers"), Both("Malaysia"))],
        facts=[("dated", Both("2026-11-22"))],
        columns=[
            Column("no", 1),
            Column("description", 9),
            Column("quantity", 3, True),
            Column("amount", 3, True, "USD"),
        ],
        rows=[row] * lines,
        totals=[("total", "USD 8,400.00")],
        signed=("signed-seller", "signed-buyer"),
    )


def read(drawn: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(drawn)).pages]


@pytest.mark.parametrize(
    ("second", "words"),
    [("zh-hans", ("形式发票", "卖方", "买方", "合计")), ("zh-hant", ("形式發票", "賣方", "買方", "合計"))],
)
def test_both_languages_can_be_read_out_again(second: str, words: tuple[str, ...]) -> None:
    [text] = read(pdf(sheet(second)))
    for word in ("Pro-forma invoice", "Seller", "Buyer", "Total", "陇西种植合作社", "Astragali Radix", *words):
        assert word in text


def test_a_paper_without_facts_or_totals_is_drawn_too() -> None:
    bare = replace(sheet(), facts=(), totals=(), signed=(), rows=())
    assert "Description of goods" in read(pdf(bare))[0]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert pdf(sheet()) == pdf(sheet())
    assert pdf(sheet()) != pdf(sheet("zh-hant"))


def test_a_long_paper_repeats_its_heads_and_counts_its_pages() -> None:
    pages = read(pdf(sheet(lines=60)))
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert f"Page {number}/{len(pages)}" in text
    for text in pages[:-1]:
        assert "Description of goods" in text
        assert "货物名称与规格" in text
    assert sum("USD 8,400.00" in text for text in pages) == 1


def test_figures_end_at_the_right_edge_of_their_column() -> None:
    ends: dict[str, set[float]] = {}
    page = PdfReader(io.BytesIO(pdf(sheet()))).pages[0]

    def at(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        for figure in re.findall(r"4,200\.00", text):
            width = Fonts("zh-hans", set()).runs(figure, "plain")[0].width(9)
            ends.setdefault(figure, set()).add(round(tm[4] + _x(_cm) + width, 1))

    page.extract_text(visitor_text=at)
    assert len(ends["4,200.00"]) == 1


def _x(cm: object) -> float:
    return float(cm[4])  # type: ignore[index]


def test_a_sign_that_no_font_has_is_named_and_not_lost_in_silence() -> None:
    [text] = read(pdf(sheet(seller=Both("Nguyễn & Sons", "阮氏"))))
    assert "Nguy□n & Sons" in text
    assert "U+1EC5" in text


@pytest.mark.parametrize("sign", ["甘", "臺", "台", "황", "き", "é", "µ", "€", "鱻", "，"])
def test_signs_of_the_region_are_all_drawn(sign: str) -> None:
    for second in ("zh-hans", "zh-hant"):
        fonts = Fonts(second, set())
        fonts.runs(sign, "plain")
        assert fonts.lost == set()


def test_traditional_text_is_named_by_the_map_of_traditional_signs() -> None:
    drawn = pdf(sheet("zh-hant", seller=Both("Slices", "亳州飲片")))
    assert b"UniCNS-UCS2-H" in drawn
    assert b"/MSung-Light" in drawn


def test_a_site_may_bring_its_own_font(monkeypatch: pytest.MonkeyPatch) -> None:
    vera = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    monkeypatch.setenv("DAODI_PDF_FONT", str(vera))
    of_fonts._drawn_by.cache_clear()
    try:
        drawn = pdf(sheet(seller=Both("Łód", "一")))
    finally:
        monkeypatch.undo()
        of_fonts._drawn_by.cache_clear()
    assert b"FontFile2" in drawn
    assert "Łód" in read(drawn)[0]


def test_a_font_that_cannot_be_used_is_said_with_what_is_expected(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = tmp_path / "font.ttf"
    wrong.write_text("no font")
    monkeypatch.setenv("DAODI_PDF_FONT", str(wrong))
    of_fonts._drawn_by.cache_clear()
    with pytest.raises(FontMissing, match="expected a file with TrueType outlines"):
        pdf(sheet())
    monkeypatch.undo()
    of_fonts._drawn_by.cache_clear()


def lines(text: str, width: float) -> list[str]:
    return ["".join(run.text for run in line) for line in broken(text, Fonts("zh-hans", set()), "plain", 10, width)]


def test_latin_breaks_between_words_and_han_between_signs() -> None:
    assert lines("root of astragalus", 60) == ["root of", "astragalus"]
    assert lines("黄芪甘肃陇西产", 35) == ["黄芪甘", "肃陇西", "产"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert lines("产地甘，肃（陇西）", 31) == ["产地", "甘，肃", "（陇", "西）"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert all(len(line) <= 8 for line in lines("W" * 30, 80))
    assert "".join(lines("W" * 30, 80)) == "W" * 30


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x9FFF), max_size=120))
def test_wrapping_loses_no_sign_and_keeps_to_the_width(text: str) -> None:
    fonts = Fonts("zh-hans", set())
    found = broken(text, fonts, "plain", 10, 120)
    drawn = "".join(run.text for line in found for run in line)
    expected = "".join(run.text for run in fonts.runs(text, "plain"))
    assert re.sub(r"\s", "", drawn) == re.sub(r"\s", "", expected)
    assert all(measure(line, 10) <= 120.01 or len(line[0].text) <= 4 for line in found)
