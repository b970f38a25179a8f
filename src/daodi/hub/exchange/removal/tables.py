"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.exchange.removal.deadlines import deadlines
from daodi.hub.exchange.removal.models import Case, Reason
from daodi.hub.exchange.removal.queries import WAITING, Figures
from daodi.hub.web.shapes import Cell, Column, Table


def queue(cases: Iterable[Case], today: date) -> Table:
    """Reports on the operator's desk."""
    heads = (_in("notice", "Report"), _("About"), _("Reason"), _("Until"), _("State"))
    rows = [
        (
            Cell(text=one.number, href=_page(one)),
            Cell(text=one.title, note=one.publisher.name),
            Cell(text=one.get_reason_display()),
            _due(one, today),
            Cell(text=one.get_state_display(), tag=_("held back") if one.hold_id and not one.decision else ""),
        )
        for one in cases
    ]
    return Table(caption=_in("notice", "Reports"), columns=[Column(head) for head in heads], rows=rows)


def cases(found: Iterable[Case], *, caption: str) -> Table:
    """Reports as their reporter or publisher sees them."""
    columns = (Column(_in("notice", "Report")), Column(_("About")), Column(_("State")), Column(_("Last step")))
    rows = [
        (
            Cell(text=one.number, href=_page(one)),
            Cell(text=one.title),
            Cell(text=one.get_state_display()),
            Cell(text=one.changed_at.date().isoformat()),
        )
        for one in found
    ]
    return Table(caption=caption, columns=columns, rows=rows)


def times() -> Table:
    """How long each kind of report may take."""
    columns = (
        Column(_("What is reported")),
        Column(_("Decided within"), figures=True),
        Column(_("The publisher answers within"), figures=True),
        Column(_("A counter-statement is answered within"), figures=True),
        Column(_("Held back before the decision")),
        Column(_("Source")),
    )
    rows = [
        (
            Cell(text=Reason(one.reason).label),
            _days(one.decide_days),
            _days(one.answer_days),
            _days(one.counter_days),
            Cell(text=_("where people are in danger") if one.at_once else _("no")),
            Cell(text=_("common practice"), quality=one.quality),
        )
        for one in deadlines().values()
    ]
    return Table(caption=_("How long it takes"), columns=columns, rows=rows)


def figures(found: Iterable[Figures]) -> Table:
    """What was reported and decided: counts alone."""
    heads = (
        _("Came in"),
        _("Stays"),
        _("No longer public"),
        _in("records", "Removed"),
        _in("records", "Restored"),
        _in("report", "Taken back"),
        _in("report", "Open"),
        _("Late"),
    )
    columns = (Column(_("Year and reason")), *(Column(head, figures=True) for head in heads))
    rows = [
        (
            Cell(text=f"{one.year} · {Reason(one.reason).label}"),
            *(
                Cell(text=str(count))
                for count in (
                    one.reports,
                    one.kept,
                    one.restricted,
                    one.removed,
                    one.restored,
                    one.withdrawn,
                    one.waiting,
                    one.late,
                )
            ),
        )
        for one in found
    ]
    return Table(caption=_("Reports and decisions"), columns=columns, rows=rows, kind="stack")


def _days(count: int) -> Cell:
    return Cell(text=_("1 working day") if count == 1 else _("%d working days") % count)


def _due(one: Case, today: date) -> Cell:
    late = one.state in WAITING and one.due_on < today
    return Cell(text=one.due_on.isoformat(), look="strong" if late else "", tag=_("late") if late else "")


def _page(one: Case) -> str:
    return reverse("removal:case", args=[one.pk])
