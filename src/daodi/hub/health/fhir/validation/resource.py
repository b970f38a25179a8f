"""A resource as a whole: what its parts say of one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from daodi.hub.health.fhir.validation.bundle import bundle, objects
from daodi.hub.health.fhir.validation.issue import Issue
from daodi.hub.health.fhir.validation.reading import read
from daodi.hub.health.fhir.validation.values import is_absolute, is_id
from daodi.hub.health.fhir.validation.walk import walk

Node = dict[str, Any]
# Elements of a profile have the same ids in its whole and in its difference.
OF_PROFILES = ("element",)


def validate(resource: bytes | str | Node) -> list[Issue]:
    """All that is wrong with a resource of FHIR R4, as JSON or as what JSON says; an empty list where nothing is.

    Never raises for what the resource says. References are resolved inside the resource alone; nothing is fetched.

    >>> [issue.rule for issue in validate('{"resourceType": "Period"}')]
    ['structure']
    """
    said, issues = read(resource) if isinstance(resource, bytes | str) else (resource, [])
    if said is None:
        return issues or [Issue("json", "", "null; expected a resource")]
    name = said.get("resourceType", "") if isinstance(said, dict) else ""
    issues += walk(said, str(name))
    if isinstance(said, dict):
        issues += _whole(said, str(name))
    return issues


def is_valid(resource: bytes | str | Node) -> bool:
    """Whether nothing is wrong with it but what may be overlooked."""
    return not any(issue.severity == "error" for issue in validate(resource))


def _whole(node: Node, path: str) -> Iterator[Issue]:
    yield from _resource(node, path)
    if node.get("resourceType") == "Bundle":
        yield from bundle(node, path)
    for name in ("entry", "parameter"):
        for number, one in enumerate(objects(node.get(name))):
            if isinstance(held := one.get("resource"), dict):
                yield from _whole(held, f"{path}.{name}[{number}].resource")


def _resource(node: Node, path: str) -> Iterator[Issue]:
    if isinstance(mark := node.get("id"), str) and (expected := is_id(mark)):
        yield Issue("id", path, f"{mark[:80]}; expected {expected}")
    contained = objects(node.get("contained"))
    ids = [str(one.get("id")) for one in contained]
    asked = set()
    elements: set[str] = set()
    for at, kind, one in _within(node, path):
        if (reference := one.get("reference")) and isinstance(reference, str) and reference.startswith("#"):
            asked.add(reference[1:])
            if reference != "#" and reference[1:] not in ids:
                yield Issue("ref-1", at, f"{reference}: no such contained resource")
        yield from _coding(kind, one, at)
        if isinstance(mark := one.get("id"), str) and at != path and kind not in OF_PROFILES:
            if mark in elements:
                yield Issue("id", at, f"{mark}: another element has this id too")
            elements.add(mark)
    if contained:
        yield from _contained(contained, asked | _canonicals(node), path)


def _contained(contained: list[Node], asked: set[str], path: str) -> Iterator[Issue]:
    for number, one in enumerate(contained):
        at = f"{path}.contained[{number}]"
        meta = one.get("meta") if isinstance(one.get("meta"), dict) else {}
        if not one.get("id"):
            yield Issue("dom-3", at, "a contained resource needs an id")
        elif str(one["id"]) not in asked and not _refers_up(one):
            yield Issue("dom-3", at, f"{one['id']}: nothing refers to this contained resource", "warning")
        if "contained" in one:
            yield Issue("dom-2", at, "a contained resource contains no other")
        if meta and ("versionId" in meta or "lastUpdated" in meta):
            yield Issue("dom-4", at, "a contained resource has no version")
        if meta and "security" in meta:
            yield Issue("dom-5", at, "a contained resource has no security label of its own")


def _refers_up(contained: Node) -> bool:
    return any(one.get("reference") == "#" for _at, _kind, one in _within(contained, ""))


def _canonicals(node: Node) -> set[str]:
    """Contained resources may be asked for by canonical addresses and plain URIs too."""
    asked, level = set(), [node]
    while level:
        one = level.pop()
        for value in one.values():
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    level.append(part)
                elif isinstance(part, str) and part.startswith("#"):
                    asked.add(part[1:])
    return asked


def _coding(kind: str, node: Node, path: str) -> Iterator[Issue]:
    system = node.get("system")
    if kind != "coding" or not isinstance(system, str):
        return
    if not is_absolute(system):
        yield Issue("value", f"{path}.system", f"{system}: a code system is named by its whole address")
    elif system.startswith("http://hl7.org/fhir/ValueSet/"):
        yield Issue("value", f"{path}.system", f"{system}: a value set; expected a code system")


def _within(node: Node, path: str, kind: str = "") -> Iterator[tuple[str, str, Node]]:
    """Each object in a resource and in what it contains, with its path and name; not in resources of their own."""
    yield path, kind, node
    for name, value in node.items():
        many = isinstance(value, list)
        for number, one in enumerate(value if many else [value]):
            if isinstance(one, dict) and not (name == "resource" and "resourceType" in one):
                bare = "coding" if name.lower().endswith("coding") else name
                yield from _within(one, f"{path}.{name}[{number}]" if many else f"{path}.{name}", bare)
