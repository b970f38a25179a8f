"""Text from others' papers, made fit for a page, a screen and a spreadsheet."""

from __future__ import annotations

import re
from html import escape

# Control characters, lone surrogates and marks that turn the writing direction have no place in what a person reads.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = f"{_HAN}\u3040-\u30ff\uac00-\ud7a3"
_EAST = re.compile(f"[{_LETTER}](?:[{_LETTER}\u3000-\u303f\uff00-\uff5f·]*[{_LETTER}])?")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_URL = re.compile(r"https?://[^\s<>\"';]+")


def clean(text: str | None) -> str:
    r"""The text without what would steer a terminal or break a file; each such character becomes U+FFFD.

    >>> clean("A\x1b[2J17"), clean(None)
    ('A\ufffd[2J17', '')
    """
    return _UNFIT.sub("\ufffd", text) if text else ""


def one_line(text: str | None) -> str:
    r"""The text on one line.

    >>> one_line("lead\n and  cadmium ")
    'lead and cadmium'
    """
    return " ".join(clean(text).split())


def language(text: str) -> str | None:
    """The language whose letter forms a text needs; None where it has no East Asian character.

    Han characters of the simplified set are drawn as simplified, the others as traditional.

    >>> language("黄芪"), language("黃耆"), language("コウジン"), language("황기"), language("Astragali Radix")
    ('zh-Hans', 'zh-Hant', 'ja', 'ko', None)
    """
    east = "".join(_EAST.findall(text))
    if not east:
        return None
    if _KANA.search(east):
        return "ja"
    if _HANGUL.search(east):
        return "ko"
    return "zh-Hant" if _fits(east, "big5") and not _fits(east, "gb2312") else "zh-Hans"


def _fits(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def markup(text: str | None, lang: str = "en") -> str:
    """The text escaped for HTML; a run in another script than the page's says its language.

    >>> markup("<b> 黃耆")
    '&lt;b&gt; <span lang="zh-Hant">黃耆</span>'
    """
    whole, parts, at = clean(text), [], 0
    for run in _EAST.finditer(whole):
        kind = language(run.group())
        inner = escape(run.group())
        parts += [escape(whole[at : run.start()]), inner if kind == lang else f'<span lang="{kind}">{inner}</span>']
        at = run.end()
    return "".join((*parts, escape(whole[at:])))


def linked(text: str | None, lang: str = "en") -> str:
    """The text escaped, with each web address in it a link; nothing but http and https becomes one.

    >>> linked("javascript:alert(1)"), linked("https://example.org/a?b=1&c=2")[:33]
    ('javascript:alert(1)', '<a href="https://example.org/a?b=')
    """
    whole, parts, at = clean(text), [], 0
    for found in _URL.finditer(whole):
        parts += [markup(whole[at : found.start()], lang), _anchor(found.group())]
        at = found.end()
    return "".join((*parts, markup(whole[at:], lang)))


def _anchor(url: str) -> str:
    address = escape(url)
    return f'<a href="{address}" rel="noreferrer">{address}</a>'
