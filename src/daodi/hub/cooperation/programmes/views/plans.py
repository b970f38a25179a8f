"""The pages of plans: the list, one plan with its board, and what its owner may do with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.programmes import board, plans, queries, tables
from daodi.hub.cooperation.programmes.entering import Evidence
from daodi.hub.cooperation.programmes.fields import Field, Problems, asked, prefixed, taken, titles, titles_taken
from daodi.hub.cooperation.programmes.judging import standings
from daodi.hub.cooperation.programmes.kinds import PartyRole
from daodi.hub.cooperation.programmes.models import Commitment, Period, Plan
from daodi.hub.cooperation.programmes.timeline import timeline
from daodi.hub.cooperation.programmes.views.frame import HERE, crumbs, done, form, member_of, record_frame, whose
from daodi.hub.cooperation.programmes.words import own_title
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Crumb, page_of

NAMES = ("title", "about", "begins", "ends", "source")
LEDE = gettext_lazy(
    "As its own papers state it; what you do not know stays empty."
    " Only your organisation sees it until you share or publish it."
)


@require_safe
def index(request: Request) -> HttpResponse:
    """Plans, each with how its indicators stand."""
    which, text = whose(request), request.GET.get("q", "").strip()[:200]
    page = page_of(queries.plans(request.actor, whose=which, text=text), request.GET)
    context = {
        **HERE,
        "crumbs": (*crumbs()[:-1], Crumb(text=_("Plans and results"))),
        "whose": which,
        "text": text,
        "page": page,
        "table": tables.plans(page.items, _tallies(request, page.items)),
        "late": _late(request),
    }
    return render(request, "programmes/plans.html", context)


def _tallies(request: Request, found: Iterable[Plan]) -> dict[object, list[tuple[str, int]]]:
    under: dict[object, list[Any]] = {}
    for indicator in queries.under(request.actor, found):
        plan = indicator.plan
        under.setdefault(plan.pk if plan else None, []).append(indicator)
    today = timezone.localdate()
    return {plan: board.tally(standings(indicators, today)) for plan, indicators in under.items()}


def _late(request: Request) -> int:
    today = timezone.localdate()
    return sum(len(reports) for _member, reports in board.late(queries.waiting(request.actor), today))


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    """A new plan."""
    policy.may_write(request.actor)

    def again(problems: Problems) -> HttpResponse:
        fields = _fields(request, problems, None)
        return form(
            request, title=_("Enter a plan"), fields=fields, button=_("Save"), way=(), problems=problems, lede=LEDE
        )

    if request.method != "POST":
        return again([])
    facts = {**taken(request.POST, NAMES), "titles": titles_taken(request.POST)}
    return done(
        request,
        _("The plan was entered. Next: what does it promise?"),
        lambda: plans.add_plan(actor=request.actor, **facts),
        again,
        lambda plan: reverse("programmes:plan", args=[plan.pk]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, plan_id: UUID) -> HttpResponse:
    """Corrects what is stated of a plan."""
    plan = queries.plan(request.actor, plan_id)
    policy.may_change(request.actor, plan)
    here = reverse("programmes:plan", args=[plan.pk])

    def again(problems: Problems) -> HttpResponse:
        fields, way = _fields(request, problems, plan), (Crumb(text=own_title(plan), href=here),)
        return form(
            request, title=_("Correct the plan"), fields=fields, button=_("Save"), way=way, problems=problems, lede=LEDE
        )

    if request.method != "POST":
        return again([])
    facts = {**taken(request.POST, NAMES), "titles": titles_taken(request.POST)}
    return done(
        request,
        _("The plan was corrected."),
        lambda: plans.change_plan(actor=request.actor, plan=queries.plan(request.actor, plan_id), **facts),
        again,
        here,
    )


def _fields(request: Request, problems: Problems, plan: Plan | None) -> list[Field]:
    sent = request.POST if request.method == "POST" else None
    first, *rest = asked(Plan, NAMES, sent=sent, problems=problems, record=plan)
    return [first, *titles(sent, plan.titles if plan else None), *rest]


@require_safe
def page(request: Request, plan_id: UUID) -> HttpResponse:
    """One plan: what it promises, how that stands, its time, its projects, who reports what."""
    return show(request, queries.plan(request.actor, plan_id), [])


def show(request: Request, plan: Plan, problems: Problems) -> HttpResponse:
    """The page of a plan, with what was wrong with a form of it."""
    context = {
        **record_frame(request, plan, problems),
        **account(request, plan),
        "crumbs": crumbs(Crumb(text=own_title(plan))),
        "forms": _forms(request, problems),
    }
    return render(request, "programmes/plan.html", context, status=422 if problems else 200)


def account(request: Request, plan: Plan) -> dict[str, Any]:
    """What there is to tell of a plan, for its page and for print."""
    actor, today = request.actor, timezone.localdate()
    found = standings(queries.under(actor, [plan]), today)
    projects = list(queries.projects(actor).filter(plan=plan))
    periods = list(plan.periods.all())
    reports = list(queries.reports(actor).filter(period__plan=plan))
    places = list(queries.places(actor).filter(plan=plan))
    return {
        "plan": plan,
        "title": own_title(plan),
        "today": today.isoformat(),
        "groups": board.groups(plan.commitments.all(), found),
        "of_projects": [board.row(one, standing) for one, standing in found if one.project_id],
        "tally": board.tally(found),
        "timeline": timeline(plan, projects, found, periods, today),
        "projects": tables.projects(projects) if projects else None,
        "places": tables.places(places) if places else None,
        "parties": tables.parties(plan.parties.select_related("organisation")) if plan.parties.exists() else None,
        "periods": periods,
        "reports": tables.reports(reports, today) if reports else None,
        "late": board.late(reports, today),
    }


def _forms(request: Request, problems: Problems) -> dict[str, list[Field]]:
    sent = request.POST if request.method == "POST" else None
    commitment = asked(Commitment, ("text", "source", "quote"), sent=sent, problems=problems, before="c-")
    return {
        "commitment": [commitment[0], *titles(sent, before="c-", most=500), *commitment[1:]],
        "period": asked(Period, ("begins", "ends", "due"), sent=sent, problems=problems, before="p-"),
        "party": [
            Field(name="name", id="y-name", label=_("Name"), wrong=dict(problems).get("y-name", ""), most=300),
            Field(name="role", id="y-role", label=_("Role"), kind="choice", choices=PartyRole.choices),
        ],
    }


def act(request: Request, plan_id: UUID, said: Any, does: Any, before: str = "") -> HttpResponse:
    """Does something with a plan and goes back to it."""
    plan = queries.plan(request.actor, plan_id)

    def doing() -> Any:
        try:
            return does(plan)
        except Invalid as error:
            raise prefixed(error, before) from error

    def again(problems: Problems) -> HttpResponse:
        return show(request, queries.plan(request.actor, plan_id), problems)

    return done(request, said, doing, again, reverse("programmes:plan", args=[plan.pk]))


@require_POST
def add_commitment(request: Request, plan_id: UUID) -> HttpResponse:
    """Adds what the plan promises."""
    evidence = Evidence(source=request.POST.get("source", ""), quote=request.POST.get("quote", ""))
    facts = {"text": request.POST.get("text", ""), "texts": titles_taken(request.POST)}
    return act(
        request,
        plan_id,
        _("The commitment was added. Next: what is counted?"),
        lambda plan: plans.add_commitment(actor=request.actor, plan=plan, evidence=evidence, **facts),
        "c-",
    )


@require_POST
def add_party(request: Request, plan_id: UUID) -> HttpResponse:
    """Adds a party: a member, or a name that stands in a source."""
    member = member_of(request, "organisation") if request.POST.get("organisation") else None
    facts = taken(request.POST, ("name", "role"))
    return act(
        request,
        plan_id,
        _("The party was added."),
        lambda plan: plans.add_party(actor=request.actor, of=plan, organisation=member, **facts),
        "y-",
    )


@require_POST
def visibility(request: Request, plan_id: UUID) -> HttpResponse:
    """Shows a plan with all that belongs to it to everybody, or takes it back."""
    wanted = request.POST.get("visibility", "")
    published = wanted == "published"
    said = _("The plan is published, with its confirmed figures.") if published else _("The plan is private again.")
    return act(request, plan_id, said, lambda plan: plans.show(actor=request.actor, plan=plan, visibility=wanted))


@require_POST
def share(request: Request, plan_id: UUID) -> HttpResponse:
    """Shows a plan to another member, until a day or until it is withdrawn."""

    def give(plan: Plan) -> None:
        until = end_of(request.POST.get("until", ""))
        plans.share(actor=request.actor, plan=plan, to=member_of(request), until=until)

    return act(request, plan_id, _("The plan is shared."), give)


@require_POST
def withdraw(request: Request, plan_id: UUID) -> HttpResponse:
    """Ends what was shared with one member, at once."""
    return act(
        request,
        plan_id,
        _("Sharing was withdrawn."),
        lambda plan: plans.withdraw(actor=request.actor, plan=plan, to=member_of(request)),
    )


def end_of(text: str) -> datetime | None:
    """The last moment of a day, in the site's time; None where none is given."""
    try:
        ends = date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise Invalid({"until": _("Enter the day as year, month, day, for example 2026-11-22.")}) from error
    return timezone.make_aware(datetime.combine(ends, time.max)) if ends else None
