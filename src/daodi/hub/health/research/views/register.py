"""The register of trials: its list, one trial, and both written out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.research import queries, tables
from daodi.hub.health.research.models import Status, Trial
from daodi.hub.health.research.models.trials import Linked
from daodi.hub.health.research.registers import Trial as Read
from daodi.hub.health.research.registers import trial_of, writing
from daodi.hub.health.research.registers.completeness import Measured, chinese_formula, data_set
from daodi.hub.health.research.registers.interventions import linkage
from daodi.hub.health.research.registers.tables import registries
from daodi.hub.health.research.views.frame import HERE, asked, crumbs
from daodi.hub.health.research.words import country_name, country_names, phase_name, register_name
from daodi.hub.web.shapes import Cell, Crumb, page_of

FILTERS = ("q", "register", "status", "country", "linked", "material")
MOST_OUT = 20_000


@require_safe
def index(request: Request) -> HttpResponse:
    """The register, found by words, numbers, materials; by register, recruitment, country."""
    wanted = asked(request, *FILTERS)
    page = page_of(_listed(request, wanted), request.GET)
    codes = queries.countries(request.actor)
    waiting = queries.likenesses(request.actor).filter(state="proposed").count() if request.actor.signed_in else 0
    context = {
        **HERE,
        "crumbs": crumbs(),
        "asked": wanted,
        "filtered": any(wanted.values()),
        "kept_filters": request.GET.urlencode(),
        "page": page,
        "table": tables.trials(page.items),
        "registers": [(code, register_name(code)) for code in registries()],
        "statuses": Status.choices,
        "links": Linked.choices,
        "countries": sorted(((code, country_name(code)) for code in codes), key=lambda one: one[1]),
        "waiting": waiting,
    }
    return render(request, "research/list.html", context)


@require_safe
def export(request: Request, kind: str) -> StreamingHttpResponse:
    """What the list shows, as a table with WHO's columns or as JSON Lines; at most twenty thousand."""
    found = _listed(request, asked(request, *FILTERS))[:MOST_OUT]
    trials = (trial_of(one.record) for one in found.iterator(500))
    writers = {"csv": (writing.table, "text/csv"), "jsonl": (writing.lines, "application/x-ndjson")}
    if kind not in writers:
        raise NotFound
    write, media = writers[kind]
    headers = {"Content-Disposition": f'attachment; filename="trials.{kind}"'}
    return StreamingHttpResponse(write(trials), content_type=f"{media}; charset=utf-8", headers=headers)


@require_safe
def page(request: Request, trial_id: UUID) -> HttpResponse:
    """One trial: what its register states, what it tests, how complete its record is, who works on it."""
    one = queries.trial(request.actor, trial_id)
    record = trial_of(one.record)
    links = linkage(record)
    formula = chinese_formula(record, links)
    same = list(queries.same(request.actor, one)[:20])
    projects = queries.projects(request.actor).filter(trials__trial=one)
    calls = list(queries.calls(request.actor).filter(trial=one)[:20])
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=one.number)),
        "one": one,
        "record": record,
        "register": register_name(one.register),
        "facts": _facts(record),
        "texts": _texts(record),
        "materials": tables.materials(one),
        "dangers": _dangers(one),
        "formulas": links.formulas,
        "data_set": _measure(data_set(record), _("Data set of WHO, 24 items")),
        "formula": _measure(formula, _("CONSORT for Chinese formulas")) if formula else None,
        "same": tables.trials(same) if same else None,
        "projects": tables.projects(projects) if projects else None,
        "calls": tables.calls(calls) if calls else None,
        "may_change": request.actor.is_of(one.owner_id) and request.actor.may_write,
        "told": history_of(request.actor, one),
    }
    return render(request, "research/trial.html", context)


@require_POST
def show(request: Request, trial_id: UUID) -> HttpResponse:
    """Shows a trial to everybody, or takes it back."""
    one = queries.trial(request.actor, trial_id)
    set_visibility(actor=request.actor, subject=one, visibility=request.POST.get("visibility", ""))
    return redirect("research:trial", one.pk)


def _listed(request: Request, wanted: Mapping[str, str]) -> Any:
    return queries.listed(request.actor, text=wanted["q"], **{name: wanted[name] for name in FILTERS[1:]})


def _measure(measured: Measured, caption: str) -> dict[str, Any]:
    """A list of items as the page shows it: the sum in words, the table, and the bar of three lengths."""
    return {
        "table": tables.completeness(measured, caption),
        "sum": _("%(stated)d stated, %(missing)d missing, %(not)d not exported")
        % {"stated": measured.stated, "missing": measured.missing, "not": measured.not_exported},
        "stated": measured.stated,
        "all": len(measured.items),
    }


def _facts(one: Read) -> list[tuple[str, Cell]]:
    others = [number.number for number in one.numbers if number.where != "primary"]
    facts = (
        (_("Sponsor"), one.sponsor),
        (_("Other numbers"), ", ".join(others)),
        (_("Registered on"), one.registered_on),
        (_("First enrolment"), one.enrolment_on),
        (_("Completion"), one.completed_on),
        (_("Participants sought"), _sized(one)),
        (_("Countries"), country_names(one.countries)),
        (_("Conditions"), "; ".join(one.conditions)),
        (_("Study type"), one.study_type),
        (_("Phase"), phase_name(one.phase) or one.said_phase),
        (_("Recruitment, in the register's word"), one.said_status),
        (_("Contact"), _("stated in the register; not kept here") if one.contact else ""),
    )
    shown = [(label, Cell(text=text[:1000] if text else _("not stated"))) for label, text in facts]
    if one.web.startswith(("https://", "http://")):
        shown.append((_("In the register"), Cell(text=one.web, linked=True)))
    return shown


def _sized(one: Read) -> str:
    if one.size is None:
        return one.said_size
    arms = ngettext("in %d arm", "in %d arms", len(one.arms)) % len(one.arms) if one.arms else ""
    return f"{one.size:,} {arms}".strip()


def _texts(one: Read) -> list[tuple[str, list[str], bool]]:
    """The longer texts, each with its label and whether it is open from the start."""
    texts = (
        (_("Scientific title"), [one.scientific_title]),
        (_("Arms"), [f"{arm.name}: {arm.size}" if arm.size is not None else arm.name for arm in one.arms]),
        (_("Interventions"), list(one.interventions)),
        (_("Primary outcomes"), list(one.primary_outcomes)),
        (_("Secondary outcomes"), list(one.secondary_outcomes)),
        (_("Inclusion"), one.inclusion.split("\n")),
        (_("Exclusion"), one.exclusion.split("\n")),
        (_("Design"), [one.study_design]),
    )
    opened = _("Interventions")
    return [(label, [line for line in lines if line], label == opened) for label, lines in texts if any(lines)]


def _dangers(one: Trial) -> list[dict[str, Any]]:
    """What is to be known before anything of the materials: each caution once."""
    grave = ("toxic", "banned", "confusable", "shared")
    said = {
        (str(each.get("kind")), str(each.get("name")), str(each.get("why"))): each | {"other": each.get("with", "")}
        for material in one.materials.all()
        for each in material.warnings
        if each.get("kind") in grave
    }
    return list(said.values())[:6]
