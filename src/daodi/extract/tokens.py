"""Cuts a text into words, numbers and marks in one pass, each with what the lexicon knows of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from daodi.extract.lexicon import NOTHING, Senses, lexicon
from daodi.extract.scan import SCAN

Kind = Literal["number", "word", "han", "numeral", "mark", "line"]
NUMERAL = re.compile(r"[零一二三四五六七八九十百千万亿两廿卅]{1,24}(?:点[零一二三四五六七八九]{1,9}[百千万亿]{0,3})?")
LONGEST = 24  # digits of a number; what is longer is a code
SOFT = re.compile(r"[a-z,]\n[a-z(]")


class Token:
    """A piece of the searched text: where it stands, what kind it is, and its senses by role."""

    __slots__ = ("end", "kind", "senses", "start", "text")

    def __init__(self, start: int, end: int, kind: Kind, text: str, senses: Senses) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.text = text
        self.senses = senses

    def __repr__(self) -> str:
        return f"{self.kind}:{self.text}"


def tokens(text: str) -> list[Token]:
    """The pieces of a folded text, in order.

    >>> [token.text for token in tokens("trained 1,200 people")]
    ['trained', '1,200', 'people']
    >>> [token.text for token in tokens("累计诊治患者2.9亿人次")]
    ['累计', '诊治', '患者', '2.9', '亿', '人次']
    """
    words = lexicon().words
    found: list[Token] = []
    add = found.append
    for match in SCAN.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind in ("word", "code"):
            lower = match.group().lower()
            add(Token(start, end, "word", lower, words.get(lower, NOTHING)))
        elif kind == "han":
            _han(match.group(), start, add)
        elif kind == "number":
            add(Token(start, end, "number" if end - start <= LONGEST else "mark", match.group(), NOTHING))
        elif kind == "line":
            if not SOFT.match(text, start - 1):
                add(Token(start, end, "line", "\n", NOTHING))
        else:
            piece = match.group().lower()
            add(Token(start, end, "mark", piece, words.get(piece, NOTHING)))
    return _joined(found)


def _han(run: str, offset: int, push: Callable[[Token], None]) -> None:
    """Cuts a run of Han by the longest known word; what is not known stays together."""
    held, at, unknown, size = lexicon(), 0, 0, len(run)
    words, lengths = held.words, held.lengths
    while at < size:
        length, senses = 0, NOTHING
        for tried in lengths.get(run[at], ()):
            piece = run[at : at + tried]
            if len(piece) == tried and piece in words:
                length, senses = tried, words[piece]
                break
        kind: Kind = "han"
        if length < 2 and (numeral := NUMERAL.match(run, at)):
            length, senses, kind = numeral.end() - at, NOTHING, "numeral"
        if length and at + length == size and "modality" in senses and "noun" in senses:
            senses = {role: value for role, value in senses.items() if role != "modality"}  # 援助计划, and no verb
        if length:
            if unknown < at:
                push(Token(offset + unknown, offset + at, "han", run[unknown:at], NOTHING))
            push(Token(offset + at, offset + at + length, kind, run[at : at + length], senses))
            at += length
            unknown = at
        else:
            at += 1
    if unknown < size:
        push(Token(offset + unknown, offset + size, "han", run[unknown:], NOTHING))


def _joined(found: list[Token]) -> list[Token]:
    """The same with the phrases of several words as one token each."""
    phrases = lexicon().phrases
    texts = [token.text for token in found]
    out: list[Token] = []
    done = 0
    for at in [place for place, text in enumerate(texts[:-1]) if text in phrases]:
        if at < done:
            continue
        for parts, senses in phrases[texts[at]].get(texts[at + 1], ()):
            stop = at + len(parts)
            if texts[at + 2 : stop] == parts[2:]:
                out += found[done:at]
                out.append(Token(found[at].start, found[stop - 1].end, "word", " ".join(parts), senses))
                done = stop
                break
    return out + found[done:]
