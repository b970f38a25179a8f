"""Verdicts as plain rows: every finding, missing test, note and requirement on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from daodi.check.show.grid import MISTAKEN
from daodi.check.show.text import clean
from daodi.check.verdict import Finding, Missing, Note, ProductVerdict, Requirement, Verdict
from daodi.tables.guard import guarded

SUBJECT = ("lot", "material", "latin", "zh_hans", "named", "form", "use", "market", "on", "verdict", "coverage")
FINDING = (
    *(
        "analyte",
        "result",
        "value",
        "unit",
        "limit",
        "outcome",
        "reason",
        "caveats",
        "rule_id",
        "document",
        "edition",
        "clause",
    ),
    *("force", "status", "route", "source_quality", "source_url", "input"),
)
HEADER = (*SUBJECT, "row", "kind", *FINDING)

Item = Finding | Missing | Note | Requirement


def csv_rows(verdicts: Iterable[Verdict]) -> Iterator[tuple[str, ...]]:
    """The header, then for each verdict a row of its own and one for each thing that it says.

    ``row`` names the thing: verdict, warning, ingredient, finding, missing, note, requirement. A cell that a
    spreadsheet would take for a formula begins with an apostrophe. Streams.

    >>> next(csv_rows([]))[:3]
    ('lot', 'material', 'latin')
    """
    yield HEADER
    for verdict in verdicts:
        yield from _rows(verdict)


def subject(verdict: Verdict) -> tuple[str, ...]:
    """What the verdict is about, in the order of ``SUBJECT``."""
    thing = verdict.material
    named = (thing.id or "", thing.latin or "", thing.zh_hans or "", thing.query)
    place = (verdict.form, verdict.use, verdict.market, verdict.on, verdict.verdict, verdict.coverage.status)
    return (verdict.lot, *named, *place)


def cells(item: Item, columns: Iterable[str]) -> tuple[str, ...]:
    """What an item says in these columns; empty where it has no such thing or says nothing."""
    return tuple(_cell(getattr(item, column, None)) for column in columns)


def _cell(value: str | tuple[str, ...] | None) -> str:
    return "; ".join(value) if isinstance(value, tuple) else value or ""


def _rows(verdict: Verdict) -> Iterator[tuple[str, ...]]:
    about = tuple(guarded(clean(cell)) for cell in subject(verdict))
    said = "; ".join((*verdict.reasons, *(f"not held: {group}" for group in verdict.coverage.not_held)))
    yield (*about, *_line("verdict", outcome=verdict.verdict, reason=said))
    for warning in verdict.warnings:
        source = {"source_quality": _text(warning, "quality"), "source_url": _text(warning, "source")}
        yield (*about, *_line("warning", _text(warning, "kind"), reason=plain(warning), **source))
    if isinstance(verdict, ProductVerdict):
        yield from _ingredients(verdict)
    for row, items in _items(verdict):
        for item in items:
            told = dict(zip(FINDING, cells(item, FINDING), strict=True))
            if isinstance(item, Requirement):
                told["reason"] = "; ".join(part for part in (item.requirement, item.note) if part)
            yield (*about, *_line(row, getattr(item, "kind", ""), **told))


def _ingredients(verdict: ProductVerdict) -> Iterator[tuple[str, ...]]:
    """A row an ingredient: the columns of the material are its own, and ``kind`` is its toxic class."""
    for one in verdict.ingredients:
        thing = one.material
        named = (thing.id or "", thing.latin or "", thing.zh_hans or "", thing.query)
        about = (verdict.lot, *named, *subject(verdict)[len(named) + 1 :])
        told = {"analyte": one.ingredient, "value": one.amount, "unit": one.unit, "outcome": one.outcome}
        told |= {"result": f"{one.amount} {one.unit}".strip(), "reason": one.reason, "input": one.input}
        caveats = "; ".join(plain(warning) for warning in one.warnings)
        yield (*map(guarded, map(clean, about)), *_line("ingredient", one.toxic, caveats=caveats, **told))


def _line(row: str, kind: str = "", **told: str) -> tuple[str, ...]:
    return tuple(guarded(clean(cell)) for cell in (row, kind, *(told.get(column, "") for column in FINDING)))


def plain(warning: dict[str, Any]) -> str:
    """A warning as a sentence: what it is about, what it is confused with or where it holds, and why.

    >>> plain({"kind": "confusable", "name": "fang ji", "with": "guang fang ji", "why": "nephrotoxic"})
    'fang ji ≠ guang fang ji: nephrotoxic'
    >>> plain({"kind": "banned", "name": "Aristolochia", "with": "TW", "why": "order of 2003"})
    'Aristolochia (TW): order of 2003'
    """
    name, other = _text(warning, "name"), _text(warning, "with")
    if other:
        name += f" ≠ {other}" if _text(warning, "kind") in MISTAKEN else f" ({other})"
    return ": ".join(part for part in (name, _text(warning, "why")) if part)


def _text(warning: dict[str, Any], key: str) -> str:
    return str(warning.get(key) or "")


def _items(verdict: Verdict) -> Iterator[tuple[str, tuple[Item, ...]]]:
    yield "finding", () if isinstance(verdict, ProductVerdict) else verdict.findings
    yield "missing", verdict.missing
    yield "note", verdict.notes
    yield "requirement", verdict.requirements
