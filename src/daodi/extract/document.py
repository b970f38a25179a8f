"""What ``extract`` reads: a text with its name, its day and its language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text to read facts out of; offsets of facts count characters of ``text``.

    ``published`` may be a year, a month or a day (``2019``, ``2019-12``, ``2019-12-09``): relative dates are resolved
    against it as far as it goes.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None


def document_of(given: Any, *, published: str | date | None = None, language: str | None = None) -> Document:
    """A document from a text, a mapping with ``text``, or a document; raises ValueError where it is none of them.

    >>> document_of({"text": "41 projects", "id": "a", "published": "2019"}).published
    '2019'
    """
    if isinstance(given, Document):
        return _with(given, published, language)
    if isinstance(given, str):
        return Document(id="", text=given, published=_day(published), language=language)
    if isinstance(given, Mapping):
        return _with(_from_mapping(given), published, language)
    raise ValueError(f"no document: {type(given).__name__}, expected a text, a mapping with 'text' or a Document")


def _from_mapping(given: Mapping[str, Any]) -> Document:
    text = given.get("text")
    if not isinstance(text, str):
        raise ValueError("a document without text, expected an object with 'text'")
    name = given.get("id") or given.get("url") or ""
    return Document(
        id=str(name),
        text=text,
        title=_text(given.get("title")),
        url=_text(given.get("url")),
        language=_text(given.get("language")),
        published=_day(given.get("published")),
    )


def _with(document: Document, published: str | date | None, language: str | None) -> Document:
    """The document's own day and language stand; what was given fills what is missing."""
    return msgspec.structs.replace(
        document,
        published=document.published or _day(published),
        language=document.language or language,
    )


def _day(value: object) -> str | None:
    return None if value in (None, "") else str(value)[:10]


def _text(value: object) -> str | None:
    return None if value in (None, "") else str(value)
