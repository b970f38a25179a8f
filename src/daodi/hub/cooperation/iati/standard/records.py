"""What an IATI activity says, as far as this hub knows it: plain values, in the words and codes of the standard.

Days are written ``YYYY-MM-DD``, numbers as their digits. Texts are narratives; the language is empty where it is the
activity's own. What the hub does not know of an activity stays in its XML.
"""

from __future__ import annotations

import msgspec

VERSION = "2.03"


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One narrative."""

    text: str
    language: str = ""


Texts = tuple[Text, ...]


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """A party: ``role`` 1 funding, 2 accountable, 3 extending, 4 implementing; empty for a reporter."""

    ref: str = ""
    kind: str = ""
    role: str = ""
    names: Texts = ()


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A sector, country or region, with its percentage where there are several."""

    code: str
    vocabulary: str = ""
    percentage: str = ""


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """A place; ``latitude`` and ``longitude`` both, or none."""

    names: Texts = ()
    latitude: str = ""
    longitude: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document on the web, with what it is to show."""

    url: str
    format: str
    category: str
    title: Texts
    description: Texts = ()


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A budget (``kind`` empty; with ``begins`` and ``ends``) or a transaction (``kind`` its type; with ``on``)."""

    value: str
    currency: str
    value_date: str
    kind: str = ""
    on: str = ""
    begins: str = ""
    ends: str = ""
    provider: str = ""
    receiver: str = ""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A target, an actual or a baseline (``on`` its day): the value, what is to be said of it, and its documents."""

    value: str = ""
    comment: Texts = ()
    documents: tuple[Document, ...] = ()
    on: str = ""


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A span of an indicator, with what was aimed at and what was reached."""

    begins: str
    ends: str
    targets: tuple[Figure, ...] = ()
    actuals: tuple[Figure, ...] = ()


class Indicator(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted: ``measure`` 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative."""

    measure: str
    title: Texts
    description: Texts = ()
    ascending: bool = True
    baseline: Figure | None = None
    periods: tuple[Period, ...] = ()


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A result: ``kind`` 1 output, 2 outcome, 3 impact, 9 other."""

    kind: str
    title: Texts
    indicators: tuple[Indicator, ...]
    description: Texts = ()


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """One activity. ``dates`` are (type, day): 1 planned start, 2 actual start, 3 planned end, 4 actual end."""

    identifier: str
    reporter: Organisation
    title: Texts
    description: Texts
    parties: tuple[Organisation, ...]
    status: str
    dates: tuple[tuple[str, str], ...]
    identifiers: tuple[tuple[str, str], ...] = ()
    countries: tuple[Share, ...] = ()
    regions: tuple[Share, ...] = ()
    locations: tuple[Location, ...] = ()
    sectors: tuple[Share, ...] = ()
    budgets: tuple[Amount, ...] = ()
    transactions: tuple[Amount, ...] = ()
    documents: tuple[Document, ...] = ()
    related: tuple[tuple[str, str], ...] = ()
    results: tuple[Result, ...] = ()
    language: str = "en"
    currency: str = ""
    updated: str = ""


class Reporter(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation file's record: who it is, and documents on it."""

    identifier: str
    name: Texts
    reporter: Organisation
    documents: tuple[Document, ...] = ()
    language: str = "en"
    currency: str = ""
    updated: str = ""
