"""How cooperation is reported: what is counted, hedges and other cues, places, money, words for kinds of facts."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.row import Row


class CountNoun(Row, frozen=True, kw_only=True, gc=False):
    """A word for what is counted, its plural where it has one, and the kind of count it stands for.

    A ``measure`` stands between a Chinese number and its noun (名, 个, 项); its kind holds where no noun says more, and
    is empty where only the noun can tell.
    """

    word: str
    plural: str
    kind: str
    part: Literal["noun", "measure"]
    language: str


class Currency(Row, frozen=True, kw_only=True, gc=False):
    """A spelling of a currency, and its ISO 4217 code."""

    spelling: str
    code: str


class NumberWord(Row, frozen=True, kw_only=True, gc=False):
    """A number written as a word: a ``digit`` is added up, a ``multiplier`` multiplies what stands before it."""

    word: str
    value: str
    role: Literal["digit", "multiplier"]
    language: str


class Cue(Row, frozen=True, kw_only=True, gc=False):
    """A word that says how a figure is to be taken, and its value in that role.

    About the figure: ``hedge`` stands before a number and ``hedge_after`` behind it; ``modality``, ``aggregation``;
    ``achieve`` is done for a cooperation; ``burden``, ``context`` and ``baseline`` say that a figure is no result of
    one (a burden of value ``always`` says so of the whole sentence); ``rose`` and ``reached`` tell of a change,
    ``amount`` and ``turnover`` that a bare number is money. About what is no figure: ``idiom`` is read as a whole;
    ``label`` stands before a number that only names something, ``uncounted`` behind one that measures; ``function``
    ends a noun phrase; ``boilerplate`` marks a line of a page's frame, ``frame`` even in a long line. About times:
    ``month`` (its number), ``by``, ``plan`` (its last year); ``heading`` opens a line of what is to be done. About
    names: what is ``signed``, ``founded`` or ``held``.
    """

    word: str
    role: Literal[
        "hedge", "hedge_after", "modality", "aggregation", "achieve", "burden", "context", "baseline", "boilerplate",
        "idiom", "frame", "label", "uncounted", "function", "month", "by", "plan", "rose", "reached", "amount",
        "turnover", "signed", "founded", "held", "heading",
    ]  # fmt: skip
    value: str
    language: str


class Place(Row, frozen=True, kw_only=True, gc=False):
    """A name of a place, the place in English, and its code: ISO 3166 of a country or province, a city's country."""

    name: str
    place: str
    code: str
    kind: Literal["country", "province", "city", "region"]
    language: str


class FactWord(Row, frozen=True, kw_only=True, gc=False):
    """A word that names an agreement, a mechanism, an event, a project or a party, and what kind of one."""

    word: str
    type: Literal["agreement", "mechanism", "event", "project", "party"]
    subtype: str
    language: str
