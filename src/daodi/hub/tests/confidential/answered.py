"""What somebody was answered, as text: of a PDF its words, of a ZIP what is in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec
from pypdf import PdfReader

PASSING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|csrftoken=[^;]*|nonce="[^"]*"|expires=[^;]*')


@dataclass(frozen=True)
class Answered:
    """One answer of the hub, read to its end."""

    status: int
    heads: str
    content: bytes

    @cached_property
    def text(self) -> str:
        """All that it says, its heads too."""
        return "\n".join((self.heads, *_texts(self.content)))

    def plain(self, record_id: str) -> str:
        """The same without what is another each time, and without the record that was asked for."""
        return PASSING.sub("", self.text).replace(record_id, "ID")

    @property
    def data(self) -> Any:
        """What a program was answered; nothing where it was a page."""
        is_json = "application/json" in self.heads or "problem+json" in self.heads
        return msgspec.json.decode(self.content) if is_json and self.content else {}


def read(response: Any) -> Answered:
    """The answer of Django's test client."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    heads = "\n".join(f"{name}: {value}" for name, value in response.items())
    return Answered(response.status_code, heads, content)


def _texts(content: bytes) -> Iterator[str]:
    if content.startswith(b"%PDF-1.") and len(content) > 200:
        yield from (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name
                yield from _texts(packed.read(name))
    else:
        yield content.decode("utf-8", "replace")
