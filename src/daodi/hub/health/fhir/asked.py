"""What a query asks of a type: the filters together, the page, the order, what is to come along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from django.db.models import F, OrderBy, Q

from daodi.hub.health.fhir.asking import Lookup, any_of, mark, moment
from daodi.hub.health.fhir.outcome import Unfit, issue
from daodi.hub.health.fhir.registry import Param, Served, served
from daodi.hub.health.fhir.visit import Visit

MOST, USUAL, FURTHEST = 200, 20, 10**6
VALUES, LONGEST = 50, 4000
RESULT = ("_count", "_offset", "_sort", "_include", "_revinclude", "_summary", "_total", "_format", "_pretty")
OF_KIND = {"token": ("not",), "string": ("exact", "contains")}
TOTALS = ("none", "estimate", "accurate")
CONTROL = re.compile(r"[\x00-\x1f\ud800-\udfff]")
COMMA = re.compile(r"(?<!\\),")


@dataclass
class Search:
    """What is asked; each of ``wanted`` is asked by itself, so that each may be true of another of several values."""

    wanted: list[Q] = field(default_factory=list)
    count: int = USUAL
    offset: int = 0
    order: tuple[OrderBy, ...] = ()
    include: tuple[str, ...] = ()
    revinclude: tuple[str, ...] = ()
    only_count: bool = False
    with_total: bool = True
    warnings: list[dict[str, Any]] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)


def asked(one: Served, query: str, visit: Visit) -> Search:
    """The search that a query string asks for; ``Unfit`` names what can't be asked."""
    search = Search()
    for name, value in _pairs(query):
        bare, _, modifier = name.partition(":")
        if bare in RESULT:
            _result(search, one, bare, modifier, value)
        elif (found := _filter(one, name, value, visit)) is not None:
            search.wanted.append(found)
        elif visit.strict:
            raise Unfit(f"{name}: {one.type} is not searched by this")
        else:
            search.warnings.append(issue("not-supported", f"{name}: not searched by this", severity="warning"))
            continue
        search.said.append((name, value))
    return search


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        pairs = parse_qsl(query, keep_blank_values=False, max_num_fields=VALUES, errors="strict")
    except ValueError as error:
        raise Unfit(f"the query can't be read; expected at most {VALUES} values in UTF-8") from error
    for name, value in pairs:
        if len(value) > LONGEST or CONTROL.search(name + value):
            raise Unfit(f"{CONTROL.sub('?', name)[:80]}: too long, or a sign that no text may hold")
    return pairs


def _result(search: Search, one: Served, name: str, modifier: str, value: str) -> None:
    if name in ("_count", "_offset"):
        if not (value.isascii() and value.isdigit()) or int(value[:9]) > FURTHEST:
            raise Unfit(f"{name}: expected a whole number, at most {FURTHEST}")
        setattr(search, name[1:], int(value))
        search.only_count |= name == "_count" and not int(value)
        search.count = min(search.count, MOST)
    elif name == "_sort":
        search.order = tuple(_ordered(one, value))
    elif name in ("_include", "_revinclude"):
        if modifier:
            raise Unfit(f"{name}:{modifier}: no such modifier here")
        setattr(search, name[1:], (*getattr(search, name[1:]), value))
    elif name == "_summary" and value == "count":
        search.only_count = True
    elif name == "_summary" and value not in ("true", "text", "data", "false"):
        raise Unfit("_summary: expected one of: count, true, text, data, false")
    elif name == "_total":
        if value not in TOTALS:
            raise Unfit(f"_total: expected one of: {', '.join(TOTALS)}")
        search.with_total = value != "none"


def _ordered(one: Served, value: str) -> Iterator[OrderBy]:
    known = sortable(one)
    for name in value.split(","):
        bare = name.removeprefix("-")
        if bare not in known:
            raise Unfit(f"_sort: {bare}; expected one of: {', '.join(known)}")
        at = F(known[bare])
        yield at.desc(nulls_last=True) if name.startswith("-") else at.asc(nulls_last=True)


def sortable(one: Served) -> dict[str, str]:
    """The parameters that a type can be sorted by, and the field of each: those over one field of its own."""
    own = {name: param.asks.fields[0] for name, param in one.params.items() if isinstance(param.asks, Lookup)}
    named = {name: at for name, at in own.items() if "__" not in at and one.params[name].kind in ("date", "string")}
    return {"_id": "pk", "_lastUpdated": one.changed} | named


def _filter(one: Served, name: str, value: str, visit: Visit) -> Q | None:
    """What one parameter asks for; None where the type isn't searched by it."""
    if "." in name:
        return _chained(one, name, value, visit)
    bare, _, modifier = name.partition(":")
    param = usual(one).get(bare) or one.params.get(bare)
    if param is None:
        return None
    asks = param.asks
    if modifier == "missing" and isinstance(asks, Lookup):
        if value not in ("true", "false"):
            raise Unfit(f"{name}: expected true or false")
        return asks.missing() if value == "true" else ~asks.missing()
    if modifier and modifier not in modifiers(param):
        raise Unfit(f"{name}: no such modifier here; there are: {', '.join(modifiers(param)) or 'none'}")
    sent = "" if modifier == "not" else modifier
    found = any_of(_asks(param, name, part.replace("\\,", ","), sent) for part in COMMA.split(value) if part)
    return ~found if modifier == "not" else found


def modifiers(param: Param) -> tuple[str, ...]:
    """The modifiers that a parameter knows; a reference knows the types it may lead to as well."""
    asks, known = param.asks, OF_KIND.get(param.kind, ())
    return ("missing", *known, *asks.modifiers, *asks.types) if isinstance(asks, Lookup) else known


def _asks(param: Param, name: str, value: str, modifier: str) -> Q:
    try:
        return param.asks(value, modifier)
    except (ValueError, OverflowError) as error:
        raise Unfit(f"{name}: {value[:80]}; {error}") from error


def usual(one: Served) -> dict[str, Param]:
    """What every type is searched by."""
    return {"_id": Param("token", mark("pk")), "_lastUpdated": Param("date", moment(one.changed))}


def _chained(one: Served, name: str, value: str, visit: Visit) -> Q | None:
    """``subject:Patient.gender=female``: the records whose reference leads to such a one that the actor may see."""
    link, _, rest = name.partition(".")
    bare, _, kind = link.partition(":")
    param = one.params.get(bare)
    if param is None or param.kind != "reference" or "." in rest:
        return None
    types = param.asks.types if isinstance(param.asks, Lookup) else ()
    other = served(kind or (types[0] if len(types) == 1 else ""))
    if other is None:
        return None
    visit.must(other.type, "s")
    wanted = _filter(other, rest, value, visit)
    return None if wanted is None else _leading_to(param, name, other, visit, wanted)


def _leading_to(param: Param, name: str, other: Served, visit: Visit, wanted: Q) -> Q:
    marks = other.seen(visit.actor).filter(wanted).order_by().values("pk")
    if isinstance(param.asks, Lookup):
        return param.asks.among(marks)
    some = list(marks.values_list("pk", flat=True)[: MOST + 1])
    if len(some) > MOST:
        raise Unfit(f"{name}: leads to more than {MOST}; ask for less")
    return any_of(param.asks(f"{other.type}/{mark}", "") for mark in some)
