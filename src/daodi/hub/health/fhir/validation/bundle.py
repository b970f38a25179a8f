"""What the entries of a Bundle say of one another: addresses, ids, and references that must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from daodi.hub.health.fhir.validation.issue import Issue
from daodi.hub.health.fhir.validation.values import is_absolute

Node = dict[str, Any]
# A document is complete: what it refers to by urn:uuid or by type and id must be there.
WHOLE = ("document",)


def bundle(node: Node, path: str) -> Iterator[Issue]:
    """What is wrong among the entries of a Bundle."""
    entries = objects(node.get("entry"))
    for number, entry in enumerate(entries):
        yield from _entry(entry, str(node.get("type")), f"{path}.entry[{number}]")
    addresses = {str(entry["fullUrl"]) for entry in entries if "fullUrl" in entry}
    if node.get("type") in WHOLE:
        for number, entry in enumerate(entries):
            yield from _references(entry, addresses, entries, f"{path}.entry[{number}]")


def objects(value: Any) -> list[Node]:
    """The objects of a list; none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _entry(entry: Node, kind: str, path: str) -> Iterator[Issue]:
    held, address = entry.get("resource"), entry.get("fullUrl")
    mark = held.get("id") if isinstance(held, dict) else None
    if isinstance(address, str) and not is_absolute(address):
        yield Issue("bdl-url", path, f"{address}: fullUrl is a whole address, or urn:uuid:")
    if kind != "searchset" or not isinstance(held, dict):
        return
    found, search = str(held.get("resourceType")), entry.get("search")
    if not mark and found != "OperationOutcome":
        yield Issue("id", path, "what a search found has an id")
    if isinstance(search, dict) and search.get("mode") == "outcome" and found != "OperationOutcome":
        yield Issue("bdl-search", path, f"{found}: expected an OperationOutcome")


def _references(entry: Node, addresses: set[str], entries: list[Node], path: str) -> Iterator[Issue]:
    held = entry.get("resource")
    if not isinstance(held, dict):
        return
    base = _base(str(entry.get("fullUrl", "")), held)
    for at, reference in _asked(held, f"{path}.resource"):
        if reference.startswith("urn:") and reference not in addresses:
            yield Issue("reference", at, f"{reference}: no entry has this fullUrl")
        elif _is_misplaced(reference, base, addresses, entries):
            yield Issue("reference", at, f"{reference}: an entry has this type and id, but not this address")


def _is_misplaced(reference: str, base: str | None, addresses: set[str], entries: list[Node]) -> bool:
    """A relative reference that names an entry, whose fullUrl it does not lead to."""
    parts = reference.split("/")
    if len(parts) != 2 or not parts[0][:1].isupper() or not entries:
        return False
    if base is not None and f"{base}/{reference}" in addresses:
        return False
    return any(
        isinstance(held := one.get("resource"), dict)
        and (held.get("resourceType"), held.get("id")) == tuple(parts)
        and str(one.get("fullUrl", "")).startswith(("http", "urn:"))
        for one in entries
    )


def _base(address: str, held: Node) -> str | None:
    ending = f"/{held.get('resourceType')}/{held.get('id')}"
    return address.removesuffix(ending) if address.endswith(ending) else None


def _asked(node: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        if isinstance(reference := node.get("reference"), str):
            yield path, reference
        for name, value in node.items():
            yield from _asked(value, f"{path}.{name}")
    elif isinstance(node, list):
        for number, one in enumerate(node):
            yield from _asked(one, f"{path}[{number}]")
