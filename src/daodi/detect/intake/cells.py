"""Cells that hold a count or a population."""

from __future__ import annotations

import re
import unicodedata

from daodi.detect.series import LARGEST

MISSING = frozenset(("", "na", "n/a", "nan", "null", "none", "-", "--", ".", "..", "…", "—", "/"))
GROUPED = re.compile(r"\d{1,3}(?:[, ]\d{3})+(?:\.0+)?")
WHOLE = re.compile(r"\d{1,15}(?:\.0+)?")
NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,15})?(?:[eE][+]?\d{1,2})?")


def missing(text: str) -> bool:
    """Whether a cell says that there is no value."""
    return text.strip().casefold() in MISSING


def count(text: str) -> int | None:
    """A whole number from 0; None where the cell holds none.

    >>> count("1,234"), count("１２"), count("<5"), count("3.0"), count("-1")
    (1234, 12, None, 3, None)
    """
    plain = _plain(text)
    if not WHOLE.fullmatch(plain):
        return None
    whole = int(plain.partition(".")[0])
    return whole if whole <= LARGEST else None


def size(text: str) -> float | None:
    """A number above 0; None where the cell holds none."""
    plain = _plain(text)
    value = float(plain) if NUMBER.fullmatch(plain) else 0.0
    return value if 0.0 < value < float("inf") else None


def _plain(text: str) -> str:
    even = unicodedata.normalize("NFKC", text[:64]).strip()
    return even.replace(",", "").replace(" ", "") if GROUPED.fullmatch(even) else even
