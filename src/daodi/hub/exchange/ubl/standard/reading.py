"""Reads any UBL document into its JSON form, as OASIS represents UBL in JSON, and loses nothing of it.

A document is ``{"_D": its namespace, "_A": ..., "_B": ..., "Order": [{...}]}``. An element with a value is
``{"_": value, attribute: ...}``, one with children has a list for each of their names. Numbers are ``Decimal`` with the
digits that were written, indicators are true or false, all else is text.

What the OASIS form has no place for stands in members of our own, and only where it occurs: ``_N`` the namespaces that
are declared on an element, ``_P`` its prefix where it isn't the first that would do, ``_C`` the comments between its
children as ``[position, text]``, ``_X`` content as XML where it is no UBL at all: that of an extension, a signature.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from lxml import etree

from daodi.hub.exchange.ubl.standard.names import CAC, CBC, EXT, OF_EXTENSION, namespace
from daodi.hub.exchange.ubl.standard.parsing import kind_of

Json = dict[str, Any]
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
NUMERIC = ("Amount", "Quantity", "Measure", "Percent", "Rate", "Numeric")
TRUTH = {"true": True, "false": False}


def to_json(tree: etree._ElementTree) -> Json:
    """The JSON form of a document; ``Unreadable`` for what is none of UBL 2."""
    kind, root = kind_of(tree), tree.getroot()
    read = _Reading(etree.tostring(root, with_tail=False).count(b"xmlns") > len(root.nsmap))
    document: Json = {"_D": namespace(kind), "_A": CAC, "_B": CBC}
    usual: dict[str | None, str] = {None: namespace(kind), "cac": CAC, "cbc": CBC}
    if EXT in root.nsmap.values():
        document["_E"] = EXT
        usual["ext"] = EXT
    content = read.inside(root, dict(root.nsmap))
    if dict(root.nsmap) != usual:
        content = {"_N": _declared(root.nsmap, {}), **content}
    if _first(root.nsmap, namespace(kind)) != root.prefix:
        content = {"_P": root.prefix or "", **content}
    document[kind] = [content]
    around = [[0, _written(one)] for one in reversed([*root.itersiblings(preceding=True)])]
    if around := around + [[1, _written(one)] for one in root.itersiblings()]:
        document["_C"] = around
    return document


class _Reading:
    """Reads elements; ``declares`` where some below the root declare namespaces of their own."""

    def __init__(self, declares: bool) -> None:
        self._declares = declares
        self._first: dict[tuple[int, str], str | None] = {}

    def inside(self, element: etree._Element, scope: dict[str | None, str]) -> Json:
        """The attributes and children of an element."""
        made: Json = _attributes(element, scope)
        if not len(element):
            return {**made, "_X": _xml(element)} if element.text else made
        groups = self._children(element, scope)
        return {**made, **groups} if groups is not None else {**made, "_X": _xml(element)}

    def _children(self, element: etree._Element, scope: dict[str | None, str]) -> Json | None:
        """The children by their names; None where they can't be told so without loss."""
        groups: Json = {}
        comments: list[list[Any]] = []
        last, mixed = "", not _blank(element.text)
        for at, child in enumerate(element):
            mixed = mixed or not _blank(child.tail)
            if not isinstance(child.tag, str):
                comments.append([at, _written(child)])
                continue
            uri, _, name = child.tag[1:].partition("}")
            if not _fits(uri, name, child) or (name != last and name in groups):
                return None
            last = name
            groups.setdefault(name, []).append(self._one(child, uri, name, scope))
        if mixed:
            return None
        return {**groups, "_C": comments} if comments else groups

    def _one(self, child: etree._Element, uri: str, name: str, scope: dict[str | None, str]) -> Json:
        extra: Json = {}
        if self._declares:
            inner = dict(child.nsmap)
            if inner != scope:
                extra["_N"] = _declared(inner, scope)
            scope = inner
        if self._usual(scope, uri) != child.prefix:
            extra["_P"] = child.prefix or ""
        if uri == CAC or (name in OF_EXTENSION and not _is_value(name)):
            return {**extra, **self.inside(child, scope)}
        value: Json = {"_": _value(name, child.text or "")}
        if child.attrib:
            value.update(_attributes(child, scope))
        return {**extra, **value} if extra else value

    def _usual(self, scope: dict[str | None, str], uri: str) -> str | None:
        if self._declares:
            return _first(scope, uri)
        return self._first.setdefault((0, uri), _first(scope, uri))


def _fits(uri: str, name: str, child: etree._Element) -> bool:
    """Whether an element can be told by its local name alone."""
    if uri == CAC:
        return name not in OF_EXTENSION
    if uri == CBC:
        return not len(child) and name not in OF_EXTENSION
    return uri == EXT and name in OF_EXTENSION and (not _is_value(name) or not len(child))


def _is_value(name: str) -> bool:
    return name.startswith("Extension") and name != "ExtensionContent"


def _value(name: str, text: str) -> Any:
    if name.endswith(NUMERIC):
        return Decimal(text) if NUMBER.fullmatch(text) else text
    if name.endswith("Indicator"):
        return TRUTH.get(text, text)
    return text


def _attributes(element: etree._Element, scope: dict[str | None, str]) -> Json:
    made: Json = {}
    for name, value in element.attrib.items():
        uri, _, local = str(name).rpartition("}")
        prefix = f"{_prefix(scope, uri[1:])}:" if uri else ""
        made[prefix + local] = value
    return made


def _prefix(scope: dict[str | None, str], uri: str) -> str:
    return next((prefix for prefix, one in sorted(_named(scope)) if one == uri), "xml")


def _named(scope: dict[str | None, str]) -> list[tuple[str, str]]:
    return [(prefix, uri) for prefix, uri in scope.items() if prefix]


def _first(scope: dict[str | None, str], uri: str) -> str | None:
    """The prefix that is written for a namespace where several would do: none, else the first in the alphabet."""
    if scope.get(None) == uri:
        return None
    return next((prefix for prefix, one in sorted(_named(scope)) if one == uri), "")


def _declared(inner: Any, scope: dict[str | None, str]) -> dict[str, str]:
    new = {prefix or "": uri for prefix, uri in inner.items() if scope.get(prefix) != uri}
    return new | {prefix or "": "" for prefix in scope if prefix not in inner}


def _blank(text: str | None) -> bool:
    return text is None or not text.strip()


def _written(node: etree._Element) -> str:
    return etree.tostring(node, encoding="unicode", with_tail=False)


def _xml(element: etree._Element) -> str:
    """All that stands in an element, as XML: it can be told in no other way."""
    parts = [etree.tostring(child, encoding="unicode") for child in element]
    return _escaped(element.text or "") + "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
