"""The pages of drafts: the list, one draft with its text and comments, and what its owner and seats may do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.consensus import drafting, queries, tables
from daodi.hub.cooperation.consensus.comparing import changes
from daodi.hub.cooperation.consensus.forms import (
    BallotForm,
    ClauseForm,
    CommentForm,
    DayForm,
    DispositionForm,
    DraftForm,
    SeatForm,
)
from daodi.hub.cooperation.consensus.models import Draft, State
from daodi.hub.cooperation.consensus.names import title
from daodi.hub.cooperation.consensus.policy import steps_open
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, NotFound, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.organisations.queries import named
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Cell, Crumb, page_of

HERE = {"wing": "cooperation", "room": "consensus:list"}
WAY = (State.DRAFTING, State.COMMENT, State.BALLOT, State.RESOLUTION, State.PUBLISHED)
PLAIN = {"open-comment": drafting.open_comment, "revise": drafting.revise, "withdraw": drafting.withdraw}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Cooperation"), href=reverse("web:wing", args=["cooperation"]))
    return (first, Crumb(text=_("Standards by consensus"), href=reverse("consensus:list")), *steps)


@require_safe
def index(request: Request) -> HttpResponse:
    """Drafts and standards, the newest first."""
    text = request.GET.get("q", "").strip()[:200]
    page = page_of(queries.drafts(request.actor, text=text), request.GET)
    context = {**HERE, "crumbs": crumbs(), "text": text, "page": page, "table": tables.drafts(page.items)}
    return render(request, "consensus/list.html", context)


@require_http_methods(["GET", "POST"])
def begin(request: Request) -> HttpResponse:
    """Begins a draft."""
    policy.signed_in(request.actor)
    form = DraftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            draft = drafting.begin(actor=request.actor, facts=form.cleaned_data)
            return redirect("consensus:page", draft.pk)
        except Invalid as invalid:
            said(form, invalid)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Begin a draft"))), "form": form}
    return render(request, "consensus/begin.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, draft_id: UUID) -> HttpResponse:
    """One draft: where it stands, its text, what is said of it, how it was voted."""
    return render(request, "consensus/page.html", page_of_draft(request, queries.draft(request.actor, draft_id)))


def page_of_draft(
    request: Request, draft: Draft, disposing: Mapping[UUID, DispositionForm] = MappingProxyType({}), **forms: Any
) -> dict[str, Any]:
    """What the page of a draft shows; ``forms`` are those that were sent and are to be put right."""
    actor = request.actor
    versions = list(draft.versions.prefetch_related("clauses")[:2])
    version = versions[0]
    clauses = list(version.clauses.all())
    comments = list(queries.comments(actor, version))
    said_of = [(one, disposing.get(one.pk, DispositionForm(auto_id=f"d-{one.pk}-%s"))) for one in comments]
    own = actor.is_of(draft.owner_id) and actor.may_write
    return {
        **HERE,
        "crumbs": crumbs(Crumb(text=title(draft))),
        "draft": draft,
        "title": title(draft),
        "text": version,
        "way": _way(draft),
        "facts": _facts(draft),
        "clauses": [
            (one, tables.limit(one), [said for said in said_of if said[0].clause == one.number]) for one in clauses
        ],
        "general": [said for said in said_of if not said[0].clause],
        "changes": changes(versions[1].clauses.all(), clauses) if len(versions) > 1 else [],
        "seats": list(draft.seats.select_related("member")) if queries.has_seat(actor, draft) else [],
        "ballots": tables.ballots(queries.ballots(actor, draft)),
        "steps": steps_open(actor, draft),
        "may_change": own,
        "may_draft": own and draft.state == State.DRAFTING,
        "may_comment": draft.state == State.COMMENT and actor.may_write and queries.has_seat(actor, draft),
        "may_dispose": own and draft.state in (State.COMMENT, State.RESOLUTION),
        "clause_form": ClauseForm(auto_id="c-%s"),
        "seat_form": SeatForm(auto_id="s-%s"),
        "comment_form": CommentForm(auto_id="m-%s"),
        "ballot_form": BallotForm(auto_id="b-%s"),
        "day_form": DayForm(auto_id="y-%s"),
        "told": history_of(actor, draft),
        **forms,
    }


def _way(draft: Draft) -> list[tuple[str, str]]:
    if draft.state not in WAY:
        return [(draft.get_state_display(), "now")]
    here = [str(state) for state in WAY].index(draft.state)
    marks = ("done" if at < here else "now" if at == here else "" for at in range(len(WAY)))
    return [(str(state.label), mark) for state, mark in zip(WAY, marks, strict=True)]


def _facts(one: Draft) -> list[tuple[str, Cell]]:
    facts = [
        (_("Number"), Cell(text=one.code, look="mono")),
        (_("Force"), Cell(text=one.get_force_display())),
        (_("Market"), Cell(text=market_name(one.market), tag=one.market)),
        (_("Kept by"), Cell(text=one.owner.name, tag=_("example") if one.owner.example else "")),
        (_("In force from"), Cell(text=tables.day(one.effective_from))),
    ]
    if one.supersedes:
        facts.append(
            (_("Instead of"), Cell(text=one.supersedes.code, href=reverse("consensus:page", args=[one.supersedes_id])))
        )
    return facts


@require_POST
def write(request: Request, draft_id: UUID) -> HttpResponse:
    """Adds a clause."""
    draft = queries.draft(request.actor, draft_id)
    policy.may_change(request.actor, draft)
    form = ClauseForm(request.POST, auto_id="c-%s")
    if form.is_valid():
        try:
            drafting.write(actor=request.actor, draft=draft, facts=form.cleaned_data)
            return redirect(to(draft, "text"))
        except Invalid as invalid:
            said(form, invalid)
    return render(request, "consensus/page.html", page_of_draft(request, draft, clause_form=form), status=422)


@require_http_methods(["GET", "POST"])
def clause(request: Request, clause_id: UUID) -> HttpResponse:
    """Changes a clause of the version being drafted."""
    held = queries.clause(request.actor, clause_id)
    draft = held.version.draft
    policy.may_change(request.actor, draft)
    form = ClauseForm(request.POST or None, instance=held)
    if request.method == "POST" and form.is_valid():
        held.refresh_from_db()
        try:
            drafting.write(actor=request.actor, draft=draft, facts=form.cleaned_data, clause=held)
            return redirect(to(draft, "text"))
        except Invalid as invalid:
            said(form, invalid)
    here = Crumb(text=title(draft), href=reverse("consensus:page", args=[draft.pk]))
    context = {**HERE, "crumbs": crumbs(here, Crumb(text=held.number)), "form": form, "draft": draft, "clause": held}
    return render(request, "consensus/clause.html", context, status=422 if form.errors else 200)


@require_POST
def strike(request: Request, clause_id: UUID) -> HttpResponse:
    """Takes a clause out."""
    held = queries.clause(request.actor, clause_id)
    drafting.strike(actor=request.actor, clause=held)
    return redirect(to(held.version.draft, "text"))


@require_POST
def seat(request: Request, draft_id: UUID) -> HttpResponse:
    """Gives a member a seat."""
    draft = queries.draft(request.actor, draft_id)
    policy.may_change(request.actor, draft)
    form = SeatForm(request.POST, auto_id="s-%s")
    if form.is_valid():
        try:
            drafting.seat(actor=request.actor, draft=draft, member=named(request.actor, form.cleaned_data["member"]))
            return redirect(to(draft, "seats"))
        except NotFound:
            form.add_error("member", _("No member goes by this name."))
        except Invalid as invalid:
            said(form, invalid)
    return render(request, "consensus/page.html", page_of_draft(request, draft, seat_form=form), status=422)


@require_POST
def step(request: Request, draft_id: UUID) -> HttpResponse:
    """Takes a step that needs nothing more to be said."""
    draft = queries.draft(request.actor, draft_id)
    take = PLAIN.get(request.POST.get("step", ""))
    if take is None:
        raise NotFound
    try:
        take(actor=request.actor, draft=draft)
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        messages.warning(request, str(refusal), extra_tags="warn")
    return redirect("consensus:page", draft_id)


@require_POST
def comment(request: Request, draft_id: UUID) -> HttpResponse:
    """Says something of a clause."""
    draft = queries.draft(request.actor, draft_id)
    form = CommentForm(request.POST, auto_id="m-%s")
    if form.is_valid():
        try:
            drafting.comment(actor=request.actor, draft=draft, facts=form.cleaned_data)
            return redirect(to(draft, "text"))
        except Invalid as invalid:
            said(form, invalid)
    return render(request, "consensus/page.html", page_of_draft(request, draft, comment_form=form), status=422)


@require_POST
def dispose(request: Request, comment_id: UUID) -> HttpResponse:
    """Says what was made of a comment."""
    held = queries.comment(request.actor, comment_id)
    draft = queries.draft(request.actor, held.version.draft_id)
    policy.may_change(request.actor, draft)
    form = DispositionForm(request.POST, auto_id=f"d-{comment_id}-%s")
    if form.is_valid():
        drafting.dispose(actor=request.actor, said=held, **form.cleaned_data)
        return redirect(to(draft, "text"))
    return render(request, "consensus/page.html", page_of_draft(request, draft, {comment_id: form}), status=422)


def said(form: Any, invalid: Invalid) -> None:
    """Puts what was wrong beside the fields of a form."""
    for name, text in invalid.fields.items():
        form.add_error(name if name in form.fields else None, text)


def to(draft: Draft, at: str) -> str:
    """The page of a draft, at one of its parts."""
    return f"{reverse('consensus:page', args=[draft.pk])}#{at}"
