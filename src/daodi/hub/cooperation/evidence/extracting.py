"""``extract`` for programs: one text, a list of them, or a file; what is long is read by a job."""

from __future__ import annotations

from typing import Any

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema

from daodi.extract import Document, Fact, extract
from daodi.extract.text import read_all
from daodi.hub.cooperation.evidence import proposing
from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.jobs.actions import ask
from daodi.hub.web.openapi import answer, schema
from daodi.tables import Unreadable

router = Router(tags=["extract"])
JSON = "application/json; charset=utf-8"
KIND = "extract-batch"
MOST = 1000  # documents that are read while their sender waits
LARGEST = 8 << 20


class DocumentIn(Schema):
    """A text with what is known of it; offsets of its facts count characters of ``text``."""

    text: str = Field(max_length=proposing.AT_ONCE)
    id: str = Field("", max_length=200)
    title: str = Field("", max_length=300)
    url: str = Field("", max_length=500)
    language: str = Field("", max_length=35)
    published: str = Field("", max_length=10)


class Listed(msgspec.Struct):
    """A list of documents, as it is sent."""

    documents: list[Any]


class Answers(msgspec.Struct):
    """The facts of all documents in order, and the documents that could not be read."""

    answers: list[Fact]
    problems: list[str]


class Waiting(msgspec.Struct):
    """The job that reads what was sent; its result will be a document of JSON Lines."""

    job: str


@router.post(
    "/extract",
    auth=anyone,
    openapi_extra=answer(list[Fact]),
    summary="What was promised, what came of it?",
)
def extract_one(request: Request, asked: DocumentIn) -> HttpResponse:
    """The facts of one text, each with its quote and place; proposed, never confirmed, and nothing is kept."""
    return HttpResponse(msgspec.json.encode(_facts(asked)), content_type=JSON)


def _facts(asked: DocumentIn) -> list[Fact]:
    return extract({name: value for name, value in asked.dict().items() if value or name == "text"})


def _content(kind: Any) -> dict[str, Any]:
    return {"description": "OK", "content": {"application/json": {"schema": schema(kind)}}}


LIST = {
    "type": "object",
    "required": ["documents"],
    "properties": {"documents": {"type": "array", "maxItems": MOST, "items": DocumentIn.model_json_schema()}},
}
FILE = {"type": "object", "required": ["file"], "properties": {"file": {"type": "string", "format": "binary"}}}


@router.post(
    "/extract/batch",
    auth=anyone,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": LIST}, "multipart/form-data": {"schema": FILE}},
        },
        "responses": {200: _content(Answers), 202: _content(Waiting)},
    },
    summary="A list of texts, or a file",
)
def extract_batch(request: Request) -> HttpResponse:
    """A list of documents; or a file: a text, web page, PDF, JSON of one, a list, or JSON Lines. Long: as a job."""
    file = request.FILES.get("file")
    name, sent = (file.name or "file", _bytes(file)) if file else ("documents.json", _body(request))
    documents, problems = documents_in(name, sent)
    if sum(len(one.text) for one in documents) > proposing.AT_ONCE or len(documents) > MOST:
        kept = keep(actor=request.actor, name=name, content=sent, source="extract")
        job = ask(actor=request.actor, kind=KIND, params={"document": str(kept.pk)})
        return HttpResponse(msgspec.json.encode(Waiting(job=str(job.pk))), content_type=JSON, status=202)
    found = [fact for facts in extract(documents) for fact in facts]
    return HttpResponse(msgspec.json.encode(Answers(answers=found, problems=problems)), content_type=JSON)


def documents_in(name: str, sent: bytes) -> tuple[list[Document], list[str]]:
    """The documents that were sent, and what could not be read of them; ``Invalid`` where that is all."""
    try:
        found = list(read_all(sent, name))
    except Unreadable as error:
        raise Invalid({"file": str(error)}) from error
    documents = [one for one in found if isinstance(one, Document)]
    problems = [str(one) for one in found if not isinstance(one, Document)]
    if not documents:
        raise Invalid({"file": problems[0] if problems else _("No document was sent.")})
    return documents, problems


def _bytes(file: UploadedFile[bytes]) -> bytes:
    if (file.size or 0) > LARGEST:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (LARGEST >> 20)})
    sent: bytes = file.read()
    return sent


def _body(request: Request) -> bytes:
    if not (request.content_type or "").startswith("application/json"):
        raise Invalid({"file": _("Send a list of documents as JSON, or a file.")})
    try:
        return msgspec.json.encode(msgspec.json.decode(request.body, type=Listed).documents)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Invalid({"documents": str(error)}) from error
