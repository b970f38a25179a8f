"""Quotes are the text between their offsets, whatever was inserted into it, and reading never breaks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.extract import extract
from daodi.extract.fold import Folded

INVISIBLE = "\u200b\u00ad\u2060\ufeff\u200d"
SENTENCE = "By 2025 the centre will train more than 1,200 doctors, 累计诊治患者2.9亿人次, 培訓人員一千二百餘名。"


@given(st.lists(st.tuples(st.integers(0, len(SENTENCE)), st.sampled_from(INVISIBLE)), max_size=30))
@settings(max_examples=60)
def test_invisible_characters_change_no_figure_and_every_quote_holds_them(inserted: list[tuple[int, str]]) -> None:
    text = SENTENCE
    for place, character in sorted(inserted, reverse=True):
        text = text[:place] + character + text[place:]
    facts = [fact for fact in extract(text) if fact.value is not None]
    assert [fact.value for fact in facts] == [1200, 290_000_000, 1200]
    for fact in facts:
        assert text[fact.start : fact.end] == fact.quote
        assert fact.quote[0] not in INVISIBLE
        assert fact.quote[-1] not in INVISIBLE


@given(
    st.text(
        alphabet="0123456789,.万亿十百人次%$()《》\n -–至to年月日trained of医院合作协议\u200b\u3000（）", max_size=120
    )
)
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_reading(text: str) -> None:
    for fact in extract(text, published="2020-01-31"):
        assert text[fact.start : fact.end] == fact.quote


@given(st.text(max_size=60))
def test_a_folded_text_leads_back_character_by_character(text: str) -> None:
    folded = Folded(text)
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert 0 <= start < end <= len(text)
