"""Reads IATI files without reaching outside them, and writes each element in its one canonical form."""

from __future__ import annotations

from typing import Any

from lxml import etree

MOST = 64 * 2**20
ROOTS = {"iati-activities": "activities", "iati-organisations": "organisations", "registry-record": "registry"}
RECORDS = {"activities": "iati-activity", "organisations": "iati-organisation"}


class Unreadable(ValueError):
    """Why a file can't be read at all."""


def parse(sent: bytes) -> etree._ElementTree:
    """The tree of a file. ``Unreadable`` names the line where it is no XML, or what it must not hold.

    >>> parse(b'<iati-activities version="2.03"/>').getroot().get("version")
    '2.03'
    """
    if len(sent) > MOST:
        raise Unreadable(f"it holds {len(sent)} bytes; expected at most {MOST}. Send it in parts.")
    try:
        tree = etree.fromstring(sent, _parser()).getroottree()
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"line {error.lineno}: it is no well-formed XML: {error.msg}") from error
    if tree.docinfo.internalDTD is not None or tree.docinfo.doctype:
        raise Unreadable("it has a document type declaration, which IATI does not use; take it out")
    return tree


def kind_of(tree: etree._ElementTree) -> str:
    """``activities`` or ``organisations`` (or ``registry``); ``Unreadable`` for what is no IATI file."""
    root = tree.getroot()
    kind = ROOTS.get(str(root.tag))
    if kind is None:
        raise Unreadable(f"its root is <{root.tag}>; expected <iati-activities> or <iati-organisations>")
    return kind


def version_of(tree: etree._ElementTree) -> str:
    """The version of the standard that the file names; empty where it names none."""
    return tree.getroot().get("version", "").strip()


def canonical(element: etree._Element) -> str:
    """An element in canonical XML, its tail left out: equal text means equal elements.

    >>> canonical(etree.fromstring('<a  c="2" b="1"></a>'))
    '<a b="1" c="2"></a>'
    """
    if not isinstance(element.tag, str):  # a comment or an instruction has no other form than its own
        return etree.tostring(element, encoding="unicode", with_tail=False)
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=True, with_tail=False).decode()


def element(text: str) -> etree._Element:
    """An element out of its canonical form."""
    return etree.fromstring(text.encode(), _parser())


def line_of(element: etree._Element) -> int:
    """The line on which an element begins; 0 where it was made here."""
    line: Any = element.sourceline
    return int(line or 0)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
    )
