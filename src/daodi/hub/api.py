"""The hub's own API under ``/api``: one router a room, errors as problem+json."""

from __future__ import annotations

import logging
from importlib import import_module
from importlib.metadata import version
from typing import Any

from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from daodi.hub.core.access.api import router as access
from daodi.hub.core.access.auth import member
from daodi.hub.core.access.errors import NotFound, NotSignedIn, Refusal, unkeepable
from daodi.hub.core.access.problem import problem, refused
from daodi.hub.core.access.throttle import Fair
from daodi.hub.core.audit.api import router as audit
from daodi.hub.core.documents.api import router as documents
from daodi.hub.core.jobs.api import router as jobs
from daodi.hub.core.organisations.api import router as organisations
from daodi.hub.described import Described
from daodi.hub.optional import standing

log = logging.getLogger("daodi.hub")
api = Described(
    title="daodi", version=version("daodi"), urls_namespace="api", docs_url=None, auth=member, throttle=[Fair()]
)
for router in (organisations, access, audit, documents, jobs):
    api.add_router("", router)
for name in standing("api"):
    api.add_router("", import_module(name).router)


@api.exception_handler(Refusal)
def _refused(_request: HttpRequest, error: Refusal) -> HttpResponse:
    return refused(error)


@api.exception_handler(DataError)
def _unkeepable(_request: HttpRequest, _error: DataError) -> HttpResponse:
    return refused(unkeepable())


@api.exception_handler(Http404)
def _absent(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return refused(NotFound())


@api.exception_handler(AuthenticationError)
def _unknown(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return refused(NotSignedIn())


@api.exception_handler(Throttled)
def _too_many(_request: HttpRequest, error: Throttled) -> HttpResponse:
    answer = problem(429, _("Too many requests"))
    answer["Retry-After"] = str(int(error.wait or 1) + 1)
    return answer


@api.exception_handler(HttpError)
def _said(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, str(error))


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {".".join(map(str, flaw["loc"][1:])): flaw["msg"] for flaw in error.errors}
    return problem(422, _("The request can't be taken"), "urn:daodi:problem:invalid", fields=fields)


@api.exception_handler(Exception)
def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(500, _("Something broke here. It is noted; please try again."))


def schema() -> dict[str, Any]:
    """The OpenAPI document of this site."""
    return api.get_openapi_schema()
