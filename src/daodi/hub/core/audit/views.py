"""What was done, as a page."""

from __future__ import annotations

from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from daodi.hub.core.access import policy
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.queries import entries
from daodi.hub.core.audit.telling import told

A_PAGE = 50


@require_GET
def history(request: Request) -> HttpResponse:
    """What was done to one record (``?type=&id=``), or to all of one's organisation; the latest first."""
    policy.signed_in(request.actor)
    asked = {"subject_type": request.GET.get("type", ""), "subject_id": request.GET.get("id", "")}
    found = entries(request.actor).filter(**{name: value for name, value in asked.items() if value})
    page = Paginator(found.order_by("-number"), A_PAGE).get_page(request.GET.get("page"))
    kept = "".join(f"{name}={quote(value)}&" for name in ("type", "id") if (value := request.GET.get(name, "")))
    return render(
        request, "audit/history.html", {"told": told(request.actor, page.object_list), "page": page, "kept": kept}
    )
