"""The words of the frame."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import get_args

import pytest

from daodi.check.show import words as module
from daodi.check.show.words import LANGUAGES, words
from daodi.check.verdict import Outcome

TABLE = Path(module.__file__).with_name("words.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), strict=True))
# What a verdict must never be taken for, in the words of the frame.
FORBIDDEN = ("safe", "approved", "certified", "qualified", "guarantee", "合格", "安全", "保证", "保證", "认证", "認證")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_every_string_is_there_in_three_languages_with_the_same_places(row: dict[str, str]) -> None:
    assert list(row) == ["key", *LANGUAGES]
    assert all(row[lang] for lang in LANGUAGES)
    places = [set(re.findall(r"{(\w+)}", row[lang])) for lang in LANGUAGES]
    assert places[0] == places[1] == places[2] or row["key"].endswith(".1")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_string_says_more_than_a_verdict_can(lang: str) -> None:
    said = " ".join(words(lang).values()).lower()
    assert [word for word in FORBIDDEN if word in said] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("outcome", get_args(Outcome))
@pytest.mark.parametrize("group", ["verdict", "cell", "legend", "sum", "n"])
def test_every_outcome_has_its_words(lang: str, outcome: str, group: str) -> None:
    assert words(lang)[f"{group}.{outcome}"]


def test_the_words_of_the_verdicts_are_those_of_the_look() -> None:
    assert [words(lang)["verdict.pass"] for lang in LANGUAGES] == [
        "Meets the rules held",
        "符合已收录规则",
        "符合已收錄規則",
    ]
    assert [words(lang)["verdict.fail"] for lang in LANGUAGES] == ["Breaks a rule", "不符合规则", "不符合規則"]


def test_keys_stand_once() -> None:
    keys = [row["key"] for row in ROWS]
    assert len(keys) == len(set(keys))


def test_a_language_without_words_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no words in 'fr', expected one of en, zh-Hans, zh-Hant"):
        words("fr")
