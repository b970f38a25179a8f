"""A page as a browser would take it: its tags in order, its headings, links, languages."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
Attributes = list[tuple[str, str | None]]


class Page(HTMLParser):
    """Reads a page; ``flaws`` says what no browser should have to mend."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.flaws: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.lang = ""
        self.title = ""
        self.text = ""
        self._open: list[str] = []
        self._ids: Counter[str] = Counter()
        self._labelled: list[str] = []
        self.feed(text)
        self.close()
        self.flaws += [f"never closed: {tag}" for tag in self._open]
        self.flaws += [f"id twice: {name}" for name, many in self._ids.items() if many > 1]
        self.flaws += [f"label for nothing: {name}" for name in self._labelled if name not in self._ids]

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        held = {name: value or "" for name, value in attrs}
        self._forbidden(tag, held)
        if tag not in VOID:
            self._open.append(tag)
        if "id" in held:
            self._ids[held["id"]] += 1
        if tag == "label" and "for" in held:
            self._labelled.append(held["for"])
        if tag == "html":
            self.lang = held.get("lang", "")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag == "a" and "href" in held:
            self.links.append(held["href"])

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._forbidden(tag, {name: value or "" for name, value in attrs})

    def _forbidden(self, tag: str, held: dict[str, str]) -> None:
        if "style" in held or tag == "style":
            self.flaws.append(f"inline style: {tag}")
        if tag == "script" and not held.get("src") and held.get("type") != "application/json":
            self.flaws.append("inline script")
        self.flaws += [f"inline handler: {name}" for name in held if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.flaws.append(f"</{tag}> closes {self._open[-1:]}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open[-1:] == ["title"] and "head" in self._open:
            self.title += data
