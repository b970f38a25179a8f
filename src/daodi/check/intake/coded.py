"""Lots that head a column: ``Lot A-17``, ``批号：2301``, or a bare number such as ``20230501``."""

from __future__ import annotations

import re

from daodi.check.intake.labels import meanings

LABELLED = re.compile(r"(\D{1,40}?)[ :：#]+(\S{1,40})")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
LETTERS = re.compile(r"[a-z]+")
DOCUMENTS = (
    "gb gbt usp eu ec eec uk us ph eur ep bp jp ip chp cp api kp ayp thp hkcmms iso en din aoac who fda codex reg"
)
NO_LOT = frozenset((*DOCUMENTS.split(), "no", "prop", "unnamed", "column", "field", "table", "page"))  # before a number


def lot_named(text: str) -> dict[str, str] | None:
    """The lot or sample in a label; nothing where there is none.

    >>> lot_named("Lot A-17"), lot_named("批号：2301"), lot_named("Lead")
    ({'lot': 'A-17'}, {'lot': '2301'}, None)
    """
    parts = LABELLED.fullmatch(" ".join(text.split()))
    if parts is None:
        return None
    fields = meanings(parts[1])
    return next(({name: parts[2]} for name in fields if name in ("lot", "sample")), None)


def coded(text: str) -> dict[str, str]:
    """The lot, and the product before it, in a label that is or ends with a number, but names no year or document.

    >>> coded("20230501"), coded("Cinnamon C-01"), coded("GB 2762-2022")
    ({'lot': '20230501'}, {'lot': 'C-01', 'product': 'Cinnamon'}, {})
    """
    before, _, code = " ".join(text.split()).rpartition(" ")
    letters = LETTERS.findall(f"{before} {code}".casefold())
    if not any(map(str.isdigit, code)) or YEAR.fullmatch(code) or NO_LOT.intersection(letters):
        return {}
    return {"lot": code, "product": before} if before else {"lot": code}


def shape(code: str) -> str:
    """A code with its runs of letters and of digits told apart only.

    >>> shape("C-01") == shape("K-112")
    True
    """
    return re.sub(r"[0-9]+", "9", re.sub(r"[^\W\d_]+", "A", code))
