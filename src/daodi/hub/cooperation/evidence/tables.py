"""The tables of the evidence desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.template.defaultfilters import date as shown_date
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.cooperation.evidence.linking import Figure
from daodi.hub.cooperation.evidence.models import Fact, Source, State
from daodi.hub.cooperation.evidence.words import FIELDS, done, said
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.web.names import language_name
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.words import Words


def sources(found: Iterable[Source], counts: Mapping[UUID, Mapping[str, int]]) -> Table:
    """Sources with what was read in them, state by state."""
    columns = (
        Column(_("Source")),
        Column(_("To look at"), figures=True),
        Column(_("Confirmed"), figures=True),
        Column(_("Disputed"), figures=True),
        Column(_("Stale"), figures=True),
        Column(_("Set aside"), figures=True),
        Column(_("Owner")),
    )
    return Table(caption=_("Sources"), columns=columns, rows=[_source(one, counts[one.pk]) for one in found])


def _source(one: Source, many: Mapping[str, int]) -> tuple[Cell, ...]:
    aside = many.get(State.REJECTED, 0) + many.get(State.SUPERSEDED, 0)
    waits = many.get(State.PROPOSED, 0)
    published = one.published.isoformat() if one.published else ""
    return (
        Cell(
            text=one.title,
            href=reverse("evidence:source", args=[one.pk]),
            tag=_("reprint") if one.reprint_of_id else "",
            note=" · ".join(filter(None, (published, language_name(one.language)))),
        ),
        Cell(text=str(waits), look="strong" if waits else ""),
        *(Cell(text=str(many.get(state, 0))) for state in (State.CONFIRMED, State.DISPUTED, State.STALE)),
        Cell(text=str(aside)),
        Cell(text=one.owner.name, tag=_("example") if one.owner.example else ""),
    )


def facts(found: Iterable[Fact], *, here: str = "", named: bool = False) -> Table:
    """Facts with their quotes. ``here`` is the address of the desk they are lit at; ``named`` shows their source."""
    columns = (
        Column(_("What")),
        Column(_("Figure"), figures=True),
        Column(_in("source", "Quote")),
        Column(_("State")),
        *((Column(_("Source")),) if named else ()),
    )
    return Table(caption=_("Facts"), columns=columns, rows=[_fact(one, here, named) for one in found])


def _fact(one: Fact, here: str, named: bool) -> tuple[Cell, ...]:
    where = f"{here}?fact={one.pk}#desk" if here else reverse("evidence:fact", args=[one.pk])
    cells = (
        Cell(text=one.what or one.get_type_display(), href=where, note=one.get_type_display() if one.what else ""),
        Cell(text=figure(one), note=qualified(one)),
        Cell(text=f"“{shortened(one.quote)}”"),
        Cell(tag=one.get_state_display()),
    )
    return (
        (*cells, Cell(text=one.source.title, href=reverse("evidence:source", args=[one.source_id]))) if named else cells
    )


def figure(fact: Fact) -> str:
    """The figure of a fact with its unit, as people write it; nothing where it has none."""
    if fact.value is None:
        return ""
    high = f"–{plain(fact.value_max)}" if fact.value_max is not None else ""
    unit = "%" if fact.count_kind == "percent" else fact.unit
    return f"{plain(fact.value)}{high}\u00a0{unit}".strip()


def qualified(fact: Fact) -> str:
    """How the figure is meant: how exact, of what kind."""
    if fact.value is None:
        return ""
    parts = [said(name, value) for name in ("qualifier", "count_kind") if (value := getattr(fact, name))]
    return " · ".join(map(str, parts))


def plain(value: Decimal) -> str:
    """A number with its groups of three.

    >>> plain(Decimal("280000000.0000"))
    '280,000,000'
    """
    text = f"{value.normalize():,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shortened(text: str, most: int = 140) -> str:
    """The beginning of a long quote."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def fields(fact: Fact) -> list[tuple[Words, Cell]]:
    """What a fact was read as, one field a line; those that are known only by inference say so."""
    rows: list[tuple[Words, Cell]] = []
    for name in FIELDS:
        if name in ("type", "what", "value_max", "unit", "note"):
            continue
        text = figure(fact) if name == "value" else _text(fact, name)
        if text:
            rows.append(
                (
                    _("figure") if name == "value" else FIELDS[name],
                    Cell(text=text, tag=_("inferred") if name in fact.inferred else ""),
                )
            )
    return rows


def _text(fact: Fact, name: str) -> Words:
    value: Any = getattr(fact, name)
    return "; ".join(value) if isinstance(value, list) else said(name, value)


def figures(found: Iterable[Figure]) -> Table:
    """What a fact counts for in the room of programmes."""
    columns = (Column(_("Indicator")), Column(_("As")), Column(_("State")))
    rows = [
        (
            Cell(text=one.indicator.title, href=reverse("programmes:indicator", args=[one.indicator_id])),
            Cell(text=_("target") if one._meta.model_name == "target" else _in("fact", "result")),
            Cell(tag=one.get_state_display(), note=one.reason),
        )
        for one in found
    ]
    return Table(caption=_("What it counts for"), columns=columns, rows=rows)


def history(entries: Sequence[Entry]) -> Table:
    """What was done to a source or a fact, and by whom."""
    people, parties = _called(User, entries, "user"), _called(Organisation, entries, "organisation")
    columns = (Column(_("When")), Column(_("What")), Column(_("Who")), Column(_("Entry")))
    rows = [
        (
            Cell(text=moment(one.at)),
            Cell(text=done(one.verb), note=_told(one.changes)),
            Cell(text=people.get(one.by["user"], one.by["via"]), note=parties.get(one.by["organisation"], "")),
            Cell(text=str(one.number), look="mono"),
        )
        for one in entries
    ]
    return Table(caption=_("History"), columns=columns, rows=rows)


def _called(model: type[User] | type[Organisation], entries: Sequence[Entry], kind: str) -> dict[str, str]:
    ids = {one.by[kind] for one in entries if one.by[kind]}
    return {str(each.pk): str(each) for each in model.objects.filter(pk__in=ids)}


def _told(changes: Mapping[str, Any]) -> str:
    """What changed, in short: a field with what it was and is."""
    if isinstance(changes.get("why"), str):
        return str(changes["why"])
    pairs = [
        f"{FIELDS[name]}: {_short(change[0])} → {_short(change[1])}"
        for name, change in changes.items()
        if name in FIELDS and isinstance(change, list) and len(change) == 2
    ]
    return "; ".join(pairs)


def _short(value: object) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "–")
    return shortened(text, 60) or "–"


def moment(at: object) -> str:
    """A day and time with its zone."""
    return str(shown_date(timezone.localtime(at), "Y-m-d H:i T"))  # type: ignore[arg-type]
