"""The pages of projects."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.programmes import board, plans, projects, queries, tables
from daodi.hub.cooperation.programmes.entering import Evidence
from daodi.hub.cooperation.programmes.fields import (
    Field,
    Problems,
    asked,
    number,
    prefixed,
    taken,
    titles,
    titles_taken,
)
from daodi.hub.cooperation.programmes.judging import standings
from daodi.hub.cooperation.programmes.kinds import PartyRole
from daodi.hub.cooperation.programmes.models import Money, Plan, Project
from daodi.hub.cooperation.programmes.views.frame import HERE, crumbs, done, form, member_of, record_frame, whose
from daodi.hub.cooperation.programmes.views.indicators import way
from daodi.hub.cooperation.programmes.words import own_title
from daodi.hub.core.access import actions as access
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Cell, Crumb, page_of

NAMES = ("title", "about", "identifier", "stage", *projects.DAYS, "source")
MONEY = ("kind", "value", "currency", "on", "source", "quote")


@require_safe
def index(request: Request) -> HttpResponse:
    """Projects, newest first."""
    which, text = whose(request), request.GET.get("q", "").strip()[:200]
    page = page_of(queries.projects(request.actor, whose=which, text=text), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Projects"))),
        "whose": which,
        "text": text,
        "page": page,
        "table": tables.projects(page.items),
    }
    return render(request, "programmes/projects.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """A new project, of no plan."""
    policy.may_write(request.actor)
    return _add(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def add_to_plan(request: Request, plan_id: UUID) -> HttpResponse:
    """A new project of a plan."""
    plan = queries.plan(request.actor, plan_id)
    policy.may_change(request.actor, plan)
    return _add(request, plan)


def _add(request: Request, plan: Plan | None) -> HttpResponse:
    def again(problems: Problems) -> HttpResponse:
        steps = (Crumb(text=own_title(plan), href=reverse("programmes:plan", args=[plan.pk])),) if plan else ()
        fields = _fields(request, problems, None)
        return form(request, title=_("Enter a project"), fields=fields, button=_("Save"), way=steps, problems=problems)

    if request.method != "POST":
        return again([])
    return done(
        request,
        _("The project was entered."),
        lambda: projects.add_project(actor=request.actor, plan=plan, **_facts(request)),
        again,
        lambda made: reverse("programmes:project", args=[made.pk]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, project_id: UUID) -> HttpResponse:
    """Corrects what is stated of a project."""
    project = queries.project(request.actor, project_id)
    policy.may_change(request.actor, project)
    here = reverse("programmes:project", args=[project.pk])

    def again(problems: Problems) -> HttpResponse:
        held = queries.project(request.actor, project_id)
        return form(
            request,
            title=_("Correct the project"),
            fields=_fields(request, problems, held),
            button=_("Save"),
            way=way(held),
            problems=problems,
        )

    if request.method != "POST":
        return again([])
    return done(
        request,
        _("The project was corrected."),
        lambda: projects.change_project(actor=request.actor, project=project, **_facts(request)),
        again,
        here,
    )


def _facts(request: Request) -> dict[str, Any]:
    return {**taken(request.POST, NAMES), "titles": titles_taken(request.POST)}


def _fields(request: Request, problems: Problems, project: Project | None) -> list[Field]:
    sent = request.POST if request.method == "POST" else None
    first, *rest = asked(Project, NAMES, sent=sent, problems=problems, record=project)
    return [first, *titles(sent, project.titles if project else None), *rest]


@require_safe
def page(request: Request, project_id: UUID) -> HttpResponse:
    """One project: what is stated of it, its parties, money, places and indicators."""
    return show(request, queries.project(request.actor, project_id), [])


def show(request: Request, project: Project, problems: Problems) -> HttpResponse:
    """The page of a project, with what was wrong with a form of it."""
    actor = request.actor
    found = standings(queries.with_figures(queries.indicators(actor).filter(project=project)), timezone.localdate())
    places = list(queries.places(actor).filter(projects=project))
    sent = request.POST if request.method == "POST" else None
    wrong = dict(problems)
    context = {
        **record_frame(request, project, problems),
        "crumbs": crumbs(*way(project)),
        "project": project,
        "title": own_title(project),
        "facts": _stated(request, project),
        "rows": [board.row(indicator, standing) for indicator, standing in found],
        "parties": tables.parties(project.parties.select_related("organisation")) if project.parties.exists() else None,
        "money": tables.money(project.money.all()) if project.money.exists() else None,
        "places": tables.places(places) if places else None,
        "forms": {
            "party": [
                Field(name="name", id="y-name", label=_("Name"), wrong=wrong.get("y-name", ""), most=300),
                Field(name="role", id="y-role", label=_("Role"), kind="choice", choices=PartyRole.choices),
            ],
            "money": asked(Money, MONEY, sent=sent, problems=problems, before="m-"),
        },
    }
    return render(request, "programmes/project.html", context, status=422 if problems else 200)


def _stated(request: Request, project: Project) -> list[tuple[str, Cell]]:
    days = [(name, getattr(project, name)) for name in projects.DAYS]
    facts = [
        (_("stage"), Cell(text=project.get_stage_display())),
        (_("IATI identifier"), Cell(text=project.identifier or _("none"), look="mono")),
    ]
    if project.plan and queries.plans(request.actor).filter(pk=project.plan.pk).exists():
        href = reverse("programmes:plan", args=[project.plan_id])
        facts.append((_("plan"), Cell(text=own_title(project.plan), href=href)))
    facts += [(_label(name), Cell(text=day.isoformat())) for name, day in days if day]
    for name, said in ((_("sectors"), project.sectors), (_("countries"), project.countries)):
        if said:
            facts.append((name, Cell(text=" · ".join(str(one.get("code", "")) for one in said))))
    return [*facts, (_("source"), Cell(text=project.source or _("not stated"), linked=True))]


def _label(name: str) -> str:
    return next(str(field.verbose_name) for field in Project._meta.fields if field.name == name)


def act(request: Request, project_id: UUID, said: Any, does: Any, before: str = "") -> HttpResponse:
    """Does something with a project and goes back to it."""
    project = queries.project(request.actor, project_id)

    def doing() -> Any:
        try:
            return does(project)
        except Invalid as error:
            raise prefixed(error, before) from error

    def again(problems: Problems) -> HttpResponse:
        return show(request, queries.project(request.actor, project_id), problems)

    return done(request, said, doing, again, reverse("programmes:project", args=[project.pk]))


@require_POST
def add_party(request: Request, project_id: UUID) -> HttpResponse:
    """Adds a party: a member, or a name that stands in a source."""
    member = member_of(request, "organisation") if request.POST.get("organisation") else None
    facts = taken(request.POST, ("name", "role"))
    return act(
        request,
        project_id,
        _("The party was added."),
        lambda project: plans.add_party(actor=request.actor, of=project, organisation=member, **facts),
        "y-",
    )


@require_POST
def add_money(request: Request, project_id: UUID) -> HttpResponse:
    """Adds an amount in the currency it was stated in."""
    sent = request.POST
    evidence = Evidence(source=sent.get("source", ""), quote=sent.get("quote", ""))
    facts = {**taken(sent, ("kind", "on")), **number(sent, "value"), "currency": sent.get("currency", "").upper()}
    return act(
        request,
        project_id,
        _("The amount was added."),
        lambda project: projects.add_money(actor=request.actor, project=project, evidence=evidence, **facts),
        "m-",
    )


@require_POST
def visibility(request: Request, project_id: UUID) -> HttpResponse:
    """Shows a project to everybody, or takes it back."""
    wanted = request.POST.get("visibility", "")
    said = _("The project is published.") if wanted == "published" else _("The project is private again.")
    return act(
        request,
        project_id,
        said,
        lambda project: access.set_visibility(actor=request.actor, subject=project, visibility=wanted),
    )
