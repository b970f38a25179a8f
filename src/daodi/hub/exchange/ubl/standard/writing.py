"""Writes UBL documents as XML from their JSON form, children in the order in which they are given."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from daodi.hub.exchange.ubl.standard import quick
from daodi.hub.exchange.ubl.standard.lexical import (
    NAME,
    Unwritable,
    attribute,
    escaped,
    kind,
    lexical,
    qualified,
    whole,
)
from daodi.hub.exchange.ubl.standard.names import CAC, CBC, EXT, OF_EXTENSION, namespace

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
DEEPEST = 64
OTHERS = (quick.Unusual, Unwritable, TypeError, AttributeError, RecursionError)


def write(document: Mapping[str, Any]) -> bytes:
    """The XML of a document in its JSON form; ``Unwritable`` names the place of what can't be written.

    >>> order = {"_D": namespace("Order"), "_A": CAC, "_B": CBC, "Order": [{"ID": [{"_": "1 & 2"}]}]}
    >>> write(order).decode().split(">")[2:4]
    ['<cbc:ID', '1 &amp; 2</cbc:ID']
    """
    name, root = _document(document)
    declared = {"": namespace(name), "cac": CAC, "cbc": CBC} | ({"ext": EXT} if document.get("_E") else {})
    out = [HEAD]
    try:
        if "_C" in document:
            raise quick.Unusual
        quick.element(f"<{name}{_declarations(declared)}>", f"</{name}>\n", root, out)
        return "".join(out).encode()
    except OTHERS:
        return _thoroughly(document, name, root, declared)


def _thoroughly(document: Mapping[str, Any], name: str, root: Mapping[str, Any], declared: dict[str, str]) -> bytes:
    try:
        comments = _comments(document)
        before, after = ([text for at, text in comments if bool(at) is late] for late in (False, True))
        out = [HEAD, *(f"{text}\n" for text in before)]
        _root(name, root, dict(root.get("_N", declared)), out)
        return whole("".join([*out, "\n", *(f"{text}\n" for text in after)])).encode()
    except Unwritable as error:
        raise Unwritable(f"/{name}{error}") from error


def _root(name: str, root: Mapping[str, Any], declared: dict[str, str], out: list[str]) -> None:
    prefix = root["_P"] if "_P" in root else _prefix(declared, namespace(name))
    tag = qualified(f"{prefix}:{name}" if prefix else name)
    out.append(f"<{tag}{_declarations(declared)}{_attributes(root)}>")
    _inside(root, declared, out, 1)
    out.append(f"</{tag}>")


def _inside(node: Mapping[str, Any], declared: Mapping[str, str], out: list[str], depth: int) -> None:
    """All that stands in an element: as XML where it is given so, else comments and children in their order."""
    if "_X" in node:
        out.append(str(node["_X"]))
        return
    lists = ((name, those) for name, those in node.items() if name[:1] != "_" and isinstance(those, list))
    children = iter([(name, one) for name, those in lists for one in those])
    written = 0
    for before, (at, text) in enumerate(_comments(node)):
        for name, one in islice(children, max(at - before - written, 0)):
            _one(name, one, declared, out, depth)
            written += 1
        out.append(text)
    for name, one in children:
        _one(name, one, declared, out, depth)


def _one(name: str, node: Any, declared: Mapping[str, str], out: list[str], depth: int) -> None:
    """One element: with a value, or with children."""
    try:
        if not isinstance(node, Mapping):
            raise Unwritable(f": it is {kind(node)}; expected an object such as {{'_': 'value'}}")
        if depth > DEEPEST:
            raise Unwritable(f": its elements lie more than {DEEPEST} deep")
        new = node.get("_N", {})
        declared = {**declared, **new} if new else declared
        uri = EXT if name in OF_EXTENSION else CBC if "_" in node else CAC
        prefix = node["_P"] if "_P" in node else _prefix(declared, uri)
        tag = qualified(f"{prefix}:{name}" if prefix else name)
        out.append(f"<{tag}{_declarations(new)}{_attributes(node)}>")
        if "_" in node:
            out.append(escaped(node["_"] if isinstance(node["_"], str) else lexical(node["_"])))
        else:
            _inside(node, declared, out, depth + 1)
        out.append(f"</{tag}>")
    except Unwritable as error:
        raise Unwritable(f"/{name[:80]}{error}") from error


def _prefix(declared: Mapping[str, str], uri: str) -> str:
    """What is written before names of a namespace: nothing, else its first prefix in the alphabet."""
    if declared.get("") == uri:
        return ""
    found = [prefix for prefix, one in sorted(declared.items()) if prefix and one == uri]
    if not found:
        raise Unwritable(f": no prefix is declared for {uri}")
    return found[0]


def _attributes(node: Mapping[str, Any]) -> str:
    named = ((name, value) for name, value in node.items() if name[:1] != "_" and not isinstance(value, list))
    return "".join([attribute(name, value) for name, value in named])


def _declarations(declared: Mapping[str, str]) -> str:
    return "".join([attribute(f"xmlns:{prefix}" if prefix else "xmlns", uri) for prefix, uri in declared.items()])


def _document(document: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    kinds = [name for name in document if not name.startswith("_")]
    if len(kinds) != 1:
        raise Unwritable(f"/: it holds {', '.join(map(repr, kinds[:5])) or 'no document'}; expected one document")
    [name] = kinds
    roots = document[name]
    if not NAME.fullmatch(name) or document.get("_D") != namespace(name):
        raise Unwritable(f'/_D: it is {str(document.get("_D"))[:120]!r}; expected "{namespace(name[:80])}"')
    if not isinstance(roots, list) or len(roots) != 1 or not isinstance(roots[0], dict):
        raise Unwritable(f"/{name}: expected a list of one object")
    return name, roots[0]


def _comments(node: Mapping[str, Any]) -> list[tuple[int, str]]:
    try:
        return [(int(at), str(text)) for at, text in node.get("_C") or ()]
    except (TypeError, ValueError):
        raise Unwritable("/_C: expected a list of [position, comment]") from None
