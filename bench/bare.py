"""The least that Django and ninja do: one row read from the database, no middleware."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI, Schema

from daodi.hub.core.organisations.models import Organisation

api = NinjaAPI(urls_namespace="bare", docs_url=None)


class One(Schema):
    """One organisation."""

    name: str
    kind: str


def page(request: HttpRequest) -> HttpResponse:
    """A row, as a line of HTML."""
    return HttpResponse(f"<h1>{Organisation.objects.order_by('pk')[0].name}</h1>")


@api.get("/one", response=One)
def one(request: HttpRequest) -> Organisation:
    """A row, as JSON."""
    return Organisation.objects.order_by("pk")[0]


urlpatterns = [path("page", page), path("api/", api.urls)]
