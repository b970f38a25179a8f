"""The eleven rules of Incoterms 2020: who carries freight, insurance and duty."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal

from daodi.reference.kinds.row import Row
from daodi.reference.load import read

TABLE = Path(__file__).parent / "incoterms.csv"


class Incoterm(Row, frozen=True, kw_only=True, gc=False):
    """A rule; ``place`` is what the named place is; ``insurance`` is empty where neither party owes it to the other."""

    code: str
    name: str
    zh_hans: str
    zh_hant: str
    transport: Literal["any", "sea"]
    place: Literal["delivery", "shipment", "destination"]
    carriage: Literal["seller", "buyer"]
    insurance: Literal["", "seller"]
    export: Literal["seller", "buyer"]
    import_duty: Literal["seller", "buyer"]

    def called(self, language: str = "en") -> str:
        """The rule's name for a reader of this language."""
        return {"zh-hans": self.zh_hans, "zh-hant": self.zh_hant}.get(language.lower(), self.name)


@functools.cache
def incoterms() -> dict[str, Incoterm]:
    """Every rule by its code.

    >>> incoterms()["CIF"].insurance
    'seller'
    """
    return {row.code: row for row in read(TABLE, Incoterm)}


def incoterm(code: str) -> Incoterm:
    """One rule; ValueError where the code is none of Incoterms 2020."""
    found = incoterms().get(code.strip().upper())
    if found is None:
        raise ValueError(f"{code!r} is no rule of Incoterms 2020; expected {', '.join(incoterms())}")
    return found
