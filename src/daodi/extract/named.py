"""Facts without a figure: agreements, mechanisms, events, projects and parties, by the words that name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from daodi.extract.fact import Type
from daodi.extract.sentence import Sentence
from daodi.extract.tokens import Token
from daodi.extract.vocabulary import words

TYPES: tuple[Type, ...] = ("agreement", "mechanism", "event", "project", "party")
NEEDED = {"agreement": "signed", "mechanism": "founded", "event": "held", "project": "founded"}
OWN = {"our", "their", "its", "this", "his", "her", "these"}
ARTICLES = {"the", "a", "an", "new", "its", "their"}
INSIDE = {"of", "on", "for", "the", "and", "in", "&", "-", "to"}
LINKS = {"of", "the", "and", "for", "on", "in", "to", "&", "-", "'", "with", "'s", "de", "do", "da", "et"}


class Named(NamedTuple):
    """A fact that a name states: the searched text from ``start`` to ``end``."""

    type: Type
    subtype: str
    start: int
    end: int
    sure: bool


def named(sentence: Sentence, text: str) -> Iterator[Named]:
    """The named facts of a sentence: titles in book marks, and names around a word that says what they are."""
    line = sentence.tokens
    taken = -1
    acts = {token.text for token in line if token.kind in ("word", "han")}
    for at, token in enumerate(line):
        if token.start < taken:
            continue
        if token.text == "《" and (found := _titled(line, at)):
            taken = found.end
            yield found
            continue
        if "names" not in token.senses:
            continue
        for kind in TYPES:
            subtype = token.senses.get(kind)
            if subtype is None:
                continue
            found = _around(line, at, kind, subtype, text, acts)
            if found:
                taken = found.end
                yield found
                break


def _titled(line: list[Token], at: int) -> Named | None:
    """《...规划》: what kind of paper it is stands at its end."""
    for place in range(at + 1, min(at + 40, len(line))):
        if line[place].text == "》":
            for token in reversed(line[at + 1 : place]):
                if subtype := token.senses.get("agreement"):
                    return Named("agreement", subtype, line[at].start, line[place].end, True)
            return None
    return None


def _around(line: list[Token], at: int, kind: Type, subtype: str, text: str, acts: set[str]) -> Named | None:
    first, last = _name(line, at, text)
    while first < last and _leads(line[first]):
        first += 1
    long = last - first + (" " in line[at].text)
    if kind == "agreement" and long == 0 and (verb := _signing(line, at)) is not None:
        return Named(kind, subtype, line[verb].start, line[last].end, True)
    if long == 0 and (line[at].kind == "word" or len(line[at].text) < 4):
        return None
    proper = long >= 1 and (line[at].kind == "han" or _proper(line[first : last + 1], text))
    if kind == "party":
        party = proper and _is_party(line, first, last)
        return Named(kind, subtype, line[first].start, line[last].end, True) if party else None
    acted = bool(acts & words(NEEDED[kind])) or any("achieve" in t.senses for t in line[max(0, first - 4) : first])
    if not acted and not (proper and (kind == "event" or long >= 2)):
        return None
    return Named(kind, subtype, line[first].start, line[last].end, acted and proper)


def _proper(name: list[Token], text: str) -> bool:
    """Whether a name has a capital or an ordinal: *the 8th meeting*."""
    return any(text[token.start].isupper() or token.kind == "number" for token in name)


def _signing(line: list[Token], at: int) -> int | None:
    """The verb of *signed an agreement*."""
    near = range(at - 1, max(-1, at - 4), -1)
    return next((place for place in near if line[place].text in words("signed")), None)


def _leads(token: Token) -> bool:
    """Whether a word before a name is not yet the name: *signed the*, *Support the*."""
    return "achieve" in token.senses or token.text in LINKS | OWN or token.text in words("signed") | words("founded")


def _is_party(line: list[Token], first: int, last: int) -> bool:
    return last - first >= 1 and not any(token.kind in ("number", "numeral") for token in line[first : last + 1])


def _name(line: list[Token], at: int, text: str) -> tuple[int, int]:
    """The name around a word: in Chinese what stands together before it, in English the capitals around it."""
    if line[at].kind == "han":
        return _han_name(line, at), at
    first = at
    while first > 0 and _belongs(line, first - 1, text):
        first -= 1
    first = _from_article(line, first)
    while first < at and line[first].text in LINKS:
        first += 1
    return first, _last(line, at, text)


def _from_article(line: list[Token], first: int) -> int:
    """A name in small letters begins behind its article: *the national health and Family Planning Commission*."""
    for place in range(first - 1, max(-1, first - 7), -1):
        token = line[place]
        if token.text in ARTICLES:
            return place + 1
        plain = token.kind == "word" and not {"modality", "achieve", "hedge", "digit"} & token.senses.keys()
        if not plain or (token.text in words("function") and token.text != "and"):
            break
    return first


def _last(line: list[Token], at: int, text: str) -> int:
    """The last capital of a name that goes on behind its word: *Network in the Lancang-Mekong Region*."""
    last = at
    inside = INSIDE if text[line[at].start].isupper() else {"of", "the", "and"}
    if inside is not INSIDE and (at + 1 >= len(line) or line[at + 1].text != "of"):
        return last
    for place in range(at + 1, min(len(line), at + 10)):
        token = line[place]
        capital = text[token.start].isupper() and token.kind == "word"
        if not capital and token.text not in inside:
            break
        if capital and token.text not in words("function") | {"on"}:
            last = place
    return last


def _belongs(line: list[Token], at: int, text: str) -> bool:
    token = line[at]
    if token.kind == "word" and text[token.start].isupper():
        return True
    if token.text in LINKS and at > 0 and token.text not in {"in", "to", "with", "on"}:
        before = line[at - 1]
        return before.kind == "word" and text[before.start].isupper()
    if token.kind == "number" and at + 1 < len(line) and line[at + 1].text in ("st", "nd", "rd", "th"):
        return True
    return token.text in ("st", "nd", "rd", "th") or (
        token.kind == "word"
        and not token.senses
        and len(token.text) > 3
        and text[line[at + 1].start].islower()
        and token.text not in {"with", "from", "that", "this", "their", "into", "were", "been", "have"}
        and token.text.endswith(("al", "ic", "ive", "ry", "ion", "ity", "ed", "ine", "ese", "ian", "an"))
    )


def _han_name(line: list[Token], at: int) -> int:
    first = at
    while first > 0 and at - first < 9:
        token = line[first - 1]
        if token.kind not in ("han", "numeral", "number") and token.text not in {
            "—",
            "-",
            "·",
            "“",
            "”",
            '"',
            "(",
            ")",
        }:
            break
        if {"achieve", "modality", "hedge"} & token.senses.keys() or token.text.endswith(
            ("的", "了", "与", "和", "在", "由", "对", "及", "于", "日", "是", "为")
        ):
            break
        first -= 1
    return first
