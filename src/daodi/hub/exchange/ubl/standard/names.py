"""The namespaces of UBL 2, and how elements are called in what people read."""

from __future__ import annotations

from lxml import etree

START = "urn:oasis:names:specification:ubl:schema:xsd:"
CAC = f"{START}CommonAggregateComponents-2"
CBC = f"{START}CommonBasicComponents-2"
EXT = f"{START}CommonExtensionComponents-2"
PREFIX = {CAC: "cac", CBC: "cbc", EXT: "ext"}
EXTENSIONS = "UBLExtensions"
# The elements of the extension schema; no element of the common components is called alike.
OF_EXTENSION = frozenset(
    {EXTENSIONS, "UBLExtension", "ExtensionContent", "ExtensionReason", "ExtensionReasonCode", "ExtensionURI"}
    | {"ExtensionAgencyID", "ExtensionAgencyName", "ExtensionAgencyURI", "ExtensionVersionID"}
)


def namespace(kind: str) -> str:
    """The namespace of a kind of document, ``Order`` or ``Catalogue``."""
    return f"{START}{kind}-2"


def shown(tag: str) -> str:
    """A qualified name as people write it.

    >>> shown("{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}ID")
    'cbc:ID'
    """
    uri, local = _split(tag)
    return f"{PREFIX[uri]}:{local}" if uri in PREFIX else local


def path_of(element: etree._Element) -> str:
    """The way to an element; a number says which one where several of a name stand together."""
    steps = []
    at: etree._Element | None = element
    while at is not None:
        steps.append(_step(at))
        at = at.getparent()
    return "/" + "/".join(reversed(steps))


def _step(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return "comment()"
    before = sum(1 for _ in element.itersiblings(element.tag, preceding=True))
    alone = not before and next(element.itersiblings(element.tag), None) is None
    return shown(element.tag) if alone else f"{shown(element.tag)}[{before + 1}]"


def _split(tag: str) -> tuple[str, str]:
    uri, _, local = tag.rpartition("}")
    return uri[1:], local
