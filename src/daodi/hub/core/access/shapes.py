"""What every part of the API answers when a request can't be carried out."""

from __future__ import annotations

from ninja import Schema


class Problem(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    fields: dict[str, str] | None = None


REFUSED = {401: Problem, 403: Problem, 404: Problem, 429: Problem}
CHANGED = {**REFUSED, 409: Problem, 422: Problem}
