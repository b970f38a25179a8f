"""Others' text, made fit for page and screen."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.check.show.text import clean, language, markup
from daodi.check.show.width import fill, wide, wrap

TEXT = st.text(st.sampled_from("aZ 0<>&\"'=-黄芪耆コ황，\x1b\u0301\u202e\ud800\n"), max_size=60) | st.text(max_size=40)


@given(TEXT)
@settings(max_examples=150)
def test_markup_loses_nothing_that_a_person_reads(text: str) -> None:
    assert unescape(re.sub(r"</?span[^>]*>", "", markup(text))) == unescape(clean(text).replace("&", "&amp;"))


@given(TEXT, st.integers(2, 40))
@settings(max_examples=150)
def test_wrapping_loses_no_letter_and_keeps_the_width(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(wide(line) <= width for line in lines)


@given(TEXT, st.integers(1, 40))
@settings(max_examples=100)
def test_a_filled_text_takes_exactly_its_places(text: str, width: int) -> None:
    assert wide(fill(text, width)) == width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("附子", "zh-Hans"),
        ("中药材", "zh-Hans"),
        ("中藥材", "zh-Hant"),
        ("党参 (Codonopsis)", "zh-Hans"),
        ("朝鮮人参 ニンジン", "ja"),
        ("인삼 人蔘", "ko"),
        ("Ginseng", None),
    ],
)
def test_a_text_is_drawn_in_the_letter_forms_of_its_language(text: str, expected: str | None) -> None:
    assert language(text) == expected
