"""What holds for each operation of the API, said in its OpenAPI document once for all of them."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from daodi.hub.core.access.problem import JSON

PROBLEM = {"$ref": "#/components/schemas/Problem"}
# Any request may be unreadable, from nobody known, not what was expected, or one too many.
ALWAYS = {"400": "Bad request", "401": "Unauthorized", "422": "Unprocessable content", "429": "Too many requests"}
WRITING = {"403": "Forbidden"}
ONCE = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Sent again with the same key, a write happens once and is answered alike.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
}


class Described(NinjaAPI):
    """An API whose document names the refusals that every operation shares, as problem+json."""

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        document = super().get_openapi_schema(**where)
        for operations in document["paths"].values():
            for method, operation in operations.items():
                _describe(operation, writes=method != "get")
        return document


def _describe(operation: dict[str, Any], writes: bool) -> None:
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for status, words in (ALWAYS | WRITING if writes else ALWAYS).items():
        answers.setdefault(status, {"description": words})
    for status, answer in answers.items():
        if status >= "400":
            answer["content"] = {JSON: {"schema": PROBLEM}}
    operation["responses"] = dict(sorted(answers.items()))
    if writes:
        operation["parameters"] = [*operation.get("parameters", ()), ONCE]
