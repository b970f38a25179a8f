"""What the verbs' answers look like, for the OpenAPI document: read off their structs, never written twice."""

from __future__ import annotations

from typing import Any

import msgspec


def answer(kind: Any, status: int = 200) -> dict[str, Any]:
    """The ``openapi_extra`` of an operation that answers with a struct, or a list of structs."""
    return {"responses": {status: {"description": "OK", "content": {"application/json": {"schema": schema(kind)}}}}}


def schema(kind: Any) -> dict[str, Any]:
    """The JSON schema of a struct in one piece.

    >>> from daodi.resolve import Suggestion
    >>> sorted(schema(Suggestion)["properties"])
    ['id', 'name', 'score', 'system']
    """
    [whole], parts = msgspec.json.schema_components([kind], ref_template="{name}")
    return _whole(whole, parts)  # type: ignore[no-any-return]


def _whole(piece: Any, parts: dict[str, Any]) -> Any:
    if isinstance(piece, list):
        return [_whole(one, parts) for one in piece]
    if not isinstance(piece, dict):
        return piece
    if "$ref" in piece:
        return _whole(parts[piece["$ref"]], parts)
    return {name: _whole(one, parts) for name, one in piece.items()}
