"""The three languages of the interface, as HTML and as Django write them; and names of things in each."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import get_language

Tongue = Literal["en", "zh-Hans", "zh-Hant"]
TONGUES: tuple[tuple[Tongue, str, str], ...] = (
    ("en", "en", "EN"),
    ("zh-Hans", "zh-hans", "简体"),
    ("zh-Hant", "zh-hant", "繁體"),
)
DJANGO: dict[str, str] = {tongue: code for tongue, code, _ in TONGUES}
_BY_CODE: dict[str, Tongue] = {code: tongue for tongue, code, _ in TONGUES}
# Which language the names of a system are written in; a system that is missing here holds several.
OF_SYSTEM = {
    "zh_hans": "zh-Hans",
    "zh_hant": "zh-Hant",
    "latin_chp": "la",
    "latin_other": "la",
    "ja": "ja",
    "ja_kana": "ja",
    "ja_romaji": "ja-Latn",
    "ko": "ko",
    "kp": "ko",
    "vi": "vi",
    "english": "en",
    "hi": "hi-Latn",
    "ta": "ta-Latn",
    "ur": "ur-Latn",
    "mn": "mn",
    "pinyin": "zh-Latn-pinyin",
    "pinyin_tongyong": "zh-Latn",
}


def tongue() -> Tongue:
    """The language of the page being made, as HTML writes it."""
    return _BY_CODE.get(get_language() or "en", "en")


def own(first: str, hans: str, hant: str) -> str:
    """A name in the page's language, in the other Chinese script where only that is held, else the first one."""
    chinese = {"zh-Hans": hans or hant, "zh-Hant": hant or hans}
    return chinese.get(tongue()) or first
