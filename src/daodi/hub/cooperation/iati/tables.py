"""What this room shows, as rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext as _in

from daodi.hub.cooperation.iati.models import Delivery, Record
from daodi.hub.cooperation.iati.publishing import Offered
from daodi.hub.cooperation.iati.words import field, kind, severity
from daodi.hub.cooperation.programmes.models import Plan
from daodi.hub.web.shapes import Cell, Column, Table

SHOWN = 200


def offered(found: Iterable[Offered]) -> Table:
    """What is published, and whether it goes out."""
    columns = (Column(_("Title")), Column(_("Published by")), Column(_("Kind")), Column(_("Goes out")))
    rows = [
        (
            Cell(text=one.subject.title, href=reverse("iati:activity", args=[one.subject.pk]), note=one.identifier),
            Cell(text=one.subject.owner.name),
            Cell(text=_("Plan") if isinstance(one.subject, Plan) else _("Project")),
            _goes_out(one),
        )
        for one in found
    ]
    return Table(caption=_("Published activities"), columns=columns, rows=rows)


def _goes_out(one: Offered) -> Cell:
    if one.lacks:
        return Cell(
            tag=_("Held back"), note=_("Missing: %s") % _(", ").join(str(field(name)) for name, _why in one.lacks)
        )
    if one.refused:
        n = sum(finding.severity == "error" for finding in one.findings)
        return Cell(tag=_("Held back"), note=ngettext("%(n)d error", "%(n)d errors", n) % {"n": n})
    if not one.verdict.checked:
        return Cell(tag=_("Not validated"))
    n = len(one.findings)
    return Cell(tag=_in("check", "Valid"), note=ngettext("%(n)d warning", "%(n)d warnings", n) % {"n": n} if n else "")


def lacking(one: Offered) -> Table:
    """What an activity lacks to go out, and what of it is left out."""
    rows = [(Cell(text=field(name)), Cell(tag=_("Missing")), Cell(text=why)) for name, why in one.lacks]
    rows += [(Cell(text=field(name)), Cell(tag=_("Left out")), Cell(text=why)) for name, why in one.notes]
    return Table(
        caption=_("What to add"), columns=(Column(_("Field")), Column(_("State")), Column(_("What to do"))), rows=rows
    )


def findings(found: Sequence[Mapping[str, Any]]) -> Table:
    """What is wrong with a file: where, how badly, what to do."""
    columns = (Column(_("Place")), Column(_("Line"), figures=True), Column(_("Severity")), Column(_("What to do")))
    rows = [
        (
            Cell(text=one["path"], look="mono"),
            Cell(text=str(one["line"] or "")),
            Cell(tag=severity(one["severity"]), note=kind(one["code"])),
            Cell(text=one["message"], lang="en"),
        )
        for one in found[:SHOWN]
    ]
    return Table(caption=_("Findings"), columns=columns, rows=rows)


def deliveries(found: Sequence[Any]) -> Table:
    """The files that were sent."""
    columns = (
        Column(_("File")),
        Column(_("Kind")),
        Column(_("Records"), figures=True),
        Column(_("Errors"), figures=True),
    )
    rows = [
        (
            Cell(text=str(one), href=reverse("iati:file", args=[one.pk]), note=moment(one)),
            Cell(text=one.get_kind_display()),
            Cell(text=f"{one.good}/{one.total}"),
            Cell(text=str(one.errors)),
            Cell(tag=one.get_state_display()),
        )
        for one in found
    ]
    return Table(caption=_("Files"), columns=(*columns, Column(_("State"))), rows=rows)


def records(found: Iterable[Record]) -> Table:
    """The records of a file, and what became of each."""
    columns = (Column(_("Title")), Column(_("State")), Column(_("Project")))
    rows = [(Cell(text=one.title or one.identifier, note=one.identifier), _state(one), _project(one)) for one in found]
    return Table(caption=_("Records"), columns=columns, rows=rows)


def _state(one: Record) -> Cell:
    return Cell(tag=_("Good") if one.valid else _("Not kept"))


def _project(one: Record) -> Cell:
    if one.project is None:
        return Cell(text="")
    return Cell(text=one.project.title, href=reverse("programmes:project", args=[one.project.pk]))


def moment(one: Delivery) -> str:
    """When a file came, as the page's language writes it."""
    return date_format(timezone.localtime(one.created_at), "Y-m-d H:i")
