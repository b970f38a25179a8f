"""The text of a document, as its facts will count it: one string, its lines ended alike, nothing hidden in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from daodi.check.show.text import clean
from daodi.hub.core.access.errors import Invalid

LONGEST = 4_000_000  # signs
ENCODINGS = ("utf-8-sig", "gb18030", "big5hkscs", "cp1252")
PAGES = ("<!doctype html", "<html")


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a file says of itself, and its text."""

    text: str
    title: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""


def read(content: bytes, media_type: str) -> Read:
    """The text of a file that was sent; ``Invalid`` says why there is none."""
    if media_type == "application/pdf":
        return _told(text=_pdf(content))
    if media_type == "application/json":
        return _json(content)
    if not media_type.startswith("text/") and media_type != "application/xml":
        raise Invalid({"file": _("Expected text, a web page, a PDF with text, or JSON.")})
    text = decoded(content)
    return _page(text) if is_page(text) else _told(text=text)


def plain(text: str) -> str:
    """The text with its lines ended alike and without what steers a screen; each such sign becomes one other.

    >>> plain("41 projects\\r\\n\\x07")
    '41 projects\\n\\ufffd'
    """
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def decoded(content: bytes) -> str:
    """The signs of a text file in any common encoding."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def is_page(text: str) -> bool:
    """Whether it is a whole web page; a text with a tag or two in it is a text."""
    return text.lstrip()[:1000].lower().startswith(PAGES) or "</body>" in text.lower()


def _told(text: str, **facts: Any) -> Read:
    text = plain(text)
    if not text.strip():
        raise Invalid({"file": _("No text could be read in it. A scan must be read by a person first.")})
    if len(text) > LONGEST:
        raise Invalid({"file": _("It is too long: expected at most %d signs.") % LONGEST})
    return Read(text=text, **facts)


def _page(text: str) -> Read:
    import trafilatura

    found: Any = trafilatura.bare_extraction(text, with_metadata=True, favor_recall=True)
    if found is None or not found.text:
        raise Invalid({"file": _("No text could be read in this page. Paste its text instead.")})
    return _told(
        found.text,
        title=clean(found.title or "")[:300],
        url=_address(found.url),
        published=day(found.date),
        language=clean(found.language or "")[:35],
    )


def _pdf(content: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = PdfReader(BytesIO(content)).pages
        return "\n\n".join(page.extract_text() for page in pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Invalid({"file": _("This PDF can’t be read: %s.") % error}) from error


def _json(content: bytes) -> Read:
    try:
        said = json.loads(decoded(content))
    except (ValueError, RecursionError) as error:
        raise Invalid({"file": _("This JSON can’t be read: %s.") % error}) from error
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise Invalid({"file": _("Expected one JSON object with the field “text”.")})
    return _told(
        said["text"],
        title=clean(str(said.get("title") or ""))[:300],
        url=_address(said.get("url")),
        published=day(said.get("published")),
        language=clean(str(said.get("language") or ""))[:35],
    )


def _address(url: object) -> str:
    text = clean(url) if isinstance(url, str) else ""
    return text if text.startswith(("http://", "https://")) and len(text) <= 500 and not text.split()[1:] else ""


def day(said: object) -> date | None:
    """A day written ``2026-11-22``, or None."""
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
