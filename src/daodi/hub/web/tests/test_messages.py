"""Every string of the interface has its words in both Chinese scripts, and they are the ones that are served."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from django.utils import translation

from daodi.hub.web.messages import HUB, LOCALES, compiled, folders, gathered, missing, path_of, read

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]")
# A safety signal is a signal; it says of nothing that it is safe.
NEVER = re.compile("安全(?!信号|訊號)|保证|保證|认证|認證|合格|！")


each_catalogue = pytest.mark.parametrize(
    ("folder", "locale"),
    [(folder, locale) for folder in folders() for locale in LOCALES],
    ids=lambda one: one if isinstance(one, str) else one.relative_to(HUB).as_posix(),
)


@each_catalogue
def test_no_string_is_missing(folder: Path, locale: str) -> None:
    assert missing(locale, folder) == []


@each_catalogue
def test_what_is_served_is_what_is_written(folder: Path, locale: str) -> None:
    assert path_of(locale, folder).with_suffix(".mo").read_bytes() == compiled(locale, folder)


@each_catalogue
def test_no_string_is_left_over(folder: Path, locale: str) -> None:
    used = {(message.context, str(message.id)) for message in gathered(folder)}
    assert [str(one.id) for one in read(locale, folder) if (one.context, str(one.id)) not in used] == []


@each_catalogue
def test_places_to_fill_are_those_of_the_english(folder: Path, locale: str) -> None:
    for message in read(locale, folder):
        english = message.id if isinstance(message.id, str) else message.id[-1]
        chinese = message.string if isinstance(message.string, str) else (message.string or [""])[-1]
        assert set(PLACE.findall(chinese)) == set(PLACE.findall(english)), english


@pytest.mark.parametrize("locale", LOCALES)
def test_what_reads_alike_in_english_has_one_translation(locale: str) -> None:
    """All catalogues are served as one: of two translations of a string, one would stand on the pages of both rooms."""
    words: dict[tuple[str | None, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for folder in folders():
        for message in read(locale, folder):
            if message.id:
                words[message.context, _single(message.id)][str(message.string)].append(folder.name)
    assert {each: dict(said) for each, said in words.items() if len(said) > 1} == {}


@each_catalogue
def test_no_library_speaks_in_place_of_a_room(folder: Path, locale: str) -> None:
    found = []
    with translation.override(locale.replace("_", "-").lower()):
        for message in read(locale, folder):
            if message.id and message.context is None:
                one = message.id
                served = translation.gettext(one) if isinstance(one, str) else translation.ngettext(one[0], one[1], 2)
                if served != _single(message.string):
                    found.append((message.id, served))
    assert found == []


def _single(text: str | list[str] | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_promises_what_a_verdict_does_not(locale: str) -> None:
    assert [one.string for one in read(locale) if one.id and NEVER.search(str(one.string))] == []


def test_traditional_strings_are_no_simplified_ones() -> None:
    simplified = re.compile("[药规则检测资标准药应当这个来对后么说话与]")
    both = set("准則應當個來對後")
    found = [str(one.string) for one in read("zh_Hant") if set(simplified.findall(str(one.string))) - both]
    assert found == []
