"""An error as RFC 9457 says it: one JSON shape for every part of the API."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse

from daodi.hub.core.access.errors import Invalid, Refusal

JSON = "application/problem+json"


def problem(status: int, title: str, kind: str = "about:blank", **more: Any) -> HttpResponse:
    """A problem+json answer: type, title, status, and what else helps the sender to go on."""
    body = {"type": kind, "title": title, "status": status, **more}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=JSON)


def refused(refusal: Refusal) -> HttpResponse:
    """What stands in the way of a request, as problem+json."""
    fields = {"fields": refusal.fields} if isinstance(refusal, Invalid) else {}
    answer = problem(refusal.status, refusal.title, f"urn:daodi:problem:{refusal.kind}", **fields)
    if refusal.status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer
