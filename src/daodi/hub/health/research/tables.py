"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.research.models import DrugProject, Interest, Likeness, PartnerCall, Trial, TrialImport
from daodi.hub.health.research.registers.completeness import Measured
from daodi.hub.health.research.words import ANSWERS, REASONS, country_names, phase_name, register_name
from daodi.hub.web.names import shown
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.hub.web.tongue import own
from daodi.hub.web.words import word


def trials(found: Iterable[Trial]) -> Table:
    """Trials: what, which number, where, how far."""
    columns = (
        Column(_("Trial")),
        Column(_("Number")),
        Column(_("Countries")),
        Column(_("Phase")),
        Column(_("Participants"), figures=True),
        Column(_("Recruitment")),
    )
    rows = [
        (
            Cell(text=one.title, href=page(one), note=one.sponsor, tag=example(one)),
            Cell(text=one.number, note=register_name(one.register)),
            Cell(text=country_names(one.countries.split()) or _("not stated")),
            Cell(text=phase_name(one.phase) or _("not stated"), look="nw"),
            Cell(text=f"{one.size:,}" if one.size is not None else _("not stated")),
            Cell(text=one.get_status_display(), note=one.registered_on.isoformat() if one.registered_on else ""),
        )
        for one in found
    ]
    return Table(caption=_("Trials"), columns=columns, rows=rows)


def materials(one: Trial) -> Table | None:
    """What a trial tests: the words found and the materials that they mean."""
    columns = (Column(_("Named in the record")), Column(_("Material")), Column(_("Beware")))
    rows = []
    for named, found in groupby(one.materials.all(), key=lambda each: each.named):
        each = list(found)
        known = [material for row in each if (material := shown(row.material_id))]
        if len(known) == 1:
            link = reverse("materials:page", args=[known[0].id])
            cell = Cell(text=known[0].name, lang=known[0].lang, href=link, note=known[0].latin)
        else:
            said = ", ".join(f"{material.name} {material.latin}" for material in known)
            cell = Cell(text=_("one name, several things"), note=said)
        kinds = sorted({str(warning.get("kind", "")) for row in each for warning in row.warnings})
        rows.append((Cell(text=named), cell, Cell(text=_(", ").join(str(word("warning", kind)) for kind in kinds))))
    return Table(caption=_("What is tested"), columns=columns, rows=rows) if rows else None


def completeness(measured: Measured, caption: str) -> Table:
    """The items of a list: stated, missing, or not carried by this form of export."""
    columns = (
        Column(_("Item")),
        Column(_in("research", "What is asked")),
        Column(_("In the record")),
        Column(_("Found")),
    )
    rows = [
        (
            Cell(text=one.item, look="nw"),
            Cell(text=own(one.english, one.zh_hans, one.zh_hant), quality=one.quality),
            Cell(text=ANSWERS[one.answer]),
            Cell(text=one.found[:120] + ("…" if len(one.found) > 120 else "")),
        )
        for one in measured.items
    ]
    return Table(caption=caption, columns=columns, rows=rows)


def likenesses(found: Iterable[Likeness]) -> list[tuple[Likeness, Table]]:
    """Pairs, each as a table of the two beside one another, for a person to decide."""
    return [(one, _pair(one)) for one in found]


def _pair(one: Likeness) -> Table:
    first, second = one.first, one.second
    columns = (Column(_("What")), Column(first.number), Column(second.number))
    shown_facts: tuple[tuple[str, Any], ...] = (
        (_("Title"), lambda trial: trial.title),
        (_("Sponsor"), lambda trial: trial.sponsor or _("not stated")),
        (_("First enrolment"), lambda trial: _day(trial.enrolment_on)),
        (_("Participants"), lambda trial: str(trial.size) if trial.size is not None else _("not stated")),
        (_("Countries"), lambda trial: country_names(trial.countries.split()) or _("not stated")),
    )
    rows = [(Cell(text=label), Cell(text=said(first)), Cell(text=said(second))) for label, said in shown_facts]
    return Table(caption=f"{first.number} · {second.number}", columns=columns, rows=rows)


def reasons(one: Likeness) -> str:
    """Why two records may be of one trial, in words."""
    return _("; ").join(str(REASONS[what]) % {"said": said} for what, said in one.reasons)


