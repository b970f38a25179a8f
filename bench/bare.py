"""The same rows as a new project would show them: one app, the middleware of ``django-admin startproject``, plain code.

Signing in is Django's own session; a program's key is looked up in the database. Nobody is kept from seeing anything.
``/least/page`` and ``/least/api`` are less than anybody's site: nobody asks, one row is read, one line is said.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from ninja import NinjaAPI, Router, Schema
from ninja.security import HttpBearer

from daodi.hub.core.access.models import Key
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.models import Job, Notice
from daodi.hub.core.organisations.models import Membership, Organisation, Standing, User

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES: dict[str, object] = {
    "NAME": "bare",
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [Path(__file__).with_name("templates")],
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ],
    },
}


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """One's memberships, keys and notices."""
    own = request.user.pk
    context = {
        "memberships": Membership.objects.filter(user=own).select_related("organisation"),
        "keys": Key.objects.filter(membership__user=own),
        "notices": Notice.objects.filter(to=own)[:20],
    }
    return render(request, "account.html", context, using="bare")


@login_required
def organisations(request: HttpRequest) -> HttpResponse:
    """Who takes part."""
    rows = Organisation.objects.filter(standing=Standing.APPROVED)
    return render(request, "organisations.html", {"organisations": rows}, using="bare")


@login_required
def jobs(request: HttpRequest) -> HttpResponse:
    """What one asked for."""
    return render(request, "jobs.html", {"jobs": Job.objects.filter(asked_by=request.user.pk)[:50]}, using="bare")


class Bearer(HttpBearer):
    """The person whose key this is."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        digest = hashlib.sha256(token.encode()).hexdigest()
        key = Key.objects.select_related("membership__user").filter(secret_hash=digest).first()
        return key.membership.user if key else None


class Me(Schema):
    """Who asks."""

    id: UUID
    email: str
    name: str


class Party(Schema):
    """An organisation."""

    id: UUID
    name: str
    kind: str
    jurisdiction: str
    standing: str
    example: bool


class Paper(Schema):
    """A document."""

    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str
    source: str
    visibility: str
    created_at: datetime


api = NinjaAPI(urls_namespace="bare", docs_url=None, auth=Bearer())


@api.get("/me", response=Me)
def me(request: HttpRequest) -> User:
    """Who asks."""
    return request.auth  # type: ignore[attr-defined,no-any-return]


@api.get("/documents", response=list[Paper])
def documents(request: HttpRequest) -> QuerySet[Document]:
    """A hundred documents."""
    return Document.objects.all()[:100]


least = Router(auth=None)


@least.get("/api", response=Party)
def least_route(request: HttpRequest) -> Organisation:
    """A row, as JSON."""
    return Organisation.objects.order_by("pk")[0]


def least_page(request: HttpRequest) -> HttpResponse:
    """A row, as a line of HTML."""
    return HttpResponse(f"<h1>{Organisation.objects.order_by('pk')[0].name}</h1>")


api.add_router("/least", least)
urlpatterns = [
    path("account", account),
    path("organisations", organisations),
    path("jobs", jobs),
    path("least/page", least_page),
    path("api/", api.urls),
]
