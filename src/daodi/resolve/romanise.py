"""Pinyin written in the other two romanisations of trade papers: Wade-Giles and Tongyong."""

from __future__ import annotations

import re

SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxzcsryw]?)([a-z]+)")
WADE_INITIALS = {
    "b": "p", "p": "p'", "d": "t", "t": "t'", "g": "k", "k": "k'", "j": "ch", "q": "ch'", "x": "hs",
    "zh": "ch", "ch": "ch'", "z": "ts", "c": "ts'", "r": "j",
}  # fmt: skip
WADE_FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "uo": "o", "ye": "yeh", "er": "erh", "ue": "ueh"}
WADE_WHOLE = {
    "zhi": "chih", "chi": "ch'ih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tz'u", "si": "szu",
    "guo": "kuo", "kuo": "k'uo", "huo": "huo", "shuo": "shuo", "ge": "ko", "ke": "k'o", "he": "ho", "e": "o",
    "gui": "kuei", "kui": "k'uei", "you": "yu", "yan": "yen", "yong": "yung", "ye": "yeh", "yi": "i",
    "yue": "yueh", "qiong": "ch'iung", "xiong": "hsiung", "ran": "jan", "rong": "jung",
}  # fmt: skip
TONGYONG_INITIALS = {"q": "c", "x": "s", "zh": "jh"}
TONGYONG_WHOLE = {
    "zhi": "jhih", "chi": "chih", "shi": "shih", "ri": "rih", "zi": "zih", "ci": "cih", "si": "sih",
    "wen": "wun", "feng": "fong", "weng": "wong", "qiong": "cyong", "xiong": "syong",
    "liu": "liou", "niu": "niou", "jiu": "jiou", "qiu": "ciou", "xiu": "siou", "diu": "diou", "miu": "miou",
    "gui": "guei", "kui": "kuei", "hui": "huei", "dui": "duei", "tui": "tuei", "zui": "zuei", "cui": "cuei",
    "sui": "suei", "shui": "shuei", "zhui": "jhuei", "chui": "chuei", "rui": "ruei",
    "ju": "jyu", "qu": "cyu", "xu": "syu", "jue": "jyue", "que": "cyue", "xue": "syue",
    "juan": "jyuan", "quan": "cyuan", "xuan": "syuan", "jun": "jyun", "qun": "cyun", "xun": "syun",
}  # fmt: skip


def wade_giles(pinyin: str) -> str:
    """Spaced pinyin without tones in Wade-Giles, apostrophes kept.

    >>> wade_giles("huang qi"), wade_giles("chuan xiong")
    ("huang ch'i", "ch'uan hsiung")
    """
    return " ".join(map(_wade, pinyin.split()))


def tongyong(pinyin: str) -> str:
    """Spaced pinyin without tones in Tongyong.

    >>> tongyong("huang qi"), tongyong("zhi mu")
    ('huang ci', 'jhih mu')
    """
    return " ".join(map(_tongyong, pinyin.split()))


def _wade(syllable: str) -> str:
    if syllable in WADE_WHOLE:
        return WADE_WHOLE[syllable]
    initial, final = _parts(syllable)
    return WADE_INITIALS.get(initial, initial) + WADE_FINALS.get(final, final)


def _tongyong(syllable: str) -> str:
    if syllable in TONGYONG_WHOLE:
        return TONGYONG_WHOLE[syllable]
    initial, final = _parts(syllable)
    return TONGYONG_INITIALS.get(initial, initial) + final


def _parts(syllable: str) -> tuple[str, str]:
    found = SYLLABLE.fullmatch(syllable)
    return (found[1], found[2]) if found else ("", syllable)
