"""How an element is written when it leaves: each way takes what it knows of a value, and drops the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Node = dict[str, Any]
CODING = ("system", "version", "code")
QUANTITY = ("value", "comparator", "unit", "system", "code")
NOT_SHARED = {"text": "not shared: not coded"}
TITLE = "Summary"
PERSON = ("use", "family", "given", "prefix", "suffix")


def _whole(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool) else None


def _part(*names: str) -> Callable[[Any], Any]:
    def of(value: Any) -> Any:
        if not isinstance(value, dict):
            return None
        kept = {name: _plain(value[name]) for name in names if name in value}
        return {name: one for name, one in kept.items() if one is not None} or None

    return of


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str | int | float | bool)] or None
    return _whole(value)


def _coded(*names: str) -> Callable[[Any], Any]:
    part = _part(*names)

    def of(value: Any) -> Any:
        if not isinstance(value, dict):
            return None
        if "coding" not in value:
            return part(value) if "code" in value else None
        codings = [one for one in map(part, _list(value["coding"])) if one and "code" in one]
        return {"coding": codings} if codings else None

    return of


def _told(way: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """That something stands there is told, where nothing of it may leave: it may be what a life depends on."""
    return lambda value: way(value) or (dict(NOT_SHARED) if value else None)


def _worded(value: Any) -> Any:
    coded = _coded(*CODING, "display")(value) or {}
    text = value.get("text") if isinstance(value, dict) else None
    return {**coded, **({"text": text} if isinstance(text, str) else {})} or None


def _cut(size: int) -> Callable[[Any], Any]:
    return lambda value: value[:size] if isinstance(value, str) else None


def _range(value: Any) -> Any:
    if not isinstance(value, dict):
        return None
    quantity = _part(*QUANTITY)
    kept = {name: quantity(value.get(name)) for name in ("low", "high", "numerator", "denominator")}
    return {name: one for name, one in kept.items() if one} or None


def _dose(value: Any) -> Any:
    if not isinstance(value, dict):
        return None
    quantity = _part(*QUANTITY)
    kept = {"doseQuantity": quantity(value.get("doseQuantity")), "doseRange": _range(value.get("doseRange"))}
    return {name: one for name, one in kept.items() if one} or None


def _timing(value: Any) -> Any:
    repeat = value.get("repeat") if isinstance(value, dict) else None
    names = ("frequency", "frequencyMax", "period", "periodMax", "periodUnit", "duration", "durationUnit", "when")
    kept = _part(*names, "dayOfWeek", "timeOfDay", "count")(repeat)
    return {"repeat": kept} if kept else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


WAYS: dict[str, Callable[[Any], Any]] = {
    "whole": _whole,
    "year": _cut(len("2020")),
    "month": _cut(len("2020-01")),
    "day": _cut(len("2020-01-01")),
    "code": _told(_coded(*CODING)),
    "named-code": _told(_coded(*CODING, "display")),
    "worded-code": _told(_worded),
    "title": lambda _value: TITLE,
    "quantity": _part(*QUANTITY),
    "range": _range,
    "dose": _dose,
    "timing": _timing,
    "period": _part("start", "end"),
    "person": _part(*PERSON),
    "identifier": _part("system", "value", "use"),
    "contact": _part("system", "value", "use"),
    "place": _part("country", "state", "city", "district", "line", "postalCode"),
    "country": _part("country"),
}
