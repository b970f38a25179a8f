"""How names are written: Han variants and readings, parts, processing and trade words, hints, clear names."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.row import Row


class HanVariant(Row, frozen=True, kw_only=True, gc=False):
    """A traditional, Japanese or variant Han character, and the simplified one it is compared as."""

    character: str
    simplified: str


class Reading(Row, frozen=True, kw_only=True, gc=False):
    """A simplified Han character and its most usual reading in pinyin, without tone, ``ü`` written ``u``."""

    character: str
    pinyin: str


class SinoReading(Row, frozen=True, kw_only=True, gc=False):
    """A simplified character as it is read in Korean and in Vietnamese (without marks); empty where not held."""

    character: str
    korean: str
    vietnamese: str


class Lookalike(Row, frozen=True, kw_only=True, gc=False):
    """What a scanner or a tired eye reads, and what it is compared as. Never proof: only a way to candidates."""

    seen: str
    compared_as: str
    script: Literal["han", "latin"]


class PartWord(Row, frozen=True, kw_only=True, gc=False):
    """A word for a part of a plant or animal, the Latin pharmaceutical word it stands for, and where the part grows.

    Words of one region are used for one another (ginger root is a rhizome); words of two regions never are.
    """

    word: str
    part: str
    region: Literal["underground", "bark", "aerial", "flower", "fruit", "other"]


class ProcessingWord(Row, frozen=True, kw_only=True, gc=False):
    """A word that says how a material was processed, and the method.

    The method is a ``zh_hans`` of the processing table or a compound of such; several where the word may be either.
    ``place``: ``any``, or only ``before`` or only ``after`` a name in Chinese or pinyin.
    """

    word: str
    methods: tuple[str, ...]
    place: Literal["any", "before", "after"]


class TradeWord(Row, frozen=True, kw_only=True, gc=False):
    """A word that stands beside names on invoices and labels.

    A ``qualifier`` (wild, false, Korean) may make another material of a common name; ``organisation`` and ``product``
    say that the line is about something else; all others say nothing of which material it is.
    """

    word: str
    kind: Literal[
        "form", "grade", "origin", "unit", "packing", "paper", "author", "joining",
        "preparation", "qualifier", "organisation", "product",
    ]  # fmt: skip


class NameHint(Row, frozen=True, kw_only=True, gc=False):
    """A market or a language, and the systems of names that are formal there, most formal first."""

    kind: Literal["market", "language"]
    hint: str
    systems: tuple[str, ...]


class ClearName(Row, frozen=True, kw_only=True, gc=False):
    """A name in the table of confusables of which one sense is clearly meant; its warning is given all the same.

    Any other name of that table is answered *ambiguous*.
    """

    name: str
    material_id: str
    why: str
