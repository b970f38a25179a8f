"""``/fhir``: each address hands what was sent to its interaction, and says what came of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.health.fhir import resting
from daodi.hub.health.fhir.bundling import carried_out
from daodi.hub.health.fhir.capability import capability
from daodi.hub.health.fhir.outcome import answered, issue, outcome, told
from daodi.hub.health.fhir.registry import Served
from daodi.hub.health.fhir.searching import search
from daodi.hub.health.fhir.speaking import FORM, spoken
from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.fhir.visit import Visit
from daodi.hub.health.fhir.written import changed_at, etag, version_of


@spoken("GET")
def metadata(request: Request, visit: Visit) -> HttpResponse:
    """What is spoken here."""
    return answered(capability(visit.base))


@csrf_exempt
def base(request: Request) -> HttpResponse:
    """The address of all: for people its page, for programs where a transaction goes."""
    return redirect("fhir:home") if request.method in ("GET", "HEAD") else bundle(request)


@spoken("POST")
def bundle(request: Request, visit: Visit) -> HttpResponse:
    """A transaction or a batch."""
    minimal = "return=minimal" in request.headers.get("Prefer", "").replace(" ", "")
    return answered(carried_out(visit, resting.parsed(request.body), minimal=minimal))


@spoken("GET", "POST")
def of_type(request: Request, visit: Visit, kind: str) -> HttpResponse:
    """A search, or a new record."""
    one = resting.type_of(kind)
    if request.method != "POST":
        return answered(search(one, request.META.get("QUERY_STRING", ""), visit))
    sent = resting.parsed(request.body)
    record, is_new = resting.create(visit, one, sent, unless=request.headers.get("If-None-Exist", ""))
    return _written(request, visit, one, record, 201 if is_new else 200)


@spoken("POST", takes=FORM)
def search_by_post(request: Request, visit: Visit, kind: str) -> HttpResponse:
    """A search whose values stand in the body, where no log sees them."""
    query = "&".join(filter(None, (request.META.get("QUERY_STRING", ""), request.body.decode("utf-8", "replace"))))
    return answered(search(resting.type_of(kind), query, visit))


@spoken("GET", "PUT")
def one_record(request: Request, visit: Visit, kind: str, record_id: str) -> HttpResponse:
    """One record: read, or changed."""
    one = resting.type_of(kind)
    if request.method == "PUT":
        match = request.headers.get("If-Match", "")
        sent = resting.parsed(request.body)
        return _written(request, visit, one, resting.update(visit, one, record_id, sent, match=match), 200)
    return _read(request, visit, one, resting.read(visit, one, record_id))


@spoken("GET")
def version(request: Request, visit: Visit, kind: str, record_id: str, version_id: str) -> HttpResponse:
    """One version of a record: the current one, since no other is kept."""
    one = resting.type_of(kind)
    record = resting.read(visit, one, record_id)
    if version_id != version_of(one, record):
        raise NotFound(f"only the current version is kept here: {version_of(one, record)}")
    return _read(request, visit, one, record)


@spoken("POST")
def check(request: Request, visit: Visit, kind: str = "", record_id: str = "") -> HttpResponse:
    """``$validate``: what is wrong with a resource of any type; nothing is kept."""
    visit.known()
    return answered(told(validate(request.body)))


def _read(request: Request, visit: Visit, one: Served, record: Any) -> HttpResponse:
    if etag(one, record) in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers=_versioned(one, record))
    return answered(visit.shown(one, record), headers=_versioned(one, record))


def _written(request: Request, visit: Visit, one: Served, record: Any, status: int) -> HttpResponse:
    """What was kept, in full or as little as the sender prefers."""
    headers = _versioned(one, record)
    headers["Location"] = f"{visit.base}/{one.type}/{record.pk}/_history/{version_of(one, record)}"
    prefer = request.headers.get("Prefer", "").replace(" ", "")
    if "return=minimal" in prefer:
        return HttpResponse(status=status, headers=headers)
    if "return=OperationOutcome" in prefer:
        return answered(outcome(issue("informational", "kept", severity="information")), status, headers)
    return answered(visit.shown(one, record), status, headers)


def _versioned(one: Served, record: Any) -> dict[str, str]:
    return {"ETag": etag(one, record), "Last-Modified": http_date(changed_at(one, record).timestamp())}
