"""Lines that are the frame of a page and not its text: menus, copyright, counters, contact, notices."""

from __future__ import annotations

from daodi.extract.tokens import Token
from daodi.extract.vocabulary import words

SHORT = 14  # tokens of a line that a single mark makes boilerplate


def is_boilerplate(line: list[Token]) -> bool:
    """Whether a line is part of the frame: a strong mark anywhere, or a weak one in a short line.

    >>> from daodi.extract.tokens import tokens
    >>> is_boilerplate(tokens("Copyright 2019 XINHUANET.com All rights reserved."))
    True
    >>> is_boilerplate(tokens("The hospital treated 300 patients."))
    False
    """
    short = len(line) <= SHORT
    return any("boilerplate" in token.senses and (short or token.text in words("frame")) for token in line)


def heads_teasers(line: list[Token]) -> bool:
    """Whether a short line heads the headlines of other pages: Related stories, 延伸阅读."""
    said = [token for token in line if token.kind != "mark"]
    return 0 < len(said) <= 3 and said[0].senses.get("boilerplate") == "teasers"
