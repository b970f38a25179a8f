"""Reads UBL files without reaching outside them, and no larger or deeper than a document of trade ever is."""

from __future__ import annotations

from typing import Any

from lxml import etree

from daodi.hub.exchange.ubl.standard.names import namespace

MOST = 16 * 2**20
DEEPEST = 64
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=False
)
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")


class Unreadable(ValueError):
    """Why a file can't be read at all."""


def parse(sent: bytes) -> etree._ElementTree:
    """The tree of a file. ``Unreadable`` names the line where it is no XML, or what it must not hold.

    >>> kind_of(parse(b'<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'))
    'Order'
    """
    if len(sent) > MOST:
        raise Unreadable(f"it holds {len(sent)} bytes; expected at most {MOST}. Send its attachments apart.")
    try:
        tree = etree.fromstring(sent, _PARSER).getroottree()
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise Unreadable(f"line {line}: it is no well-formed XML: {getattr(error, 'msg', error)}") from error
    if tree.docinfo.internalDTD is not None or tree.docinfo.doctype:
        raise Unreadable("line 1: it has a document type declaration (DTD), which UBL does not use; take it out")
    if _TOO_DEEP(tree):
        raise Unreadable(f"its elements lie more than {DEEPEST} deep; expected a UBL document")
    return tree


def kind_of(tree: etree._ElementTree) -> str:
    """Which document it is: ``Order``, ``Invoice``, ``Waybill`` ...; ``Unreadable`` for what is no UBL 2 document."""
    root = tree.getroot()
    kind = etree.QName(root).localname
    if root.tag == f"{{{namespace(kind)}}}{kind}":
        return kind
    said = f"in the namespace {etree.QName(root).namespace}" if etree.QName(root).namespace else "in no namespace"
    expected = f'expected a UBL 2 document, such as <Order xmlns="{namespace("Order")}">'
    raise Unreadable(f"line {line_of(root)}: its root is <{kind}> {said}; {expected}")


def line_of(element: etree._Element) -> int:
    """The line on which an element begins; 0 where it was made here."""
    line: Any = element.sourceline
    return int(line or 0)
