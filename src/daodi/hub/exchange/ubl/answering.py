"""Documents as answers: XML, or JSON where that is asked for; and what was sent, as it was sent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.documents.queries import content as content_of
from daodi.hub.exchange.ubl import checking, exporting
from daodi.hub.exchange.ubl.models import Message, MessageState
from daodi.hub.exchange.ubl.standard.jsontext import dumps
from daodi.hub.exchange.ubl.standard.parsing import parse
from daodi.hub.exchange.ubl.standard.writing import write

XML, JSON = "application/xml; charset=utf-8", "application/json; charset=utf-8"
FORMATS = ("", "xml", "json")
SHOWN = 20


def document(request: HttpRequest, actor: Actor, kind: str, record_id: UUID) -> HttpResponse:
    """The document of a kind about a record. ``format=json`` or an ``Accept`` of JSON asks for its JSON form."""
    format_ = request.GET.get("format", "")
    if format_ not in FORMATS:
        raise Invalid({"format": _("expected one of: %s") % "xml, json"})
    made = exporting.made(actor, kind, record_id)
    said = write(made)
    number = next((one["_"] for one in made[kind][0].get("ID", ())), record_id.hex[:12])
    if format_ == "json" or (not format_ and _wants_json(request)):
        return _answer(dumps(made).encode(), JSON, f"{kind}-{number}.json", _validated(said))
    return _answer(said, XML, f"{kind}-{number}.xml", _validated(said))


def as_sent(message: Message) -> HttpResponse:
    """A document that was sent, byte for byte."""
    with content_of(message.document) as file:
        content = file.read()
    is_json = message.document.media_type == "application/json"
    return _answer(content, JSON if is_json else XML, message.document.name, "")


def refused_fields(message: Message) -> dict[str, str]:
    """What is wrong with a document that was not taken, by the way to each element."""
    wrong = [one for one in message.findings if one["severity"] == "error"][:SHOWN]
    return {one["path"]: _line(one) + one["message"] for one in wrong}


def was_refused(message: Message) -> bool:
    """Whether nothing of a document was taken."""
    return bool(message.state == MessageState.REFUSED)


def _line(one: dict[str, Any]) -> str:
    return f"line {one['line']}: " if one["line"] else ""


def _wants_json(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept", "")
    return "json" in accepted and "xml" not in accepted


def _validated(said: bytes) -> str:
    """Whether the document was held against the official files, and what they say."""
    verdict = checking.verdict(parse(said))
    if not verdict.edition:
        return "no"
    return f"2.4 {verdict.edition[:12]}{'' if verdict.valid else ' with errors'}"


def _answer(content: bytes, kind: str, name: str, validated: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    plain = "".join(sign for sign in name if sign.isalnum() or sign in "-_.").encode("ascii", "ignore").decode()
    response["Content-Disposition"] = f'attachment; filename="{plain or "document.xml"}"'
    response["X-Content-Type-Options"] = "nosniff"
    if validated:
        response["UBL-Validated"] = validated
    return response
