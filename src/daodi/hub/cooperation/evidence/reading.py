"""The text of a document, as its facts will count it: one string, its lines ended alike, nothing hidden in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from daodi.check.show.text import clean, one_line
from daodi.extract import Document
from daodi.extract.text import read
from daodi.hub.core.access.errors import Invalid
from daodi.tables import Unreadable

LONGEST = 4_000_000  # signs


def document_in(content: bytes, name: str) -> Document:
    """The document in a file that was sent: text, web page, PDF or JSON; ``Invalid`` says why there is none."""
    try:
        return read(content, name)
    except Unreadable as error:
        raise Invalid({"file": str(error)}) from error


def text_in(text: str, field: str = "file") -> str:
    """A text fit to be kept; ``Invalid`` where there is none, or too much of it."""
    text = plain(text)
    if not text.strip():
        raise Invalid({field: _("No text could be read in it. A scan must be read by a person first.")})
    if len(text) > LONGEST:
        raise Invalid({field: _("It is too long: expected at most %d signs.") % LONGEST})
    return text


def plain(text: str) -> str:
    """The text with its lines ended alike and without what steers a screen; each such sign becomes one other.

    >>> plain("41 projects\\r\\n\\x07")
    '41 projects\\n\\ufffd'
    """
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def told(document: Document) -> dict[str, Any]:
    """What a file says of itself, as far as it can be kept."""
    return {
        "title": one_line(document.title)[:300],
        "url": _address(one_line(document.url)),
        "published": day(document.published),
        "language": one_line(document.language)[:35],
    }


def _address(url: str) -> str:
    return url if url.startswith(("http://", "https://")) and len(url) <= 500 and " " not in url else ""


def day(said: str | None) -> date | None:
    """A day written ``2026-11-22``, or None."""
    try:
        return date.fromisoformat(said or "")
    except ValueError:
        return None
