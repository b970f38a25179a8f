"""Numbers in digits, words and Chinese characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.extract.fold import Folded
from daodi.extract.numbers import number_at
from daodi.extract.numerals_zh import chinese
from daodi.extract.tokens import tokens

READ = {
    "1,200": 1200, "36 000": 36000, "12.5": 12.5, "1.2万": 12000, "20多万": 200000, "2.9亿": 290_000_000,
    "2亿5000万": 250_000_000, "2亿五千万": 250_000_000, "一千二百": 1200, "两万": 20000, "二亿五千万": 250_000_000,
    "一百零八": 108, "三万五": 35000, "十五": 15, "廿五": 25, "二点六九亿": 269_000_000, "三千万": 30_000_000,
    "五百": 500, "萬": None, "壹佰": 100, "１２０": 120, "120萬": 1_200_000, "fifty-one": 51, "two dozen": 24,
    "half a million": 500_000, "10 thousand and 500": 10500, "three hundred and fifty": 350,
    "two million three hundred thousand": 2_300_000, "1.2 billion": 1_200_000_000, "3.8 trillion": 3_800_000_000_000,
    "fifty one": 51, "twelve hundred": 1200, "16 thousand": 16000, "1,234,567.5": 1_234_567.5,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), [(text, value) for text, value in READ.items() if value is not None])
def test_a_number_is_read(text: str, value: float) -> None:
    number = number_at(tokens(Folded(text).text), 0)
    assert number is not None
    assert float(number.value) == value


def test_seven_or_eight_is_a_range() -> None:
    number = number_at(tokens("七八十"), 0)
    assert number is not None
    assert [(n.value, n.high) for t in ("七八个", "三五家") if (n := number_at(tokens(t), 0))] == [(7, 8), (3, 5)]


DIGITS = "零一二三四五六七八九"


def spoken(value: int) -> str:
    """A number below a hundred million as it is said in Chinese."""
    if value >= 10_000:
        rest = value % 10_000
        gap = "零" if rest and rest < 1000 else ""
        return spoken(value // 10_000) + "万" + (gap + spoken(rest) if rest else "")
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return words


@given(st.integers(1, 99_999_999))
def test_what_is_said_in_chinese_is_read_back(value: int) -> None:
    assert chinese(spoken(value)) == value
