"""Reads the number that begins at a token: digits, words, Chinese numerals, and multipliers in any mixture."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from daodi.extract.numerals_zh import chinese, consecutive, multiplier
from daodi.extract.tokens import Token

GROUPED = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
WHOLE = re.compile(r"\d+|\d{1,3}(?:,\d{3})+")
PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
SHORT = {"m", "k", "mn", "bn"}
MORE = {"多", "余", "几", "来", "余个"}
LARGEST = Decimal(10) ** 18


class Numeral(NamedTuple):
    """A number as read: its value, the token after it, and how it was written.

    ``high`` is set where the words themselves are a range (七八); ``more`` where 多 or 余 stands inside (20多万);
    ``scaled`` is the product of the multipliers; ``dotted`` where 23.800 may mean 23800; ``bare`` are digits alone.
    """

    value: Decimal
    stop: int
    high: Decimal | None = None
    more: bool = False
    scaled: Decimal = Decimal(1)
    dotted: bool = False
    bare: bool = False
    worded: bool = False


def number_at(line: list[Token], at: int) -> Numeral | None:
    """The number that begins at a token, or None.

    >>> from daodi.extract.tokens import tokens
    >>> [int(number_at(tokens(text), 0).value) for text in ("1.2万", "fifty-one", "10 thousand and 500")]
    [12000, 51, 10500]
    """
    token = line[at]
    if token.kind == "number":
        found = _digits(line, at)
    elif token.kind == "numeral":
        found = _han(line, at)
    elif token.kind == "word":
        found = _words(line, at)
    else:
        return None
    return found if found and found.value < LARGEST else None


def _digits(line: list[Token], at: int) -> Numeral | None:
    text = line[at].text
    dotted = False
    if GROUPED.fullmatch(text):
        value = Decimal(re.sub("[, ]", "", text))
    elif PLAIN.fullmatch(text):
        dotted = DOTTED.fullmatch(text) is not None
        value = Decimal(text.replace(",", "."))
    elif DOTTED.fullmatch(text):
        value = Decimal(text.replace(".", ""))
    else:
        return None
    bare = text.isdigit()
    stop, scale, more, rest = _scaled(line, at + 1)
    if scale == 1 and not rest:
        return Numeral(value, at + 1, dotted=dotted, bare=bare)
    return Numeral(value * scale + rest, stop, more=more, scaled=scale)


def _scaled(line: list[Token], at: int) -> tuple[int, Decimal, bool, Decimal]:
    """Multipliers from here on: where they end, their product, whether 多 stood before them, and what is added."""
    scale, more, start = Decimal(1), False, at
    if at + 1 < len(line) and line[at].text == "-" and line[at + 1].text in ("m", "million", "billion"):
        at += 1
    while at < len(line):
        token = line[at]
        if token.kind == "numeral" and (factor := multiplier(token.text)) is not None and factor > 1:
            scale *= factor
        elif token.kind == "numeral" and scale == 1 and at == start and (led := _led(token.text)):
            scale, rest = led
            return at + 1, scale, more, rest
        elif (
            token.text in MORE
            and at + 1 < len(line)
            and line[at + 1].kind == "numeral"
            and multiplier(line[at + 1].text)
        ):
            more = True
        elif (word := token.senses.get("multiplier")) and not _foreign(line, at):
            scale *= Decimal(word)
        else:
            break
        at += 1
    stop, rest = _remainder(line, at, scale)
    return stop, scale, more, rest


def _led(text: str) -> tuple[Decimal, Decimal] | None:
    """2亿五千万: a multiplier and then a number of its own."""
    scale = multiplier(text[0])
    rest = chinese(text[1:]) if len(text) > 1 else None
    return (scale, rest) if scale and scale > 1 and rest is not None and rest < scale else None


def _remainder(line: list[Token], at: int, scale: Decimal) -> tuple[int, Decimal]:
    """10 thousand and 500; 2亿5000万; 16亿9,225万6千."""
    after = at + 1 if at < len(line) and line[at].text == "and" else at
    if scale < 1000 or after >= len(line) or line[after].kind != "number" or not WHOLE.fullmatch(line[after].text):
        return at, Decimal(0)
    more, stop = Decimal(line[after].text.replace(",", "")), after + 1
    if stop < len(line) and line[stop].kind == "numeral" and (factor := multiplier(line[stop].text)):
        further, rest = _remainder(line, stop + 1, factor)
        return (further, more * factor + rest) if 10 <= more * factor < scale else (at, Decimal(0))
    if stop < len(line) and line[stop].senses.get("multiplier"):
        return at, Decimal(0)
    return (stop, more) if 100 <= more < scale else (at, Decimal(0))


def _foreign(line: list[Token], at: int) -> bool:
    """``m`` and ``k`` multiply only where they touch the number."""
    return line[at].text in {"m", "k"} and line[at - 1].end != line[at].start


def _han(line: list[Token], at: int) -> Numeral | None:
    text = line[at].text
    if pair := consecutive(text):
        stop, scale, more, _ = _scaled(line, at + 1)
        return Numeral(pair[0] * scale, stop, pair[1] * scale, more, scale)
    value = chinese(text)
    if value is None:
        return None
    stop, scale, more, rest = _scaled(line, at + 1)
    if scale > 1 and not more:
        stop, scale, rest = at + 1, Decimal(1), Decimal(0)
    return Numeral(value * scale + rest, stop, more=more, scaled=scale, worded=True)


def _words(line: list[Token], at: int) -> Numeral | None:
    first = _word(line[at])
    if first is None:
        return None
    total, current, stop = Decimal(0), first, at + 1
    scale = Decimal(1)
    while stop < len(line):
        token = line[stop]
        if (factor := token.senses.get("multiplier")) and token.text not in SHORT:
            scale = Decimal(factor)
            total, current = _times(total, current, scale)
        elif (more := _word(token)) is not None and more < max(scale, Decimal(10) if _tens(current) else scale):
            current += more
        elif (
            token.text == "and" and scale > 1 and stop + 1 < len(line) and (_word(line[stop + 1]) or scale) < scale
        ) or (token.text == "-" and stop + 1 < len(line) and _word(line[stop + 1]) is not None and _tens(current)):
            pass
        else:
            break
        stop += 1
    return Numeral(total + current, stop, scaled=scale, worded=True)


def _times(total: Decimal, current: Decimal, factor: Decimal) -> tuple[Decimal, Decimal]:
    if factor < 1000:
        return total, current * factor
    return total + current * factor, Decimal(0)


def _tens(value: Decimal) -> bool:
    return 20 <= value < 100 and value % 10 == 0


def _word(token: Token) -> Decimal | None:
    """A number word, or two joined by a hyphen."""
    if (value := token.senses.get("digit")) is not None:
        return Decimal(value)
    if "-" in token.text and token.kind == "word":
        return _hyphened(token.text)
    return None


def _hyphened(text: str) -> Decimal | None:
    from daodi.extract.lexicon import NOTHING, lexicon

    words = lexicon().words
    parts = [words.get(part, NOTHING).get("digit") for part in text.split("-")]
    if len(parts) == 2 and parts[0] and parts[1] and _tens(Decimal(parts[0])) and Decimal(parts[1]) < 10:
        return Decimal(parts[0]) + Decimal(parts[1])
    return None
