"""A quote is what stands there, whatever the text; no database has a say in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.hub.cooperation.evidence.anchor import NotThere, anchored, holds, places, spread
from daodi.hub.cooperation.evidence.likeness import REPRINT, contained, sketch
from daodi.hub.cooperation.evidence.reading import plain

TEXTS = st.text(alphabet="ab 1，万\n\U0001f33f", max_size=60)
FEW = settings(max_examples=150, deadline=None)


@FEW
@given(TEXTS, st.text(alphabet="ab 1，万\n\U0001f33f", max_size=4), st.none() | st.integers(-2, 70))
def test_what_is_anchored_holds_and_what_does_not_is_refused(text: str, quote: str, start: int | None) -> None:
    known = places(text, quote)
    if (start in known) if start is not None else len(known) == 1:
        first, last = anchored(text, quote, start)
        assert text[first:last] == quote != ""
        assert start in (None, first)
        return
    with pytest.raises(NotThere) as told:
        anchored(text, quote, start)
    assert told.value.places == known


@FEW
@given(TEXTS, st.integers(-3, 70), st.integers(-3, 70), st.text(alphabet="ab1", max_size=3))
def test_it_holds_where_the_words_are_and_nowhere_else(text: str, start: int, end: int, quote: str) -> None:
    really = 0 <= start < end <= len(text) and text[start:end] == quote
    assert holds(text, start, end, quote) == really
    assert not really or start in places(text, quote)


@FEW
@given(
    TEXTS,
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8),
    st.integers(0, 60),
    st.integers(1, 60),
)
def test_pieces_are_the_text_whole_and_each_knows_its_quotes(
    text: str, spans: list[tuple[int, int]], first: int, length: int
) -> None:
    first = min(first, len(text))
    last = min(first + length, len(text))
    found = [(start, start + size) for start, size in spans]
    pieces = list(spread(text, found, first, last))
    assert "".join(text[left:right] for left, right, _over in pieces) == text[first:last]
    for left, right, over in pieces:
        assert over == [n for n, (start, end) in enumerate(found) if start < right and end > left]


@FEW
@given(st.text(max_size=200))
def test_a_text_is_cleaned_once_and_for_all(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert "\r" not in plain(text)
    assert "\0" not in plain(text)


def test_a_long_text_with_many_quotes_is_cut_in_no_time() -> None:
    text = "a" * 200_000
    assert sum(1 for _ in spread(text, [(n, n + 30) for n in range(0, 199_000, 40)], 0, len(text))) > 9_000


STORY = " ".join(
    f"In {year} the teams saw {year * 37} patients in district {year % 13} of the region." for year in range(1950, 2020)
)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (f"MENU Home News Contact {STORY.upper()} Copyright, all rights", True),
        (STORY[len(STORY) // 4 :], True),
        (STORY.replace(", ", "; ").replace(".", "\n"), True),
        (STORY.replace("patients", "lambs").replace("district", "valley").replace("teams", "dogs"), False),
        ("Something else is told here. " * 100, False),
        ("In 1950 the teams saw", False),
    ],
)
def test_reprints_are_known_by_their_passages(other: str, same: bool) -> None:
    assert (contained(sketch(STORY), sketch(other)) >= REPRINT) == same
