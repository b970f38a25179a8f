"""A search: what the query asks of a type, and the records of it that the actor may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from django.db.models import Q

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.fhir.asking import moment
from daodi.hub.health.fhir.outcome import Unfit, issue
from daodi.hub.health.fhir.registry import Param, Served, served

MOST, USUAL = 200, 20
VALUES = 50
RESULT = ("_count", "_offset", "_sort", "_include", "_revinclude", "_summary", "_total", "_format", "_pretty")
Record = Any


@dataclass
class Search:
    """What is asked: the filters together, the page, the order, what is to come along, and what was not understood."""

    wanted: Q = field(default_factory=Q)
    count: int = USUAL
    offset: int = 0
    order: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    revinclude: tuple[str, ...] = ()
    only_count: bool = False
    warnings: list[dict[str, Any]] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Found:
    """What a search found: the page, how many there are in all, and what came along by reference."""

    records: list[Record]
    total: int
    along: list[tuple[Served, Record]]


def asked(one: Served, query: str, *, actor: Actor, strict: bool) -> Search:
    """The search that a query string asks for; ``Unfit`` names what can't be asked."""
    search = Search()
    for name, value in parse_qsl(query, keep_blank_values=False, max_num_fields=VALUES):
        bare, _, modifier = name.partition(":")
        if bare in RESULT:
            _result(search, one, bare, modifier, value)
        elif (found := _filter(one, name, value, actor)) is not None:
            search.wanted &= found
        elif strict:
            raise Unfit(f"{name}: {one.type} is not searched by this")
        else:
            search.warnings.append(issue("not-supported", f"{name}: not searched by this", severity="warning"))
            continue
        search.said.append((name, value))
    return search


def run(one: Served, search: Search, actor: Actor, see: Any) -> Found:
    """The records; ``see(type)`` says whether the one who asks may read a type at all."""
    records = one.seen(actor).filter(search.wanted)
    total = records.count()
    if search.only_count:
        return Found([], total, [])
    page = list(records.order_by(*search.order, "pk")[search.offset : search.offset + search.count])
    along = [*_included(one, page, search.include, actor, see), *_pointing(one, page, search.revinclude, actor, see)]
    return Found(page, total, _once(along, {(one.type, str(record.pk)) for record in page}))


def _result(search: Search, one: Served, name: str, modifier: str, value: str) -> None:
    if name in ("_count", "_offset"):
        if not value.isdigit() or len(value) > 9:
            raise Unfit(f"{name}: expected a whole number")
        setattr(search, name[1:], int(value))
        search.count = min(search.count, MOST)
        search.only_count |= name == "_count" and not int(value)
    elif name == "_sort":
        search.order = tuple(_ordered(one, value))
    elif name in ("_include", "_revinclude"):
        if modifier not in ("", "iterate"):
            raise Unfit(f"{name}:{modifier}: no such modifier")
        setattr(search, name[1:], (*getattr(search, name[1:]), value))
    elif name == "_summary" and value == "count":
        search.only_count = True


def _ordered(one: Served, value: str) -> Iterator[str]:
    known = {"_lastUpdated": one.changed, "_id": "pk"}
    for name in value.split(","):
        bare = name.removeprefix("-")
        if bare not in known:
            raise Unfit(f"_sort: {bare}; expected one of: {', '.join(known)}")
        yield f"-{known[bare]}" if name.startswith("-") else known[bare]


def _filter(one: Served, name: str, value: str, actor: Actor) -> Q | None:
    """What one parameter asks for; None where the type isn't searched by it."""
    bare, _, modifier = name.partition(":")
    if "." in name:
        return _chained(one, name, value, actor)
    param = _usual(one).get(bare) or one.params.get(bare)
    if param is None:
        return None
    found = Q(pk__in=[])
    for part in value.split(","):
        found |= _asks(param, name, part, modifier)
    return found


def _asks(param: Param, name: str, value: str, modifier: str) -> Q:
    if modifier == "missing":
        raise Unfit(f"{name}: not asked here")
    try:
        return param.asks(value, modifier)
    except ValueError as error:
        raise Unfit(f"{name}: {value}; {error}") from error


def _usual(one: Served) -> dict[str, Param]:
    return {"_id": Param("token", _by_id), "_lastUpdated": Param("date", moment(one.changed))}


def _by_id(value: str, _modifier: str) -> Q:
    try:
        return Q(pk=UUID(value))
    except ValueError:
        return Q(pk__in=[])


def _chained(one: Served, name: str, value: str, actor: Actor) -> Q | None:
    """``subject:Patient.gender=female``: the records whose reference leads to such a one that the actor may see."""
    link, _, rest = name.partition(".")
    bare, _, kind = link.partition(":")
    param = one.params.get(bare)
    other = served(kind) if kind else None
    if param is None or param.kind != "reference" or other is None or "." in rest:
        return None
    wanted = _filter(other, rest, value, actor)
    if wanted is None:
        return None
    found = Q(pk__in=[])
    for mark in other.seen(actor).filter(wanted).values_list("pk", flat=True)[:MOST]:
        found |= param.asks(str(mark), "")
    return found


def _included(
    one: Served, page: Sequence[Record], names: Iterable[str], actor: Actor, see: Any
) -> Iterator[tuple[Served, Record]]:
    for name in names:
        if name not in one.follows and name != "*":
            raise Unfit(f"_include: {name}; expected one of: {', '.join(one.follows) or 'none'}")
        follows = one.follows.values() if name == "*" else [one.follows[name]]
        links = [link for follow in follows for record in page for link in follow(record)]
        yield from _led_to(links, actor, see)


def _pointing(
    one: Served, page: Sequence[Record], names: Iterable[str], actor: Actor, see: Any
) -> Iterator[tuple[Served, Record]]:
    for name in names:
        kind, _, bare = name.partition(":")
        other, bare = served(kind), bare.partition(":")[0]
        param = other.params.get(bare) if other else None
        if other is None or param is None or param.kind != "reference":
            raise Unfit(f"_revinclude: {name}; expected Type:parameter, a reference")
        wanted = Q(pk__in=[])
        for record in page:
            wanted |= param.asks(f"{one.type}/{record.pk}", "")
        if see(other.type):
            yield from ((other, record) for record in other.seen(actor).filter(wanted)[:MOST])


def _led_to(links: Iterable[tuple[str, Any]], actor: Actor, see: Any) -> Iterator[tuple[Served, Record]]:
    by_type: dict[str, set[str]] = {}
    for kind, mark in links:
        by_type.setdefault(kind, set()).add(str(mark))
    for kind, marks in by_type.items():
        other = served(kind)
        if other is not None and see(kind):
            yield from ((other, record) for record in other.seen(actor).filter(pk__in=marks)[:MOST])


def _once(along: Iterable[tuple[Served, Record]], seen: set[tuple[str, str]]) -> list[tuple[Served, Record]]:
    kept = []
    for one, record in along:
        if (mark := (one.type, str(record.pk))) not in seen:
            seen.add(mark)
            kept.append((one, record))
    return kept