def imports(found: Iterable[TrialImport]) -> Table:
    """Files taken in."""
    columns = (
        Column(_("File")),
        Column(_("Trials"), figures=True),
        Column(_("New"), figures=True),
        Column(_in("research", "Changed"), figures=True),
        Column(_("To mend"), figures=True),
        Column(_("When")),
    )
    rows = [
        (
            Cell(text=one.name, href=reverse("research:import", args=[one.pk])),
            Cell(text=f"{one.done:,} / {one.total:,}"),
            Cell(text=f"{one.added:,}"),
            Cell(text=f"{one.changed:,}"),
            Cell(text=f"{one.wrong:,}"),
            Cell(text=one.created_at.strftime("%Y-%m-%d"), look="nw"),
        )
        for one in found
    ]
    return Table(caption=_("Files taken in"), columns=columns, rows=rows)


def problems(found: Iterable[Mapping[str, Any]]) -> Table:
    """What could not be read in a file."""
    columns = (
        Column(_in("research", "Record"), figures=True),
        Column(_("Field")),
        Column(_("What is wrong")),
        Column(_("Expected")),
    )
    rows = [
        (
            Cell(text=str(one["row"])),
            Cell(text=one["column"], look="mono"),
            Cell(text=one["what"]),
            Cell(text=one["expected"]),
        )
        for one in found
    ]
    return Table(caption=_("To mend"), columns=columns, rows=rows)


def calls(found: Iterable[PartnerCall]) -> Table:
    """Partners sought and offered."""
    columns = (
        Column(_("What")),
        Column(_in("research", "Who")),
        Column(_in("research", "Where")),
        Column(_("Open until")),
    )
    rows = [
        (
            Cell(
                text=one.title,
                href=reverse("research:call", args=[one.pk]),
                note=f"{one.get_side_display()} · {one.get_role_display()}",
            ),
            Cell(text=one.owner.name, tag=example(one)),
            Cell(text=country_names(one.countries.split()) or _("anywhere")),
            Cell(
                text=_("closed") if one.closed_at else _day(one.until) if one.until else _in("research", "open"),
                look="nw",
            ),
        )
        for one in found
    ]
    return Table(caption=_("Partners sought and offered"), columns=columns, rows=rows)


def interests(actor: Actor, found: Iterable[Interest]) -> Table:
    """Interests, each with the other side."""
    columns = (Column(_("Interest")), Column(_("With whom")), Column(_("State")))
    rows = [
        (
            Cell(text=one.call.title, href=reverse("research:interest", args=[one.pk])),
            Cell(
                text=one.party.name if actor.is_of(one.caller_id) else one.caller.name,
                note=_("they answered our call") if actor.is_of(one.caller_id) else _("we answered theirs"),
            ),
            Cell(text=one.get_state_display(), note=one.created_at.strftime("%Y-%m-%d")),
        )
        for one in found
    ]
    return Table(caption=_("Interests"), columns=columns, rows=rows)


def projects(found: Iterable[DrugProject]) -> Table:
    """Drug projects with their stage."""
    columns = (
        Column(_in("research", "Project")),
        Column(_("Stage")),
        Column(_in("research", "Since")),
        Column(_in("research", "For what")),
        Column(_in("research", "Who")),
    )
    rows = [
        (
            Cell(text=one.title, href=reverse("research:project", args=[one.pk]), note=one.product),
            Cell(text=one.get_stage_display()),
            Cell(text=_day(one.since), look="nw"),
            Cell(text=one.indication or _("not stated")),
            Cell(text=one.owner.name, tag=example(one)),
        )
        for one in found
    ]
    return Table(caption=_("Drug projects"), columns=columns, rows=rows)


def stages(one: DrugProject) -> Table:
    """The stages of a project, the latest first."""
    columns = (Column(_("Stage")), Column(_in("research", "Since")), Column(_("On what evidence")))
    rows = [
        (Cell(text=each.get_stage_display()), Cell(text=_day(each.since), look="nw"), Cell(text=each.note))
        for each in reversed(one.stages.all())
    ]
    return Table(caption=_("Stages"), columns=columns, rows=rows)


def page(one: Trial) -> str:
    """A trial's page."""
    return reverse("research:trial", args=[one.pk])


def example(one: Any) -> str:
    """The mark of what no real party stated."""
    return _("example") if one.owner.example else ""


def _day(day: Any) -> str:
    return day.isoformat() if day else _("not stated")
