"""``/ubl``: documents for programs, taken and given as other systems send them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, NotFound, NotSignedIn, Refusal
from daodi.hub.core.access.problem import refused
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.ubl import answering, bringing
from daodi.hub.exchange.ubl.models import Message

View = Callable[..., HttpResponse]


def _plainly(view: View) -> View:
    """Refusals as problem+json, never as a page."""

    @wraps(view)
    def answered(request: Request, **given: Any) -> HttpResponse:
        try:
            return view(request, **given)
        except Refusal as error:
            return refused(error)

    return answered


@require_safe
@_plainly
def document(request: Request, kind: str, record_id: UUID) -> HttpResponse:
    """A document about a record that the one who asks may see."""
    return answering.document(request, request.actor, kind, record_id)


@csrf_exempt
@require_POST
@_plainly
def take(request: Request, kind: str) -> HttpResponse:
    """Takes the document in the body. A bearer key alone opens this way: a browser's session could be led here."""
    if not request.actor.via.startswith("key"):
        raise NotSignedIn
    policy.may_write(request.actor)
    message = taken(request, kind)
    body = {"id": str(message.pk), **said(message)}
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=201, content_type="application/json")


def taken(request: Request, kind: str) -> Message:
    """The message that a body became; ``Invalid`` names each element that stands in the way."""
    if kind not in bringing.KINDS:
        raise NotFound
    message = bringing.receive(actor=request.actor, name="", content=request.body, kind=kind)
    if answering.was_refused(message):
        raise Invalid(answering.refused_fields(message))
    return message


def said(message: Message) -> dict[str, Any]:
    """What became of a document."""
    names = ("kind", "number", "state", "about", "many", "errors", "warnings", "notes", "findings")
    record = {"record_id": str(message.record_id) if message.record_id else None}
    return {name: getattr(message, name) for name in names} | record | {"checked_against": message.edition}
