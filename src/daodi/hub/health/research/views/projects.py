"""The pages of drug projects: the pipeline, one project, its stages and trials."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.research import projecting, queries, tables
from daodi.hub.health.research.forms import ProjectForm, StageForm, TieForm
from daodi.hub.health.research.models import DrugProject
from daodi.hub.health.research.picture import picture
from daodi.hub.health.research.views.frame import HERE, crumbs, said
from daodi.hub.web.names import shown
from daodi.hub.web.shapes import Cell, Column, Crumb, Table, page_of


def room(*more: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of projects."""
    return crumbs(Crumb(text=_("Drug projects"), href=reverse("research:projects")), *more)


@require_safe
def index(request: Request) -> HttpResponse:
    """The pipeline as a picture, and its table."""
    page = page_of(queries.projects(request.actor).prefetch_related("stages"), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Drug projects"))),
        "page": page,
        "picture": picture(page.items),
        "table": tables.projects(page.items),
    }
    return render(request, "research/projects.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a project and its first stage."""
    policy.may_write(request.actor)
    form, stage = ProjectForm(request.POST or None), StageForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and stage.is_valid():
        try:
            one = projecting.add(
                actor=request.actor,
                facts=form.cleaned_data,
                materials=form.cleaned_data["materials"].splitlines(),
                **stage.cleaned_data,
            )
            return redirect("research:project", one.pk)
        except Invalid as error:
            said(form, error)
    failed = bool(form.errors or stage.errors)
    context = {**HERE, "crumbs": room(Crumb(text=_("Add a project"))), "form": form, "stage": stage, "failed": failed}
    return render(request, "research/project_form.html", context, status=422 if failed else 200)


@require_http_methods(["GET", "POST"])
def change(request: Request, project_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    one = queries.project(request.actor, project_id)
    policy.may_change(request.actor, one)
    first = {"materials": "\n".join(each.name for each in one.materials.all())}
    form = ProjectForm(request.POST or None, instance=one, initial=first)
    if request.method == "POST" and form.is_valid():
        names = form.cleaned_data["materials"].splitlines()
        one.refresh_from_db()
        try:
            projecting.change(actor=request.actor, one=one, facts=form.cleaned_data, materials=names)
            return redirect("research:project", one.pk)
        except Invalid as error:
            said(form, error)
    context = {**HERE, "crumbs": room(Crumb(text=_("Correct"))), "form": form, "one": one, "failed": bool(form.errors)}
    return render(request, "research/project_form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, project_id: UUID) -> HttpResponse:
    """One project."""
    return _page(request, queries.project(request.actor, project_id))


def _page(request: Request, one: DrugProject, **forms: Any) -> HttpResponse:
    actor = request.actor
    tied = queries.trials(actor).filter(projects__project=one)
    calls = list(queries.calls(actor).filter(project=one)[:20])
    may_change = actor.is_of(one.owner_id) and actor.may_write
    context = {
        **HERE,
        "crumbs": room(Crumb(text=one.title)),
        "one": one,
        "facts": _facts(one),
        "picture": picture([one]),
        "stages": tables.stages(one),
        "entries": [(str(each.pk), each) for each in one.stages.all()] if one.stages.count() > 1 else [],
        "materials": _materials(one),
        "trials": tables.trials(tied) if tied else None,
        "tied": [(str(each.pk), each.number) for each in tied],
        "calls": tables.calls(calls) if calls else None,
        "may_change": may_change,
        "stage_form": StageForm(auto_id="stage-%s") if may_change else None,
        "tie_form": TieForm(auto_id="tie-%s") if may_change else None,
        "told": history_of(actor, one),
        **forms,
    }
    failed = any(form is not None and form.errors for form in forms.values())
    return render(request, "research/project.html", context, status=422 if failed else 200)


def _facts(one: DrugProject) -> list[tuple[str, Cell]]:
    return [
        (_in("research", "Who"), Cell(text=one.owner.name, tag=tables.example(one))),
        (_in("research", "For what"), Cell(text=one.indication or _("not stated"))),
        (_("Product"), Cell(text=one.product or _("not stated"))),
        (_("Number of the authorisation or application"), Cell(text=one.product_number or _("not stated"))),
        (_("Stage"), Cell(text=one.get_stage_display(), note=one.since.isoformat())),
    ]


def _materials(one: DrugProject) -> Table | None:
    columns = (Column(_("As stated")), Column(_("Material")))
    rows = []
    for each in one.materials.all():
        known = shown(each.material_id)
        meant = (
            Cell(text=known.name, lang=known.lang, note=known.latin, href=reverse("materials:page", args=[known.id]))
            if known
            else Cell(text=_("not known, or several"))
        )
        rows.append((Cell(text=each.name), meant))
    return Table(caption=_("Materials"), columns=columns, rows=rows) if rows else None


@require_POST
def show(request: Request, project_id: UUID) -> HttpResponse:
    """Shows a project to everybody, or takes it back."""
    one = queries.project(request.actor, project_id)
    set_visibility(actor=request.actor, subject=one, visibility=request.POST.get("visibility", ""))
    return redirect("research:project", one.pk)


@require_POST
def stage(request: Request, project_id: UUID) -> HttpResponse:
    """States a stage."""
    one = queries.project(request.actor, project_id)
    policy.may_change(request.actor, one)
    form = StageForm(request.POST, auto_id="stage-%s")
    if form.is_valid():
        try:
            projecting.state_stage(actor=request.actor, one=one, **form.cleaned_data)
            return redirect("research:project", one.pk)
        except Invalid as error:
            said(form, error)
    return _page(request, one, stage_form=form)


@require_POST
def drop_stage(request: Request, project_id: UUID) -> HttpResponse:
    """Takes back a stage."""
    one = queries.project(request.actor, project_id)
    projecting.drop_stage(actor=request.actor, one=one, entry_id=request.POST.get("entry", ""))
    return redirect("research:project", one.pk)


@require_POST
def tie(request: Request, project_id: UUID) -> HttpResponse:
    """Ties a trial by its number."""
    one = queries.project(request.actor, project_id)
    policy.may_change(request.actor, one)
    form = TieForm(request.POST, auto_id="tie-%s")
    if form.is_valid():
        try:
            projecting.tie(actor=request.actor, one=one, number=form.cleaned_data["number"])
            return redirect("research:project", one.pk)
        except Invalid as error:
            said(form, error)
    return _page(request, one, tie_form=form)


@require_POST
def untie(request: Request, project_id: UUID) -> HttpResponse:
    """Takes a trial from a project."""
    one = queries.project(request.actor, project_id)
    try:
        projecting.untie(actor=request.actor, one=one, trial_id=request.POST.get("trial", ""))
    except Refusal as error:
        if not request.actor.is_of(one.owner_id):
            raise
        messages.warning(request, str(error), extra_tags="warn")
    return redirect("research:project", one.pk)
