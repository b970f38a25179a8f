"""Sentences and their clauses, as runs of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daodi.extract.tokens import Token

NUMBERED = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*:?")
ITEM = {".", ")", "、"}
TEASER = 40
FULL = {"。", "!", "?", "！", "？"}
COMMAS = {",", ";", "，", "；", ":"}
ABBREVIATED = {
    "dr", "mr", "mrs", "ms", "prof", "st", "no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "vol", "fig", "approx", "ca", "al", "etc", "inc", "co", "ltd", "vs", "gen", "rs",
}  # fmt: skip
BULLETS = {"•", "·", "-", "*", "–", "—", "●", "○", "■", "□", "◆", "▪", "+", "‣", "►"}


class Sentence:
    """The tokens of a sentence, whether it opens a line, and whether that line is an item of a list."""

    __slots__ = ("bullet", "opens", "tokens")

    def __init__(self, found: list[Token], opens: bool, bullet: bool) -> None:
        self.tokens = found
        self.opens = opens
        self.bullet = bullet

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def sentences(text: str, found: list[Token]) -> Iterator[Sentence]:
    """The sentences of a text, in order; a line ends a sentence.

    >>> from daodi.extract.tokens import tokens
    >>> text = "On Dec. 7 it opened. Forty came.\\n\\n- 30 left"
    >>> [text[one.start : one.end] for one in sentences(text, tokens(text))]
    ['On Dec. 7 it opened.', 'Forty came.', '30 left']
    """
    held: list[Token] = []
    opens, bullet = True, False
    size = len(found)
    for at, token in enumerate(found):
        if token.kind == "line":
            if held and not _teaser(held, opens):
                yield Sentence(held, opens, bullet)
            held, opens, bullet = [], True, False
            continue
        if not held and opens and token.text in BULLETS and token.kind == "mark":
            bullet = True
            continue
        held.append(token)
        if len(held) == 2 and opens and _item(held[0], token):
            bullet = True
        if token.text in FULL or (token.text == "." and _ends(text, found, at, size)):
            if not _teaser(held, opens):
                yield Sentence(held, opens, bullet)
            held, opens = [], False
    if held:
        yield Sentence(held, opens, bullet)


def _item(first: Token, second: Token) -> bool:
    """The number or letter of an item: 1., 2), a), 一、, 2.1."""
    if second.text in ITEM:
        return first.kind in ("number", "numeral") or (first.kind == "word" and len(first.text) == 1)
    return first.kind == "number" and NUMBERED.fullmatch(first.text) is not None and second.start > first.end


def _teaser(held: list[Token], opens: bool) -> bool:
    """A short line that breaks off in dots only leads to another page."""
    tail = "".join(token.text for token in held[-3:])
    return opens and len(held) < TEASER and (tail == "..." or tail.endswith(("…", "……")))


def _ends(text: str, found: list[Token], at: int, size: int) -> bool:
    """Whether a full stop ends its sentence: what follows stands apart and begins one."""
    if at + 1 >= size:
        return True
    before, after = found[at - 1] if at else found[at], found[at + 1]
    if after.start == found[at].end and after.kind != "line" and after.kind != "han":
        return False
    if before.text in ABBREVIATED or (len(before.text) == 1 and before.kind == "word"):
        return after.kind == "line"
    if before.kind == "number" and at >= 1 and (at == 1 or found[at - 2].kind == "line"):
        return False  # the number of an item of a list
    first = text[after.start]
    return after.kind == "line" or not first.islower()


def clause(line: list[Token], at: int) -> tuple[int, int]:
    """The clause around a token: from the mark before it to the mark behind it."""
    start = at
    while start > 0 and not (line[start - 1].kind == "mark" and line[start - 1].text in COMMAS):
        start -= 1
    stop = at + 1
    while stop < len(line) and not (line[stop].kind == "mark" and line[stop].text in COMMAS):
        stop += 1
    return start, stop
