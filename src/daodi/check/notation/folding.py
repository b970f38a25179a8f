"""Spelling made even, so that one text has one form: widths, dashes, spaces, powers, Greek letters."""

from __future__ import annotations

import functools
import re
import unicodedata

LONGEST = 500
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_POWER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")
_SAME = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣ー", "-"),
        **dict.fromkeys("’‘′`´ʹ＇", "'"),
        **dict.fromkeys("≦⩽⋜", "≤"),
        **dict.fromkeys("≧⩾", "≥"),
        **dict.fromkeys("✕✖∗⨯", "×"),
        **dict.fromkeys("。", "."),
        **dict.fromkeys("~〜∼～", "~"),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad", ""),
        "⁄": "/",
        "∕": "/",
        "µ": "μ",
        "‹": "<",
        "›": ">",
        "″": '"',
    }
)
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "λ": "lambda", "τ": "tau", "μ": "u"}
_AND = re.compile(
    r"(?<=[a-z]{3})\s?/\s?(?=[a-z]{3})|\s+(?:and|und|et|y)\s+|\s*[&＆]\s*|(?<=[\u4e00-\u9fff])[和与與及、](?=[\u4e00-\u9fff])"
)
_NOT_KEY = re.compile(r"(?:[^\w+\u0e00-\u0e7f]|_)+")
_ONE_SPELLING = (("sulph", "sulf"), ("mould", "mold"), ("aluminium", "aluminum"), ("caesium", "cesium"))


def fold(text: str) -> str:
    """The text in one width and one kind of dash, space and sign; powers written with ``^``.

    >>> fold("１.２×10⁴ ＣＦＵ／ｇ")
    '1.2×10^4 CFU/g'
    """
    if text.isascii():
        return " ".join(text.split())
    powered = _POWER.sub(lambda found: "^" + found.group().translate(_POWERS), text)
    even = unicodedata.normalize("NFKC", powered.translate(_SAME)).translate(_SAME)
    return " ".join(even.split())


@functools.lru_cache(maxsize=65536)
def key(text: str) -> str:
    """What two spellings of one name share: letters, digits and plus signs, in lower case.

    >>> key("α-HCH") == key("alpha HCH")
    True
    >>> key("Yeasts & Moulds")
    'yeasts+molds'
    """
    even = _AND.sub("+", fold(text[:LONGEST]).casefold())
    for letter, name in _GREEK.items():
        even = even.replace(letter, name)
    even = _NOT_KEY.sub("", unicodedata.normalize("NFKC", even))
    for one, other in _ONE_SPELLING:
        even = even.replace(one, other)
    return even.strip("+")
