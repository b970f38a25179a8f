"""The tables of this room's pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from daodi.hub.health.qualifications.models import Case, Decision, Enrolment, Evidence, Mission, MissionOutput, Training
from daodi.hub.health.qualifications.names import path_name, place_name, profession_name
from daodi.hub.health.qualifications.queries import Summed
from daodi.hub.health.qualifications.teaching import grouped
from daodi.hub.health.qualifications.words import KINDS
from daodi.hub.web.shapes import Cell, Column, Table
from daodi.reference import RecognitionPath


def day(when: date | None) -> str:
    """A day as it is written; a word where there is none."""
    return when.isoformat() if when else _("not stated")


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], figures: Sequence[int] = ()) -> Table:
    """A table with these heads; ``figures`` are the columns that hold them."""
    columns = [Column(head, figures=at in figures) for at, head in enumerate(heads)]
    return Table(caption=caption, columns=columns, rows=rows)


def cases(found: Iterable[Case]) -> Table:
    """Applications: who, what, from where to where, how it stands."""
    heads = (
        _in("case", "Practitioner"),
        _("Profession"),
        _in("case", "From"),
        _in("case", "To"),
        _("Applicant"),
        _("State"),
    )
    rows = [
        (
            Cell(text=one.person, href=reverse("qualifications:case", args=[one.pk])),
            Cell(text=profession_name(one.profession)),
            Cell(text=place_name(one.origin)),
            Cell(text=place_name(one.market)),
            Cell(text=one.owner.name, tag=_("example") if one.owner.example else ""),
            Cell(text=one.get_state_display()),
        )
        for one in found
    ]
    return table(_("Applications for recognition"), heads, rows)


def papers(found: Iterable[Evidence], names: dict[str, str]) -> Table:
    """The papers of a case."""
    rows = [
        (
            Cell(text=names.get(one.fact, one.fact)),
            Cell(text=one.document.name, href=reverse("documents:download", args=[one.document_id])),
            Cell(text=one.added_at.date().isoformat()),
        )
        for one in found
    ]
    return table(_in("qualification", "Papers"), (_("What it proves"), _("File"), _("Added on")), rows)


def held(found: Iterable[RecognitionPath]) -> Table:
    """The directions in which rules are held."""
    heads = (_("Path"), _in("case", "From"), _in("case", "To"), _("Professions"), _("Instrument"))
    rows = [
        (
            Cell(text=path_name(one.path), note=KINDS[one.kind]),
            Cell(text=_(", ").join(map(place_name, one.origin)) or _("anywhere else")),
            Cell(text=place_name(one.market)),
            Cell(text=_professions(one.professions)),
            Cell(text=one.instrument, note=one.clause, lang="en", quality=one.quality),
        )
        for one in found
    ]
    return table(_("Paths held"), heads, rows)


def trainings(found: Iterable[Training]) -> Table:
    """Trainings: what, where, when, and how many places are left."""
    heads = (
        _in("training", "Training"),
        _in("training", "Where"),
        _("When"),
        _in("training", "Hours"),
        _("Places left"),
        _("State"),
    )
    rows = [
        (
            Cell(text=one.title, href=reverse("qualifications:training", args=[one.pk]), note=one.subject),
            Cell(text=one.place, note=place_name(one.market)),
            Cell(text=f"{one.begins.isoformat()} – {one.ends.isoformat()}"),
            Cell(text=str(one.hours)),
            Cell(text=f"{max(one.places - one.taken, 0)} / {one.places}"),  # type: ignore[attr-defined]
            Cell(text=one.get_state_display(), tag=_("example") if one.owner.example else ""),
        )
        for one in found
    ]
    return table(_in("training", "Trainings"), heads, rows, figures=(3, 4))


def certified(found: Iterable[Enrolment]) -> Table:
    """Persons whom one sent, with their certificates."""
    heads = (_in("trainee", "Name"), _in("training", "Training"), _("State"), _("Certificate"))
    rows = [
        (
            Cell(text=one.name),
            Cell(text=one.training.title, href=reverse("qualifications:training", args=[one.training_id])),
            Cell(text=one.get_state_display()),
            certificate(one),
        )
        for one in found
    ]
    return table(_("Persons whom you sent"), heads, rows)


def certificate(one: Enrolment) -> Cell:
    """The certificate of a place, as a link; words where there is none."""
    held = getattr(one, "certificate", None)
    if held is None:
        return Cell(text=_("none yet"))
    where = reverse("qualifications:certificate", args=[grouped(held.number)])
    return Cell(
        text=grouped(held.number),
        href=where,
        look="mono",
        tag=_in("qualification", "withdrawn") if held.withdrawn_on else "",
    )


def missions(found: Iterable[Mission]) -> Table:
    """Medical teams: who went where and when."""
    heads = (_in("mission", "Mission"), _in("training", "Where"), _("When"), _in("mission", "Members"), _("Sent by"))
    rows = [
        (
            Cell(text=one.title, href=reverse("qualifications:mission", args=[one.pk])),
            Cell(text=one.place, note=place_name(one.market)),
            Cell(text=f"{one.begins.isoformat()} – {one.ends.isoformat() if one.ends else _('still there')}"),
            Cell(text=str(one.members)),
            Cell(text=one.owner.name, tag=_("example") if one.owner.example else ""),
        )
        for one in found
    ]
    return table(_("Medical teams"), heads, rows, figures=(3,))


def outputs(found: Iterable[MissionOutput]) -> Table:
    """Counts, each with its source."""
    heads = (_("What is counted"), _("How many"), _("When"), _("Source of the count"))
    rows = [
        (
            Cell(text=one.get_kind_display(), note=one.detail),
            Cell(text=f"{one.number:,}"),
            Cell(text=f"{one.begins.isoformat()} – {one.ends.isoformat()}"),
            Cell(text=one.source, linked=True),
        )
        for one in found
    ]
    return table(_in("mission", "What was done"), heads, rows, figures=(1,))


def summed(found: Sequence[Summed], kinds: Sequence[tuple[str, str]]) -> Table:
    """Sums by year and kind; a year without a count of a kind says so."""
    totals = {(one["begins__year"], one["kind"]): one["total"] for one in found}
    years = sorted({year for year, _kind in totals})
    used = [(kind, label) for kind, label in kinds if any((year, kind) in totals for year in years)]
    rows = [(Cell(text=str(year)), *(_sum(totals.get((year, kind))) for kind, _label in used)) for year in years]
    rows.append((Cell(text=_("All years")), *(_sum(sum(totals.get((y, kind), 0) for y in years)) for kind, _l in used)))
    heads = (_("Year"), *(label for _kind, label in used))
    return table(_("What the teams did, by year"), heads, rows, figures=range(1, len(used) + 1))


def by_detail(found: Iterable[tuple[str, int]]) -> Table:
    """Operations by kind, over all years."""
    rows = [(Cell(text=detail or _("not stated")), Cell(text=f"{total:,}")) for detail, total in found]
    return table(_("Operations by kind"), (_("Operation"), _("How many")), rows, figures=(1,))


def decided(one: Decision) -> list[tuple[str, Cell]]:
    """A decision as facts."""
    facts = [
        (_("Rests on"), Cell(text=one.clause)),
        (_("Decided on"), Cell(text=one.at.date().isoformat(), note=one.by.name)),
    ]
    if one.valid_from or one.valid_until:
        begins, ends = day(one.valid_from), one.valid_until.isoformat() if one.valid_until else _("without an end")
        facts.insert(1, (_in("decision", "Valid"), Cell(text=f"{begins} – {ends}")))
    if one.measure:
        facts.insert(1, (_("Measure"), Cell(text=one.measure)))
    return facts


def _sum(number: int | None) -> Cell:
    return Cell(text=f"{number:,}") if number is not None else Cell(text=_("not counted"), look="mut")


def _professions(names: Sequence[str]) -> str:
    if not names:
        return _("any")
    said = _(", ").join(map(profession_name, names[:3]))
    return said if len(names) <= 3 else _("%(some)s and %(more)d more") % {"some": said, "more": len(names) - 3}
