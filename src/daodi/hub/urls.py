"""Where things are: the API, signing in, the core's own pages, and one set of pages a room."""

from __future__ import annotations

from django.urls import include, path

from daodi.hub.api import api
from daodi.hub.core.organisations.views import account
from daodi.hub.optional import standing

CORE = ("organisations", "access", "audit", "documents", "jobs")

urlpatterns = [
    path("api/", api.urls),
    path("accounts/2fa/", include("daodi.hub.core.organisations.signing")),
    path("accounts/", include("allauth.urls")),
    path("account", account, name="account"),
    *(path("", include(f"daodi.hub.core.{app}.urls")) for app in CORE),
    *(path("", include(urls)) for urls in standing("urls")),
]
if standing("errors"):
    handler400 = "daodi.hub.web.errors.bad_request"
    handler403 = "daodi.hub.web.errors.denied"
    handler404 = "daodi.hub.web.errors.not_found"
    handler500 = "daodi.hub.web.errors.broken"
