"""The one pattern that cuts a folded text into pieces."""

from __future__ import annotations

import re

SCAN = re.compile(
    r"(?P<number>\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d{1,3}(?: \d{3})+(?![\d.,]|\w)|\d+(?:[.,:/]\d+)*)"
    r"|(?P<money>(?:US|HK|NT|us|hk|nt|[ACSRNacsrn])?\$|[€£¥])"
    r"|(?P<code>(?:[A-Z]{2,4}|Rs)(?=\d[\d,. ]*(?:[KMB]|mn|bn)?\b))"
    r"|(?P<word>(?:[A-Za-z]\.){2,}"
    r"|[^\W\d_\u3400-\u9fff][^\W_\u3400-\u9fff]*(?:['&.-][^\W_\u3400-\u9fff]+)*)"
    r"|(?P<han>[\u3400-\u9fff]+)"
    r"|(?P<line>\n\s*)"
    r"|(?P<mark>[^\w\s])"
)


def pieces(word: str) -> tuple[str, ...]:
    """The pieces of a word of the lexicon, in small letters.

    >>> pieces("u.s. dollars")
    ('u.s.', 'dollars')
    """
    return tuple(match.group().lower() for match in SCAN.finditer(word))
