"""How ``/fhir`` speaks: JSON alone, every error an OperationOutcome, what was touched kept whatever came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.errors import Refusal, TooMany
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.throttle import Fair
from daodi.hub.health.fhir.outcome import Unfit, refused
from daodi.hub.health.fhir.validation.reading import LONGEST
from daodi.hub.health.fhir.visit import Visit

View = Callable[..., HttpResponse]
TAKEN = ("application/fhir+json", "application/json", "text/json", "json")
GIVEN = (*TAKEN, "*/*", "application/*", "text/html", "text/*")
FORM = ("application/x-www-form-urlencoded",)
fair = Fair()


def spoken(*methods: str, takes: tuple[str, ...] = TAKEN) -> Callable[[View], View]:
    """A view of programs: it is handed the visit, and any ``Refusal`` of it is said as FHIR says it."""

    def around(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def answering(request: Request, **given: Any) -> HttpResponse:
            try:
                visit = _visit(request, methods, takes)
            except Refusal as error:
                return _refused(error, methods)
            try:
                answer = view(request, visit=visit, **given)
            except Refusal as error:
                answer = _refused(error, methods)
            visit.keep()
            return answer

        return answering

    return around


def base_of(request: HttpRequest) -> str:
    """The address of this site's ``/fhir``."""
    return request.build_absolute_uri("/fhir")


def _visit(request: Request, methods: tuple[str, ...], takes: tuple[str, ...]) -> Visit:
    if not fair.allow_request(request):
        raise TooMany
    if request.method not in methods and not (request.method == "HEAD" and "GET" in methods):
        raise Unfit(f"{request.method}: not here; there are: {', '.join(methods)}", 405)
    _agrees(request, takes)
    prefer = request.headers.get("Prefer", "").replace(" ", "")
    return Visit(anyone(request), base_of(request), strict="handling=strict" in prefer)


def _agrees(request: Request, takes: tuple[str, ...]) -> None:
    """On the form of what is sent and of what is answered, and on how long it may be."""
    accepted = [one.partition(";")[0].strip() for one in request.headers.get("Accept", "*/*").lower().split(",")]
    asked = request.GET.get("_format", "").replace(" ", "+").partition(";")[0]
    if (asked and asked not in TAKEN) or not (asked or any(one in GIVEN for one in accepted)):
        raise Unfit("expected Accept: application/fhir+json; nothing else is spoken here", 406)
    if request.method in ("POST", "PUT"):
        if request.content_type not in takes:
            raise Unfit(f"expected Content-Type: {takes[0]}", 415)
        if len(request.body) > LONGEST:
            raise Unfit(f"too long; expected at most {LONGEST} bytes", 413)


def _refused(error: Refusal, methods: tuple[str, ...]) -> HttpResponse:
    answer = refused(error)
    if answer.status_code == 405:
        answer["Allow"] = ", ".join(methods)
    return answer
