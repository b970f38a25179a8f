"""What every template may know of the one who asks."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from daodi.hub.core.access.actor import NOBODY


def actor(request: HttpRequest) -> dict[str, Any]:
    return {"actor": getattr(request, "actor", NOBODY)}
