"""A search carried out: the records that are asked for and that the actor may see, and those that come along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import FieldError, ValidationError
from django.db.models import Q, QuerySet

from daodi.hub.health.fhir.asked import MOST, Search, asked
from daodi.hub.health.fhir.asking import Lookup, any_of
from daodi.hub.health.fhir.models import How
from daodi.hub.health.fhir.outcome import Unfit, issue, outcome
from daodi.hub.health.fhir.registry import Param, Served, served
from daodi.hub.health.fhir.visit import Visit

Record = Any
Resource = dict[str, Any]
Link = tuple[Served, Record]


@dataclass
class Found:
    """What a search found: the page, how many there are in all (None: not counted), and what came along."""

    records: list[Record]
    total: int | None
    along: list[Link]
    more: bool = False


def search(one: Served, query: str, visit: Visit) -> Resource:
    """The Bundle that answers a query."""
    visit.must(one.type, "s")
    wanted = asked(one, query, visit)
    found = run(one, wanted, visit)
    entries = [visit.entry(one, record, "match", How.FOUND) for record in found.records]
    entries += [visit.entry(other, record, "include", How.ALONG) for other, record in found.along]
    if wanted.warnings:
        entries.append({"resource": outcome(*wanted.warnings), "search": {"mode": "outcome"}})
    for number, one_entry in enumerate(entries):
        one_entry["resource"].setdefault("id", f"outcome-{number}")
    bundle: Resource = {"resourceType": "Bundle", "type": "searchset"}
    if found.total is not None:
        bundle["total"] = found.total
    bundle["link"] = list(_links(one, wanted, found, visit.base))
    return bundle | ({"entry": entries} if entries else {})


def run(one: Served, search: Search, visit: Visit) -> Found:
    """The records of a search, each seen by the actor and within the scopes."""
    records = matching(one, search, visit)
    if search.only_count:
        return Found([], records.count(), [])
    ordered = records.order_by(*search.order, "pk")
    page = list(ordered[search.offset : search.offset + search.count + 1])
    more, page = len(page) > search.count, page[: search.count]
    along = [*_included(one, page, search, visit), *_pointing(one, page, search, visit)]
    total = _total(records, search, len(page), more) if search.with_total else None
    return Found(page, total, _once(along, {(one.type, str(record.pk)) for record in page}), more)


def matching(one: Served, search: Search, visit: Visit) -> QuerySet[Any]:
    """The records that fit; each once, however many of its values do."""
    records = one.seen(visit.actor)
    try:
        for wanted in search.wanted:
            records = records.filter(wanted)
    except (FieldError, ValidationError, ValueError) as error:
        raise Unfit("this can't be asked of these records so") from error
    return records.distinct() if _may_repeat(records) else records


def _may_repeat(records: QuerySet[Any]) -> bool:
    fields = (getattr(join, "join_field", None) for join in records.query.alias_map.values())
    return any(field is not None and (field.one_to_many or field.many_to_many) for field in fields)


def _total(records: QuerySet[Any], search: Search, many: int, more: bool) -> int:
    is_last = not more and (many or not search.offset)
    return search.offset + many if is_last else records.count()


def _included(one: Served, page: Sequence[Record], search: Search, visit: Visit) -> Iterator[Link]:
    """What the records lead to, as far as actor and scopes see it; what is unseen is not there."""
    for name in search.include:
        bare, _, kind = name.removesuffix(":").partition(":")[2].partition(":")
        key = f"{one.type}:{bare}"
        if name != "*" and (key not in one.follows or not name.startswith(f"{one.type}:")):
            raise Unfit(f"_include: {name[:80]}; expected one of: {', '.join(one.follows) or 'none'}")
        follows = one.follows.values() if name == "*" else [one.follows[key]]
        links = [link for follow in follows for record in page for link in follow(record) if kind in ("", link[0])]
        yield from _led_to(links, search, visit)


def _led_to(links: Iterable[tuple[str, Any]], search: Search, visit: Visit) -> Iterator[Link]:
    by_type: dict[str, set[str]] = {}
    for kind, mark in links:
        by_type.setdefault(kind, set()).add(str(mark))
    for kind, marks in sorted(by_type.items()):
        other = served(kind)
        if other is not None and _within(kind, "r", search, visit):
            yield from _some(other, other.seen(visit.actor).filter(pk__in=marks), search)


def _pointing(one: Served, page: Sequence[Record], search: Search, visit: Visit) -> Iterator[Link]:
    """What refers to the records."""
    for name in search.revinclude:
        kind, _, bare = name.partition(":")
        other, bare = served(kind), bare.partition(":")[0]
        param = other.params.get(bare) if other else None
        if other is None or param is None or param.kind != "reference":
            raise Unfit(f"_revinclude: {name[:80]}; expected Type:parameter, a reference")
        if page and _within(other.type, "s", search, visit):
            wanted = _referring(param, one.type, [record.pk for record in page])
            yield from _some(other, other.seen(visit.actor).filter(wanted).distinct(), search)


def _some(one: Served, records: QuerySet[Any], search: Search) -> Iterator[Link]:
    """At most so many; that there are more is said."""
    held = list(records.order_by("pk")[: MOST + 1])
    if len(held) > MOST:
        search.warnings.append(issue("too-costly", f"{one.type}: the first {MOST} alone", severity="warning"))
    yield from ((one, record) for record in held[:MOST])


def _referring(param: Param, type_: str, marks: Sequence[Any]) -> Q:
    if isinstance(param.asks, Lookup) and param.asks.types in ((), (type_,)):
        return param.asks.among(marks)
    return any_of(param.asks(f"{type_}/{mark}", "") for mark in marks)


def _within(kind: str, interaction: str, search: Search, visit: Visit) -> bool:
    if visit.may(kind, interaction):
        return True
    said = f"{kind}: left out, since the scopes of this token do not reach so far"
    search.warnings.append(issue("forbidden", said, severity="warning"))
    return False


def _once(along: Iterable[Link], seen: set[tuple[str, str]]) -> list[Link]:
    kept = []
    for one, record in along:
        if (mark := (one.type, str(record.pk))) not in seen:
            seen.add(mark)
            kept.append((one, record))
    return kept


def _links(one: Served, search: Search, found: Found, base: str) -> Iterator[Resource]:
    said = [(name, value) for name, value in search.said if name != "_offset"]
    offsets = {"self": search.offset}
    if search.offset:
        offsets |= {"first": 0, "previous": max(0, search.offset - search.count)}
    if found.more:
        offsets["next"] = search.offset + search.count
    for relation, offset in offsets.items():
        query = urlencode([*said, *([("_offset", str(offset))] if offset else [])])
        yield {"relation": relation, "url": f"{base}/{one.type}" + (f"?{query}" if query else "")}
