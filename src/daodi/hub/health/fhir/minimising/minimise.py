"""Takes a record down to what may leave."""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from daodi.hub.health.fhir.minimising.allowed import ANYWHERE, allowed
from daodi.hub.health.fhir.minimising.narrating import narrated, said
from daodi.hub.health.fhir.minimising.written import WAYS

Node = dict[str, Any]
Rows = dict[str, str]
NOT_SHARED = {"display": "not shared"}


class Minimised(NamedTuple):
    """What leaves, None where nothing may, and the elements that stay behind, sorted, each once."""

    resource: Node | None
    withheld: tuple[str, ...]


def pseudonym(secret: bytes) -> Callable[[str], str]:
    """Names for records that nobody without the secret can lead back: the same for the same record, for one release.

    >>> name = pseudonym(b"of this release")
    >>> name("Patient/17") == name("Patient/17") != name("Patient/18"), name("Patient/17")[:9]
    (True, 'urn:uuid:')
    """

    def name(record: str) -> str:
        digest = hmac.digest(secret, record.encode(), "sha256")
        return f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}"

    return name


def minimised(
    resource: Node,
    *,
    purpose: str,
    receiving: str = ANYWHERE,
    classes: Iterable[str] = ("clinical",),
    named: Callable[[str], str],
) -> Minimised:
    """A resource, or a Bundle with each of its entries, as it may leave for a purpose to a jurisdiction.

    ``classes`` of data are those that the consent covers; ``named`` gives pseudonyms. The resource given stays as it
    is. A type or element that the table doesn't hold never leaves, whatever it is.

    >>> record = {"resourceType": "Patient", "id": "17", "gender": "female", "birthDate": "1977-09-07",
    ...           "name": [{"family": "Lin"}]}
    >>> found = minimised(record, purpose="offer", named=pseudonym(b"x"))
    >>> found.resource["birthDate"], found.resource["gender"], found.withheld
    ('1977', 'female', ('Patient.name',))
    """
    rows = allowed(purpose, receiving, frozenset(classes))
    release = _Release(rows, named, purpose)
    if resource.get("resourceType") == "Bundle":
        return release.bundle(resource)
    return release.one(resource, named(f"{resource.get('resourceType')}/{resource.get('id')}"), {})


class _Release:
    def __init__(self, rows: dict[str, Rows], named: Callable[[str], str], purpose: str) -> None:
        self.rows, self.named, self.purpose = rows, named, purpose

    def bundle(self, bundle: Node) -> Minimised:
        entries = [one for one in _objects(bundle.get("entry")) if isinstance(one.get("resource"), dict)]
        own = [self.named(_mark(entry, number)) for number, entry in enumerate(entries)]
        names = self._names(entries, own)
        kept: list[Node] = []
        withheld: set[str] = set()
        for entry, name in zip(entries, own, strict=True):
            found = self.one(entry["resource"], name, names)
            withheld.update(found.withheld)
            if found.resource is not None:
                kept.append({"fullUrl": f"urn:uuid:{found.resource['id']}", "resource": found.resource})
        return Minimised(self._whole(bundle, kept), tuple(sorted(withheld)))

    def _whole(self, bundle: Node, kept: list[Node]) -> Node | None:
        if not kept:
            return None
        whole: Node = {"resourceType": "Bundle", "type": "collection", "entry": kept}
        if bundle.get("type") == "document" and kept[0]["resource"]["resourceType"] == "Composition":
            mark = {"system": "urn:ietf:rfc:3986", "value": self.named(f"Bundle/{bundle.get('id')}")}
            whole |= {"type": "document", "identifier": mark, "timestamp": bundle.get("timestamp")}
        return whole

    def _names(self, entries: list[Node], own: list[str]) -> dict[str, str]:
        """The new name of each record that leaves, by every way that others refer to it."""
        names: dict[str, str] = {}
        for entry, name in zip(entries, own, strict=True):
            held = entry["resource"]
            if held.get("resourceType") in self.rows:
                for address in (f"{held.get('resourceType')}/{held.get('id')}", str(entry.get("fullUrl") or "")):
                    names.setdefault(address, name)
        return names

    def one(self, resource: Node, name: str, names: dict[str, str]) -> Minimised:
        kind = str(resource.get("resourceType"))
        rows = self.rows.get(kind)
        if rows is None:
            return Minimised(None, (kind,))
        kept: Node = {"resourceType": kind, "id": name.removeprefix("urn:uuid:")}
        body, left = self._element(resource, rows, "", names)
        kept.update(body)
        for section in kept.get("section", ()):
            if "entry" not in section:
                section["text"] = said("not shared")
        if text := narrated(kept):
            kept["text"] = text
        return Minimised(kept, tuple(sorted({f"{kind}.{one}" for one in left})))

    def _element(self, node: Node, rows: Rows, path: str, names: dict[str, str]) -> tuple[Node, list[str]]:
        kept: Node = {}
        left: list[str] = []
        for name, value in node.items():
            if not path and name in ("resourceType", "id", "text"):
                continue
            at = f"{path}{name}"
            many = isinstance(value, list)
            written = [
                one for one in self._values(value if many else [value], at, rows, names, left) if one is not None
            ]
            if written:
                kept[name] = written if many else written[0]
        return kept, left

    def _values(self, values: list[Any], at: str, rows: Rows, names: dict[str, str], left: list[str]) -> Iterator[Any]:
        how = rows.get(at)
        for value in values:
            if how is not None:
                yield self._written(value, how, names)
            elif isinstance(value, dict) and any(element.startswith(f"{at}.") for element in rows):
                kept, inner = self._element(value, rows, f"{at}.", names)
                left.extend(inner)
                yield kept or None
            else:
                left.append(at)
                yield None

    def _written(self, value: Any, how: str, names: dict[str, str]) -> Any:
        if how in ("reference", "party"):
            name = names.get(str(value.get("reference"))) if isinstance(value, dict) else None
            return {"reference": name} if name else dict(NOT_SHARED) if how == "party" else None
        return WAYS[how](value)


def _objects(value: Any) -> list[Node]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _mark(entry: Node, number: int) -> str:
    """What one entry is told apart by from all others of its Bundle."""
    held = entry["resource"]
    return f"{entry.get('fullUrl') or ''} {held.get('resourceType')}/{held.get('id') or ''} {number}"
