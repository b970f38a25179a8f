"""The places a sentence names."""

from __future__ import annotations

from daodi.extract.tokens import Token


def places(line: list[Token]) -> tuple[str, ...]:
    """The places in a run of tokens, in English, each once, in order; a region only once, however often it is named.

    >>> from daodi.extract.tokens import tokens
    >>> places(tokens("one belt, one road, one belt, one road in Uzbekistan"))
    ('Belt and Road', 'Uzbekistan')
    """
    found: dict[str, None] = {}
    for token in line:
        if place := token.senses.get("place"):
            found[place] = None
        elif token.kind == "word" and "-" in token.text:
            for part in token.text.split("-"):
                if place := _place(part):
                    found[place] = None
    return tuple(found)


def _place(word: str) -> str | None:
    from daodi.extract.lexicon import NOTHING, lexicon

    return lexicon().words.get(word, NOTHING).get("place")
