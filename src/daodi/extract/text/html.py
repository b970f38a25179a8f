"""The main text of a web page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from daodi.extract.document import Document
from daodi.tables import Unreadable

HIDDEN = {"script", "style", "noscript", "template", "svg", "nav", "footer", "form", "select", "button", "iframe"}
BLOCKS = {
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "table",
    "ul",
    "ol",
    "td",
}
ENOUGH = 40  # characters: of a shorter page all text is taken
MAX_DEPTH = 200


def document_from(page: str, name: str) -> Document:
    """The main text of a page with its title and day, menus and frame left out.

    The text is what trafilatura holds for the main text; of a page too small for that, all that is shown.
    """
    import trafilatura

    try:
        found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    except Exception:  # whatever a broken page makes the parser raise, its plain text can still be read
        found = None
    text = getattr(found, "text", None) or ""
    if len(text) < ENOUGH:
        text = shown(page) or text
    if not text.strip():
        raise Unreadable(f"{name}: no text in this page, expected a page with text")
    return Document(
        id=name,
        text=text,
        title=getattr(found, "title", None),
        url=getattr(found, "url", None),
        language=getattr(found, "language", None),
        published=getattr(found, "date", None),
    )


def shown(page: str) -> str:
    """All text that a page shows, a line a block.

    >>> shown("<p>41 <b>projects</b></p><script>1</script><p>two</p>")
    '41 projects\\ntwo'
    """
    parser = _Shown()
    parser.feed(page)
    parser.close()
    return re.sub(r"[ \t]*\n\s*", "\n", "".join(parser.parts)).strip()


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in HIDDEN
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN and self._hidden:
            self._hidden -= 1
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(re.sub(r"\s+", " ", data))
