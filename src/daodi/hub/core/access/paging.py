"""Long lists of the API come in pages, none longer and none further away than a database can answer."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.pagination import LimitOffsetPagination

A_PAGE, LONGEST, FURTHEST = 100, 500, 10**9


class Pages(LimitOffsetPagination):
    """``?limit=&offset=``: at most 500 items at a time."""

    class Input(Schema):
        limit: int = Field(A_PAGE, ge=1, le=LONGEST)
        offset: int = Field(0, ge=0, le=FURTHEST)

    def paginate_queryset(
        self, queryset: QuerySet[Any], pagination: Any, request: HttpRequest, **params: Any
    ) -> dict[str, Any]:
        """One page, and how many there are in all: counted where this page is not seen to be the last."""
        begin, end = pagination.offset, pagination.offset + pagination.limit
        items = list(queryset[begin:end])
        is_last = len(items) < pagination.limit and (items or not begin)
        return {"items": items, "count": begin + len(items) if is_last else self._items_count(queryset)}
