"""How people label counts over time, and reports of reactions."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.row import Row


class CountHeader(Row, frozen=True, kw_only=True, gc=False):
    """A label of a table of counts or of reports, and the field it stands for.

    Several columns that stand for the series (a place and a disease) name it together.
    """

    word: str
    field: Literal[
        "series", "date", "year", "week", "month", "count", "population", "report", "product", "reaction", "stratum"
    ]
    language: str
