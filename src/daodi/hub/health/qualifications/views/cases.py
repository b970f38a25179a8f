"""The pages of applications for recognition: the list, one case with its verdict, its papers and its decision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.qualifications import applying, assessing, queries, tables
from daodi.hub.health.qualifications.forms import CaseForm, DecisionForm, MessageForm, PaperForm, paper_choices
from daodi.hub.health.qualifications.models import Case, CaseState, Decision, Outcome
from daodi.hub.health.qualifications.names import fact_name, path_name, place_name, profession_name
from daodi.hub.health.qualifications.policy import CHANGING, OPEN, may_change_case, may_say, sides_of_case
from daodi.hub.health.qualifications.showing import Shown, fields, shown
from daodi.hub.health.qualifications.steps import APPLICANT, CASE, DESK, steps_open
from daodi.hub.health.qualifications.views.frame import HERE, crumbs, facts_sent, form_page, said
from daodi.hub.health.qualifications.words import STEPS, VERDICTS, WAITS
from daodi.hub.web.shapes import Cell, Crumb, page_of

COURSE = ("draft", "submitted", "review", "decided")
PLACE = {"asked": "review", "measures": "review", "withdrawn": "submitted"}


@require_safe
def index(request: Request) -> HttpResponse:
    """What waits for one, one's own applications, and the ways on."""
    page = page_of(queries.cases(request.actor), request.GET)
    waiting = list(queries.waiting(request.actor)[:50])
    context = {
        **HERE,
        "crumbs": crumbs(),
        "page": page,
        "table": tables.cases(page.items),
        "waiting": tables.cases(waiting) if waiting else None,
    }
    return render(request, "qualifications/list.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for an application; nobody else sees it until it is submitted."""
    policy.signed_in(request.actor)
    desks = queries.desks(request.actor)
    form = CaseForm(request.POST or None, desks=desks)
    if request.method == "POST" and form.is_valid():
        try:
            made = applying.draft(actor=request.actor, desk=_desk(form, desks), facts=form.cleaned_data)
            return redirect("qualifications:case", made.pk)
        except Invalid as error:
            said(form, error)
    return form_page(
        request,
        form,
        Crumb(text=_("Apply")),
        title=_("Apply for a practitioner"),
        lede=_("A draft that only your organisation sees. Once it is submitted the desk sees it too, and nobody else."),
        button=_("Save the draft"),
    )


@require_http_methods(["GET", "POST"])
def change(request: Request, case_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    case = queries.case(request.actor, case_id)
    may_change_case(request.actor, case)
    desks = queries.desks(request.actor)
    form = CaseForm(request.POST or None, instance=case, desks=desks)
    if request.method == "POST" and form.is_valid():
        case.refresh_from_db()
        facts = dict(form.cleaned_data)
        if "desk" in facts:
            facts["desk"] = _desk(form, desks)
        try:
            applying.change(actor=request.actor, case=case, facts=facts)
            return redirect("qualifications:case", case.pk)
        except Invalid as error:
            said(form, error)
    return form_page(
        request, form, _to(case), Crumb(text=_("Correct")), title=_("Correct the application"), button=_("Save")
    )


@require_safe
def page(request: Request, case_id: UUID) -> HttpResponse:
    """One case: how it stands, what the rules held say, its papers, its thread and its decision."""
    case = queries.case(request.actor, case_id)
    return render(request, "qualifications/case.html", _page(request, case))


@require_POST
def step(request: Request, case_id: UUID) -> HttpResponse:
    """Submits, takes up or withdraws."""
    case = queries.case(request.actor, case_id)
    name = request.POST.get("step", "")
    if name not in applying.PLAIN:
        raise NotFound
    applying.take_step(actor=request.actor, case=case, name=name, today=timezone.localdate())
    return redirect("qualifications:case", case.pk)


@require_POST
def state(request: Request, case_id: UUID) -> HttpResponse:
    """Keeps the answers to what the paths ask."""
    case = queries.case(request.actor, case_id)
    may_change_case(request.actor, case)
    known = {row.fact for row in _asked(case) if row.kind != "paper"}
    stated = {fact: text for fact, text in facts_sent(request.POST).items() if fact in known}
    applying.state(actor=request.actor, case=case, stated=stated)
    messages.success(request, _("The answers are kept."))
    return redirect(reverse("qualifications:case", args=[case.pk]) + "#verdict")


@require_POST
def lay(request: Request, case_id: UUID) -> HttpResponse:
    """Lays a paper beside the case, or takes one back."""
    case = queries.case(request.actor, case_id)
    may_change_case(request.actor, case)
    if drop := request.POST.get("drop", ""):
        applying.take_back(actor=request.actor, case=case, fact=drop)
        return redirect(reverse("qualifications:case", args=[case.pk]) + "#papers")
    form = PaperForm(request.POST, request.FILES, papers=paper_choices(_asked(case), fact_name), auto_id="paper-%s")
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            with transaction.atomic():
                kept = keep(actor=request.actor, name=file.name, content=file)
                applying.lay(actor=request.actor, case=case, fact=form.cleaned_data["fact"], document=kept)
            return redirect(reverse("qualifications:case", args=[case.pk]) + "#papers")
        except Invalid as error:
            said(form, error)
    return render(request, "qualifications/case.html", _page(request, case, paper_form=form), status=422)


@require_POST
def say(request: Request, case_id: UUID) -> HttpResponse:
    """A word to the other side."""
    case = queries.case(request.actor, case_id)
    side = may_say(request.actor, case)
    moves = _moves(case, side)
    form = MessageForm(request.POST, step=moves, auto_id="message-%s")
    if form.is_valid():
        facts = form.cleaned_data
        taken = moves if facts.get("step") else ""
        try:
            applying.say(actor=request.actor, case=case, text=facts["text"], today=timezone.localdate(), step=taken)
            return redirect(reverse("qualifications:case", args=[case.pk]) + "#thread")
        except Invalid as error:
            said(form, error)
    return render(request, "qualifications/case.html", _page(request, case, message_form=form), status=422)


@require_http_methods(["GET", "POST"])
def decide(request: Request, case_id: UUID) -> HttpResponse:
    """The desk's form: the verdict computed is proposed; the decision and its reasons are the desk's own."""
    case = queries.case(request.actor, case_id)
    if DESK not in sides_of_case(request.actor, case):
        raise NotFound
    policy.may_write(request.actor)
    today = timezone.localdate()
    computed = assessing.assessed(case, today)
    verdict = shown(computed)
    form = DecisionForm(request.POST or None, initial=_proposed(case, verdict))
    if request.method == "POST" and form.is_valid():
        try:
            applying.decide(actor=request.actor, case=case, facts=form.cleaned_data, today=today)
            return redirect("qualifications:case", case.pk)
        except Invalid as error:
            said(form, error)
    context = {
        **HERE,
        "crumbs": crumbs(_to(case), Crumb(text=_("Decide"))),
        "form": form,
        "one": case,
        "found": verdict,
    }
    return render(request, "qualifications/decide.html", context, status=422 if form.errors else 200)


def _page(request: Request, case: Case, **forms: Any) -> dict[str, Any]:
    actor = request.actor
    sides = sides_of_case(actor, case)
    changes = APPLICANT in sides and actor.may_write and case.state in CHANGING
    asked, stated = _asked(case), assessing.all_stated(case)
    papers = paper_choices(asked, fact_name)
    side = next(iter(sides), "")
    speaks = actor.may_write and case.state in OPEN
    return {
        **HERE,
        "crumbs": crumbs(_to(case, here=True)),
        "one": case,
        "facts": _facts(case),
        "course": _course(case),
        "waits": WAITS.get(case.state, ""),
        "steps": [(name, STEPS[name]) for name in steps_open(actor, CASE, case.state, sides) if name in applying.PLAIN],
        "decides": "decide" in steps_open(actor, CASE, case.state, sides),
        "changes": changes,
        "found": shown(assessing.assessed(case, timezone.localdate(), stated)),
        "fields": fields(_own(asked, case), stated) if changes else [],
        "papers": _papers(case, dict(papers)),
        "paper_form": PaperForm(papers=papers, auto_id="paper-%s") if changes and papers else None,
        "message_form": MessageForm(step=_moves(case, side), auto_id="message-%s") if speaks else None,
        "thread": list(case.messages.select_related("by")),
        "decisions": [_decision(one) for one in case.decisions.select_related("by")],
        "told": history_of(actor, case),
        **forms,
    }


def _asked(case: Case) -> list[Any]:
    return assessing.facts_asked(case.origin, case.market, case.profession, case.path)


def _own(asked: list[Any], case: Case) -> list[Any]:
    """The facts to be answered: no papers, and not what the case's own fields answer."""
    answered = assessing.by_fields(case)
    return [row for row in asked if row.kind != "paper" and row.fact not in answered]


def _papers(case: Case, names: dict[str, str]) -> Any:
    laid = list(case.evidence.select_related("document"))
    return tables.papers(laid, names) if laid else None


def _moves(case: Case, side: str) -> str:
    """The step that a message of this side may take now."""
    if (case.state, side) == (CaseState.REVIEW, DESK):
        return "ask"
    return "answer" if (case.state, side) == (CaseState.ASKED, APPLICANT) else ""


def _decision(one: Decision) -> dict[str, Any]:
    said_then = str(VERDICTS.get(one.said, one.said))
    return {"one": one, "facts": tables.decided(one), "said": said_then, "path": path_name(one.computed["path"])}


def _proposed(case: Case, verdict: Shown) -> dict[str, str]:
    rests = verdict.paths[0].verdict if verdict.path else None
    return {
        "outcome": verdict.verdict if verdict.verdict in Outcome.values else "",
        "clause": f"{rests.instrument}, {rests.clause}" if rests else "",
        "valid_from": verdict.valid_from,
        "valid_until": verdict.valid_until,
    }


def _desk(form: CaseForm, desks: list[Organisation]) -> Organisation:
    wanted = form.cleaned_data["desk"]
    return next(desk for desk in desks if str(desk.pk) == wanted)


def _to(case: Case, *, here: bool = False) -> Crumb:
    return Crumb(text=case.person, href="" if here else reverse("qualifications:case", args=[case.pk]))


def _course(case: Case) -> list[tuple[str, str]]:
    """The states on the way, each done, now, off or to come."""
    here = PLACE.get(case.state, case.state)
    at = COURSE.index(here)
    words = {each: str(CaseState(each).label) for each in COURSE}
    if case.state == CaseState.WITHDRAWN:
        return [(words["draft"], "done"), (words["submitted"], "done"), (str(case.get_state_display()), "off")]
    words[here] = str(case.get_state_display())
    last = at == len(COURSE) - 1
    return [
        (words[each], "done" if place < at or last else "now" if place == at else "")
        for place, each in enumerate(COURSE)
    ]


def _facts(case: Case) -> list[tuple[str, Cell]]:
    number = _("not stated")
    return [
        (_("Profession"), Cell(text=profession_name(case.profession))),
        (_("Qualification"), Cell(text=case.title, note=f"{case.awarded_by} · {tables.day(case.awarded_on)}")),
        (_("Where it was awarded"), Cell(text=place_name(case.origin))),
        (_("Training"), Cell(text=_training(case))),
        (_in("qualification", "Licence"), Cell(text=case.licence_number or number, note=_licensed(case))),
        (_("Practice"), Cell(text=_years(case.practice_years), note=case.languages)),
        (_("Where it is to be used"), Cell(text=place_name(case.market), note=case.invited_by)),
        (_("By which path"), Cell(text=path_name(case.path) if case.path else _("any that is open"))),
        (_("Planned practice"), Cell(text=f"{tables.day(case.begins)} – {tables.day(case.ends)}")),
        (_("Applicant"), Cell(text=case.owner.name, tag=_("example") if case.owner.example else "")),
        (_("Who decides"), Cell(text=case.desk.name)),
    ]


def _training(case: Case) -> str:
    hours = _("%d hours") % case.training_hours if case.training_hours is not None else ""
    return " · ".join(part for part in (_years(case.training_years, ""), hours) if part) or _("not stated")


def _years(years: int | None, none: str | None = None) -> str:
    if years is None:
        return _("not stated") if none is None else none
    return _("%d years") % years


def _licensed(case: Case) -> str:
    return _("valid until %s") % case.licensed_until.isoformat() if case.licensed_until else ""
