"""Of lists, documents, parameters and bundles."""

from __future__ import annotations

from collections.abc import Callable

from daodi.hub.health.fhir.validation.invariants.rule import Invariant, Node
from daodi.hub.health.fhir.validation.saying import either, has, one_of, value_of


def _drawn_up(node: Node) -> bool:
    """A document is identified, dated and begins with its composition."""
    mark = node.get("identifier")
    return isinstance(mark, dict) and has(mark, "system") and has(mark, "value")


def _first_is(name: str) -> Callable[[Node], bool]:
    def first(node: Node) -> bool:
        entry = (node.get("entry") or [{}])[0]
        held = entry.get("resource") if isinstance(entry, dict) else None
        return isinstance(held, dict) and held.get("resourceType") == name

    return first


def _when(kind: str, holds: Callable[[Node], bool]) -> Callable[[Node], bool]:
    return lambda node: node.get("type") != kind or holds(node)


def _entries(name: str, *kinds: str) -> Callable[[Node], bool]:
    """Entries have a part in bundles of these kinds, and in no others."""
    return lambda node: all(
        has(entry, name) == (node.get("type") in kinds) for entry in node.get("entry", ()) if isinstance(entry, dict)
    )


def _distinct_addresses(node: Node) -> bool:
    if node.get("type") == "history":
        return True
    seen = [
        (entry["fullUrl"], (entry.get("resource") or {}).get("meta", {}).get("versionId"))
        for entry in node.get("entry", ())
        if isinstance(entry, dict) and isinstance(entry.get("fullUrl"), str)
    ]
    return len(seen) == len(set(map(str, seen)))


COLLECTIONS: dict[str, tuple[Invariant, ...]] = {
    "Linkage": (Invariant("lnk-1", "more than one item", lambda node: len(node.get("item", ())) > 1),),
    "List": (
        Invariant("lst-1", "emptyReason or entry, not both", one_of("emptyReason", "entry")),
        Invariant(
            "lst-2",
            "deleted only in lists of changes",
            lambda node: node.get("mode") == "changes" or not any(has(one, "deleted") for one in node.get("entry", ())),
        ),
        Invariant(
            "lst-3",
            "dates of entries only in working lists",
            lambda node: node.get("mode") == "working" or not any(has(one, "date") for one in node.get("entry", ())),
        ),
    ),
    "CompositionSection": (
        Invariant("cmp-1", "text, entries or sections", either("text", "entry", "section")),
        Invariant("cmp-2", "emptyReason or entry, not both", one_of("emptyReason", "entry")),
    ),
    "ParametersParameter": (
        Invariant(
            "inv-1",
            "a value, a resource or parts: one of them",
            lambda node: (
                [value_of(node, "value") is not None, has(node, "resource"), has(node, "part")].count(True) == 1
            ),
        ),
    ),
    "Bundle": (
        Invariant(
            "bdl-1",
            "total only of searches and histories",
            lambda node: not has(node, "total") or node.get("type") in ("searchset", "history"),
        ),
        Invariant(
            "bdl-2",
            "search only in entries of a search",
            lambda node: (
                node.get("type") == "searchset" or not any(has(one, "search") for one in node.get("entry", ()))
            ),
        ),
        Invariant(
            "bdl-3",
            "requests belong to batches, transactions and histories",
            _entries("request", "batch", "transaction", "history"),
        ),
        Invariant(
            "bdl-4",
            "responses belong to answers of batches and transactions, and to histories",
            _entries("response", "batch-response", "transaction-response", "history"),
        ),
        Invariant("bdl-7", "one fullUrl stands twice", _distinct_addresses),
        Invariant("bdl-9", "a document has an identifier with system and value", _when("document", _drawn_up)),
        Invariant("bdl-10", "a document has a timestamp", _when("document", lambda node: has(node, "timestamp"))),
        Invariant("bdl-11", "a document begins with its Composition", _when("document", _first_is("Composition"))),
        Invariant("bdl-12", "a message begins with its MessageHeader", _when("message", _first_is("MessageHeader"))),
    ),
    "BundleEntry": (
        Invariant("bdl-5", "a resource, a request or a response", either("resource", "request", "response")),
        Invariant("bdl-8", "a fullUrl says no version", lambda node: "/_history/" not in str(node.get("fullUrl", ""))),
    ),
}
