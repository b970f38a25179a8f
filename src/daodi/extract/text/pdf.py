"""The text of a PDF, page by page."""

from __future__ import annotations

import io
import logging

from daodi.tables import Unreadable

PAGES = 5000


def text_of(data: bytes, name: str) -> str:
    """The text of each page, an empty line between two; Unreadable where no page holds any (a scan has no text)."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(f"{name}: this PDF is locked, expected one that opens without a password")
        pages = [page.extract_text() for page in reader.pages[:PAGES]]
    except Unreadable:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RecursionError,
        OSError,
        ImportError,
    ) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise Unreadable(f"{name}: this PDF can't be read ({reason})") from None
    text = "\n\n".join(pages)
    if not text.strip():
        raise Unreadable(f"{name}: no text in this PDF, expected one with text (a scan must be read first)")
    return text
