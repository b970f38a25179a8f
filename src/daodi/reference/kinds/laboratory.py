"""What laboratories measure, and the words and units they write."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.row import Row


class Analyte(Row, frozen=True, kw_only=True, gc=False):
    """What a laboratory measures. ``id`` is the name that the rules use.

    ``as_of`` and ``factor``: a result of the analyte ``as_of`` times ``factor`` is a result of this one.
    ``part_of``: the analytes that contain this one, so that it can't exceed them.
    ``sum_of``: what a total is usually made of; a rule's own list goes before it.
    """

    id: str
    group: Literal[
        "identity",
        "metals",
        "pesticides",
        "mycotoxins",
        "sulfur-dioxide",
        "microbial",
        "pyrrolizidine-alkaloids",
        "aristolochic-acids",
        "water-ash-extract",
        "assay",
        "other-contaminants",
    ]
    quantity: Literal["mass-fraction", "count", "presence", "exposure", "volume-fraction"]
    cas: str
    as_of: str
    factor: str
    part_of: tuple[str, ...]
    sum_of: tuple[str, ...]


class AnalyteName(Row, frozen=True, kw_only=True, gc=False):
    """A name that certificates use for an analyte."""

    name: str
    analyte: str


class UnitSpelling(Row, frozen=True, kw_only=True, gc=False):
    """A unit as written, in lower case with ``u`` for micro; ``factor`` leads to the base of its dimension.

    Bases: g, mL, one item counted, day, dose, kg of body weight, cm2, Bq; and mg/kg for a mass fraction.
    """

    spelling: str
    dimension: str
    factor: str


class Word(Row, frozen=True, kw_only=True, gc=False):
    """A word of certificates that is no number. ``place``: result, operator, basis."""

    word: str
    place: Literal["result", "operator", "basis"]
    meaning: str
