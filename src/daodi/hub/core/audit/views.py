"""What was done, as a page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from daodi.hub.core.access import policy
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.queries import entries
from daodi.hub.core.organisations.models import User

A_PAGE = 50


@require_GET
def history(request: Request) -> HttpResponse:
    """What was done to one record (``?type=&id=``), or to all of one's organisation; the latest first."""
    policy.signed_in(request.actor)
    asked = {"subject_type": request.GET.get("type", ""), "subject_id": request.GET.get("id", "")}
    found = entries(request.actor).filter(**{name: value for name, value in asked.items() if value})
    page = Paginator(found.order_by("-number"), A_PAGE).get_page(request.GET.get("page"))
    known = {str(user.pk): str(user) for user in User.objects.filter(pk__in={entry.by["user"] for entry in page})}
    shown = [(entry, known.get(entry.by["user"] or "", "")) for entry in page]
    return render(request, "audit/history.html", {"entries": shown, "page": page})
