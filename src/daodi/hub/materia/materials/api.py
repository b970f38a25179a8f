"""``resolve`` for programs: one name, or a list; the same JSON as on the command line."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from daodi.hub.core.access.auth import anyone
from daodi.hub.web.openapi import answer
from daodi.resolve import Resolution, resolve

router = Router(tags=["resolve"])
JSON = "application/json; charset=utf-8"
AT_MOST = 2000


class Name(Schema):
    """A name in any script; whose it is, where several share it."""

    name: str = Field(max_length=1000)
    market: str | None = Field(None, max_length=100)
    language: str | None = Field(None, max_length=35)


class Names(Schema):
    """Many names, with the same hints for all."""

    names: list[str] = Field(max_length=AT_MOST)
    market: str | None = Field(None, max_length=100)
    language: str | None = Field(None, max_length=35)


@router.post("/resolve", auth=anyone, openapi_extra=answer(Resolution), summary="What is it called, there?")
def resolve_one(request: HttpRequest, asked: Name) -> HttpResponse:
    """One name: a material, several with the danger, or unknown."""
    found = resolve(asked.name, market=asked.market, language=asked.language)
    return HttpResponse(msgspec.json.encode(found), content_type=JSON)


@router.post("/resolve/batch", auth=anyone, openapi_extra=answer(list[Resolution]), summary="Many names at once")
def resolve_batch(request: HttpRequest, asked: Names) -> HttpResponse:
    """A list of names: one answer a name, in order."""
    found = resolve(asked.names, market=asked.market, language=asked.language)
    return HttpResponse(msgspec.json.encode(found), content_type=JSON)
