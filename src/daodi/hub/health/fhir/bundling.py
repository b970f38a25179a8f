"""Transactions, all or nothing, and batches, each for itself: entries carried out as if each had come alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from django.db import DataError, transaction

from daodi.hub.core.access.errors import Invalid, Refusal, unkeepable
from daodi.hub.health.fhir import resting
from daodi.hub.health.fhir.models import How
from daodi.hub.health.fhir.outcome import Failed, Unfit, told_of
from daodi.hub.health.fhir.registry import Served
from daodi.hub.health.fhir.searching import search
from daodi.hub.health.fhir.visit import Visit
from daodi.hub.health.fhir.written import changed_at, etag, version_of

Resource = dict[str, Any]
Made = dict[str, str]
MOST = 300
ORDER = ("POST", "PUT", "GET")


def carried_out(visit: Visit, sent: Resource, *, minimal: bool = False) -> Resource:
    """The Bundle that answers a transaction or a batch."""
    if sent.get("resourceType") != "Bundle" or sent.get("type") not in ("transaction", "batch"):
        raise Invalid({"Bundle.type": "expected a Bundle: transaction or batch"})
    entries = sent.get("entry", [])
    if len(entries) > MOST:
        raise Unfit(f"{len(entries)} entries; expected at most {MOST}", 413)
    whole = sent["type"] == "transaction"
    answers = _transaction(visit, entries, minimal) if whole else _batch(visit, entries, minimal)
    answer: Resource = {"resourceType": "Bundle", "type": f"{sent['type']}-response"}
    return answer | ({"entry": answers} if answers else {})


def _transaction(visit: Visit, entries: list[Resource], minimal: bool) -> list[Resource]:
    """In the order of the specification: what is made, what is changed, what is read; and what is led to first."""
    _distinct(entries)
    answers: dict[int, Resource] = {}
    made: Made = {}
    with transaction.atomic():
        for number in _ordered(entries):
            try:
                answers[number] = _entry(visit, entries[number], made, minimal)
            except Refusal as refusal:
                _undone(visit, 0)
                raise Failed(refusal, f"Bundle.entry[{number}]") from refusal
    return [answers[number] for number in range(len(entries))]


def _batch(visit: Visit, entries: list[Resource], minimal: bool) -> list[Resource]:
    answers = []
    for number, entry in enumerate(entries):
        since = len(visit.touched)
        try:
            with transaction.atomic():
                answers.append(_entry(visit, entry, {}, minimal))
        except (Refusal, DataError) as error:
            _undone(visit, since)
            refusal = error if isinstance(error, Refusal) else unkeepable()
            said = told_of(refusal, f"Bundle.entry[{number}]")
            answers.append({"response": {"status": str(refusal.status), "outcome": said}})
    return answers


def _undone(visit: Visit, since: int) -> None:
    """What was touched and is undone was not touched; what was refused was."""
    visit.touched[since:] = [one for one in visit.touched[since:] if one[2] == How.DENIED]


def _entry(visit: Visit, entry: Resource, made: Made, minimal: bool) -> Resource:
    request = entry.get("request", {})
    method, url = request.get("method"), str(request.get("url", "")).lstrip("/")
    carry = METHODS.get(method)
    if carry is None:
        raise Unfit(f"{method}: not here; there are: {', '.join(ORDER)}", 405)
    return carry(visit, entry, url, made, minimal)


def _post(visit: Visit, entry: Resource, url: str, made: Made, minimal: bool) -> Resource:
    one = resting.type_of(url)
    sent = rewritten(_sent(entry), made)
    record, is_new = resting.create(visit, one, sent, unless=entry["request"].get("ifNoneExist", ""))
    if "fullUrl" in entry:
        made[entry["fullUrl"]] = f"{one.type}/{record.pk}"
    return _kept(visit, one, record, "201 Created" if is_new else "200 OK", minimal)


def _put(visit: Visit, entry: Resource, url: str, made: Made, minimal: bool) -> Resource:
    kind, _, mark = url.partition("/")
    if "?" in url or not mark:
        raise Unfit(f"{url[:80]}: expected Type/id; a change by a search is not carried out here")
    one, match = resting.type_of(kind), entry["request"].get("ifMatch", "")
    record = resting.update(visit, one, mark, rewritten(_sent(entry), made), match=match)
    return _kept(visit, one, record, "200 OK", minimal)


def _get(visit: Visit, entry: Resource, url: str, made: Made, minimal: bool) -> Resource:
    path, _, query = url.partition("?")
    kind, _, mark = unquote(path).partition("/")
    one = resting.type_of(kind)
    if not mark:
        return {"resource": search(one, query, visit), "response": {"status": "200 OK"}}
    record = resting.read(visit, one, mark)
    return {"resource": visit.shown(one, record), "response": {"status": "200 OK", **_version(one, record)}}


Carry = Callable[[Visit, Resource, str, Made, bool], Resource]
METHODS: dict[Any, Carry] = {"POST": _post, "PUT": _put, "GET": _get}


def _sent(entry: Resource) -> Resource:
    sent = entry.get("resource")
    if not isinstance(sent, dict):
        raise Invalid({"": "expected a resource"})
    return sent


def _kept(visit: Visit, one: Served, record: Any, status: str, minimal: bool) -> Resource:
    location = f"{one.type}/{record.pk}/_history/{version_of(one, record)}"
    response = {"status": status, "location": location, **_version(one, record)}
    return {"response": response} if minimal else {"resource": visit.shown(one, record), "response": response}


def _version(one: Served, record: Any) -> Resource:
    at = changed_at(one, record)
    return {"etag": etag(one, record), "lastModified": at.isoformat(timespec="milliseconds").replace("+00:00", "Z")}


def _distinct(entries: list[Resource]) -> None:
    """No record is changed twice, and no two that are made have one address."""
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        request = entry.get("request", {})
        marks = [entry.get("fullUrl")] if request.get("method") == "POST" else []
        marks += [request.get("url")] if request.get("method") == "PUT" else []
        for mark in filter(None, marks):
            if mark in seen:
                raise Invalid({f"Bundle.entry[{number}]": f"{mark}: another entry has this address too"})
            seen.add(mark)


def _ordered(entries: list[Resource]) -> Iterator[int]:
    """POST, PUT, GET; among those that are made, what others refer to comes before them."""
    making = {e["fullUrl"]: n for n, e in enumerate(entries) if _method(e) == "POST" and "fullUrl" in e}
    leads = {n: {making[url] for url in _urls(e.get("resource")) & making.keys()} - {n} for n, e in enumerate(entries)}
    waiting = [number for number, entry in enumerate(entries) if _method(entry) == "POST"]
    while waiting:
        ready = [number for number in waiting if not leads[number] & set(waiting)]
        if not ready:
            raise Invalid({f"Bundle.entry[{waiting[0]}]": "refers to another that refers back"})
        yield from ready
        waiting = [number for number in waiting if number not in ready]
    rest = [number for number, entry in enumerate(entries) if _method(entry) != "POST"]
    yield from sorted(rest, key=lambda number: _method(entries[number]) == "GET")


def _method(entry: Resource) -> Any:
    return entry.get("request", {}).get("method")


def _urls(node: Any) -> set[str]:
    """Every text in a resource that may name another entry; a Bundle within speaks of its own."""
    if isinstance(node, str):
        return {node}
    if isinstance(node, list):
        return set().union(*map(_urls, node))
    if isinstance(node, dict):
        return set().union(*(_urls(value) for value in node.values() if not _is_bundle(value)))
    return set()


def rewritten(node: Any, made: Made) -> Any:
    """The same with the addresses that its entries were given, in the place of those that they came with.

    >>> rewritten({"focus": {"reference": "urn:uuid:1"}}, {"urn:uuid:1": "Basic/7"})
    {'focus': {'reference': 'Basic/7'}}
    """
    if not made:
        return node
    if isinstance(node, str):
        return made.get(node, node)
    if isinstance(node, list):
        return [rewritten(one, made) for one in node]
    if isinstance(node, dict):
        return {name: value if _is_bundle(value) else rewritten(value, made) for name, value in node.items()}
    return node


def _is_bundle(node: Any) -> bool:
    return isinstance(node, dict) and node.get("resourceType") == "Bundle"
