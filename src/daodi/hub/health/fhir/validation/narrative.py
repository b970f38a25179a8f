"""What may stand in the narrative of a resource: plain XHTML without anything that acts (invariant txt-1)."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from html.entities import html5
from pathlib import Path

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
ADDRESSES = ("http:", "https:", "mailto:", "tel:", "#", "data:image/", "cid:", "urn:")


@functools.cache
def _names(kind: str) -> frozenset[str]:
    with Path(__file__).with_name("xhtml.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(next(row["names"] for row in csv.DictReader(lines) if row["kind"] == kind).split())


def flaws(div: str) -> Iterator[str]:
    """What is wrong with a narrative, in words.

    >>> list(flaws('<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>'))
    ['script: no such element in a narrative']
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_without_names(div).encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield f"not XHTML: {str(error).splitlines()[0][:120]}"
        return
    if root.tag != f"{XHTML}div":
        yield 'expected <div xmlns="http://www.w3.org/1999/xhtml">'
        return
    for node in root.iter():
        yield from _of(node)


def _of(node: etree._Element) -> Iterator[str]:
    if not isinstance(node.tag, str):
        if not isinstance(node, etree._Comment):
            yield "a processing instruction or entity in a narrative"
        return
    name = node.tag.removeprefix(XHTML)
    if name not in _names("element"):
        yield f"{name}: no such element in a narrative"
    for key, value in ((str(key), str(value)) for key, value in node.attrib.items()):
        if key not in _names("attribute") and not key.startswith("{http://www.w3.org/XML/"):
            yield f"{name}: no attribute {key} in a narrative"
        elif key in ("href", "src") and ":" in value.split("/")[0] and not value.lower().startswith(ADDRESSES):
            yield f"{name}: an address that acts: {value[:40]}"


def _without_names(div: str) -> str:
    """Entities by name are HTML's, not XML's; those that the specification names are read as what they mean."""
    if "&" not in div:
        return div
    out = div
    for name in {part.split(";")[0] for part in div.split("&")[1:]}:
        if name not in ("amp", "lt", "gt", "quot", "apos") and f"{name};" in html5:
            out = out.replace(f"&{name};", "".join(f"&#{ord(sign)};" for sign in html5[f"{name};"]))
    return out
