"""Long lists of the API come in pages, none longer and none further away than a database can answer."""

from __future__ import annotations

from ninja import Field, Schema
from ninja.pagination import LimitOffsetPagination

A_PAGE, LONGEST, FURTHEST = 100, 500, 10**9


class Pages(LimitOffsetPagination):
    """``?limit=&offset=``: at most 500 items at a time."""

    class Input(Schema):
        limit: int = Field(A_PAGE, ge=1, le=LONGEST)
        offset: int = Field(0, ge=0, le=FURTHEST)
