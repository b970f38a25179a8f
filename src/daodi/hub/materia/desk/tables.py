"""The tables on the pages of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.rulebook.laid import editions as editions_of
from daodi.hub.core.rulebook.values import told
from daodi.hub.materia.desk.models import Edition, EditionRow
from daodi.hub.materia.desk.overlay import differing
from daodi.hub.materia.desk.queries import Count
from daodi.hub.materia.desk.words import moment, who
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Cell, Column, Table


class Shown(NamedTuple):
    """A row of an edition on its page: its key, the page of what is held so far, its place in the file, its columns."""

    key: str
    href: str
    place: int
    facts: list[tuple[str, Cell]]


TELLING = {
    "limits": ("analyte", "operator", "value", "unit", "scope", "clause"),
    "documents": ("document", "edition", "force"),
}


def counts(found: Iterable[Count]) -> Table:
    """How far the desk is, a market a row."""
    columns = (
        Column(_("Market")),
        Column(_("left"), figures=True),
        Column(_("bind today"), figures=True),
        Column(_("of these verified here"), figures=True),
        Column(_("to look at again"), figures=True),
        Column(_("Rules held"), figures=True),
    )
    lines = [_count(one) for one in found]
    return Table(caption=_("How far the desk is"), columns=columns, rows=lines, kind="scroll")


def _count(one: Count) -> tuple[Cell, ...]:
    again = one.differs + one.disputed + one.overtaken
    return (
        Cell(text=market_name(one.market), href=f"{reverse('desk:queue')}?market={one.market}", look="nw"),
        Cell(text=str(one.left), look="strong" if one.left else ""),
        Cell(text=str(one.deciding)),
        Cell(text=str(one.verified_deciding)),
        Cell(text=str(again)),
        Cell(text=str(one.rules)),
    )


def editions(found: Iterable[Edition]) -> Table:
    """Editions, the newest first."""
    columns = (Column(_("Edition or proposal")), Column(_("Table")), Column(_("What it changes")), Column(_("State")))
    return Table(caption=_("Editions"), columns=columns, rows=[_edition(one) for one in found])


def _edition(one: Edition) -> tuple[Cell, ...]:
    return (
        Cell(text=name_of(one), href=reverse("desk:edition", args=[one.pk]), note=moment(one.proposed_at)),
        Cell(text=one.get_table_display()),
        Cell(text=one.why, note=who(one.proposed_by, one.organisation)),
        Cell(text=one.get_state_display(), look="strong" if one.state == "waiting" else ""),
    )


def name_of(one: Edition) -> str:
    """What an edition is called: by its number, once it is approved."""
    return _("Edition %(number)d") % {"number": one.number} if one.number else _("Proposal")


def corrections(rule_id: str) -> list[tuple[str, str]]:
    """The editions that brought or changed a rule, each with the page that tells of it."""
    return [(_("Edition %(number)d") % {"number": one.number}, one.page) for one in editions_of(key=rule_id)]


def row_facts(edition: Edition, one: EditionRow) -> Shown:
    """A row of an edition: what a changed one says now and shall say, or all that a new one says."""
    if one.before is None:
        said = [(name, Cell(text=told(one.after[name]), linked=True)) for name in _stated(edition.table, one)]
    else:
        said = [
            (name, Cell(text=after or "–", linked=True, note=_("now: %(before)s") % {"before": before or "–"}))
            for name, before, after in differing(one.before, one.after)
        ]
    where = {"limits": "standards:rule", "documents": "standards:document"}[edition.table]
    return Shown(one.key, reverse(where, args=[one.key]) if one.before else "", one.place, said)


def _stated(table: str, one: EditionRow) -> list[str]:
    """The columns of a new row that say something, the telling ones first."""
    telling = [name for name in TELLING[table] if one.after[name]]
    return telling + [name for name, value in one.after.items() if value and name not in telling]
