"""Known phrases are found in free text of any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.check.scope.phrases import Phrases, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Préparé", "prepare"),
        ("SPRAY-dried（粉）", "spray dried 粉"),
        ("ＡＢＣ　１２", "abc 12"),
        ("パウダー", "パウダー"),
        ("분말", "분말"),
        ("  ", ""),
    ],
)
def test_a_text_is_folded_to_one_shape(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    assert isinstance(Phrases(["capsule", "丸", "!pepper"]).found(text), tuple)


def test_the_longest_phrase_wins() -> None:
    assert Phrases(["capsule", "capsule shell"]).found("a capsule shell") == ("capsule shell",)


def test_a_plural_is_the_same_word() -> None:
    assert Phrases(["capsule", "spice"]).found("Spices in capsules") == ("spice", "capsule")


def test_latin_words_match_whole_words_only() -> None:
    assert Phrases(["tea", "cut"]).found("steak, cutlery") == ()


def test_a_lone_han_character_matches_at_the_end_of_its_words_only() -> None:
    pills = Phrases(["丸"])
    assert pills.found("活络丸 10 g") == ("丸",)
    assert pills.found("丸子汤") == ()


def test_a_phrase_that_takes_words_out_hides_what_stands_in_it() -> None:
    pollen = Phrases(["花粉", "!天花粉"])
    assert pollen.found("天花粉") == ()
    assert pollen.found("天花粉，松花粉") == ("花粉",)


def test_no_phrases_find_nothing() -> None:
    assert Phrases([]).found("anything") == ()
