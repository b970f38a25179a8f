"""Texts and figures as IATI writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from daodi.hub.cooperation.iati.standard.records import Text, Texts
from daodi.hub.cooperation.programmes.kinds import Qualifier
from daodi.hub.cooperation.programmes.models.indicators import Figure

# IATI knows languages by two letters alone: of two names in Chinese the first goes out.
TAGS = {"zh-hans": "zh", "zh-hant": "zh"}
HAN = re.compile("[㐀-鿿]")
HEDGES = {
    Qualifier.APPROX: "about {}",
    Qualifier.AT_LEAST: "at least {}",
    Qualifier.AT_MOST_APPROX: "nearly {}",
    Qualifier.RANGE: "from {}",
}


def language_of(words: str) -> str:
    """The language that a title is written in, as far as its letters tell.

    >>> language_of("中医药中心"), language_of("A centre")
    ('zh', 'en')
    """
    return "zh" if HAN.search(words) else "en"


def text(words: str) -> Texts:
    """One narrative, or none where there is nothing to say."""
    return (Text(text=words.strip()),) if words.strip() else ()


def texts(words: str, names: Mapping[str, str], language: str) -> Texts:
    """A title with its names in other languages; the first is in the record's own language."""
    found: dict[str, Text] = {}
    if words.strip():
        found[language] = Text(text=words.strip())
    for tag, name in names.items():
        written = TAGS.get(tag, tag)
        if name.strip() and written not in found:
            found[written] = Text(text=name.strip(), language=written)
    return tuple(found.values())


def digits(value: Decimal) -> str:
    """A number as its digits, without an exponent and without zeros at its end.

    >>> digits(Decimal("1200.0000")), digits(Decimal("0E-4"))
    ('1200', '0')
    """
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def comment(figure: Figure) -> Texts:
    """What is to be said of a figure: how far it is meant, and the words it was taken from."""
    said = []
    if figure.qualifier in HEDGES:
        said.append(HEDGES[Qualifier(figure.qualifier)].format(digits(figure.value)))
    if figure.value_max is not None:
        said.append(f"to {digits(figure.value_max)}")
    if figure.quote:
        said.append(f"“{figure.quote}”")
    if figure.source and not figure.source.startswith("http"):
        said.append(f"({figure.source})")
    return text(" ".join(said))
