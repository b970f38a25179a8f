"""``extract`` for programs: one text, a list of them, or a file; what is long is read by a job."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema

from daodi.extract import Fact
from daodi.hub.cooperation.evidence import proposing, reading
from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.kinds import media_type
from daodi.hub.core.jobs.actions import ask
from daodi.hub.web.openapi import answer, schema

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
    return HttpResponse(msgspec.json.encode(proposing.extracted(asked.dict())), content_type=JSON)


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
    documents, problems = documents_in(name, sent, listed=file is None)
    if sum(len(one["text"]) for one in documents) > proposing.AT_ONCE or len(documents) > MOST:
        kept = keep(actor=request.actor, name=name, content=sent, source="extract")
        job = ask(actor=request.actor, kind=KIND, params={"document": str(kept.pk), "listed": file is None})
        return HttpResponse(msgspec.json.encode(Waiting(job=str(job.pk))), content_type=JSON, status=202)
    found = [fact for one in documents for fact in proposing.extracted(one)]
    answers = {"answers": found, "problems": problems}
    return HttpResponse(msgspec.json.encode(answers), content_type=JSON)


def documents_in(name: str, sent: bytes, *, listed: bool = False) -> tuple[list[dict[str, Any]], list[str]]:
    """The documents that were sent, and what could not be read of them; ``Invalid`` where that is all."""
    listing = list(_lines(sent)) if listed or name.lower().endswith((".json", ".jsonl", ".ndjson")) else []
    if not listing:
        return [_read(name, sent)], []
    documents: list[dict[str, Any]] = []
    problems: list[str] = []
    for number, one in enumerate(listing, 1):
        if isinstance(one, dict) and isinstance(one.get("text"), str):
            documents.append(_plain(one, f"{name}:{number}"))
        else:
            problems.append(f"{name}:{number}: no document, expected an object with text")
    if not documents:
        raise Invalid({"file": problems[0]})
    return documents, problems


def _read(name: str, sent: bytes) -> dict[str, Any]:
    kind = media_type(io.BytesIO(sent), name)
    found = reading.read(sent, kind or "")
    published = found.published.isoformat() if found.published else ""
    said = {"id": name, "text": found.text, "title": found.title, "url": found.url}
    return {**said, "language": found.language, "published": published}


def _plain(one: dict[str, Any], name: str) -> dict[str, Any]:
    said = {key: one[key] for key in ("id", "title", "url", "language", "published") if isinstance(one.get(key), str)}
    return {"id": name, **{key: value for key, value in said.items() if value}, "text": one["text"]}


def _lines(sent: bytes) -> Iterator[Any]:
    """The documents of a JSON list, of an object with such a list, of one object, or of JSON Lines."""
    text = reading.decoded(sent)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from (_line(line) for line in text.splitlines() if line.strip())
        return
    if isinstance(whole, dict) and isinstance(whole.get("documents"), list):
        whole = whole["documents"]
    yield from whole if isinstance(whole, list) else [whole]


def _line(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _bytes(file: UploadedFile[bytes]) -> bytes:
    if (file.size or 0) > LARGEST:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (LARGEST >> 20)})
    sent: bytes = file.read()
    return sent


def _body(request: Request) -> bytes:
    if not (request.content_type or "").startswith("application/json"):
        raise Invalid({"file": _("Send a list of documents as JSON, or a file.")})
    return request.body
