"""The pages of ballots: how it stands, our vote, the answers to negatives, and publishing what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.cooperation.consensus import balloting, queries, tables
from daodi.hub.cooperation.consensus.forms import AnswerForm, BallotForm, DayForm, VoteForm
from daodi.hub.cooperation.consensus.models import Ballot, BallotState, Choice
from daodi.hub.cooperation.consensus.names import title
from daodi.hub.cooperation.consensus.views import HERE, crumbs, page_of_draft, said, to
from daodi.hub.cooperation.consensus.words import OUTCOMES, reasons
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Cell, Crumb


@require_POST
def open_ballot(request: Request, draft_id: UUID) -> HttpResponse:
    """Opens a ballot on the last version."""
    draft = queries.draft(request.actor, draft_id)
    policy.may_change(request.actor, draft)
    form = BallotForm(request.POST, auto_id="b-%s")
    if form.is_valid():
        try:
            ballot = balloting.open_ballot(
                actor=request.actor, draft=draft, today=timezone.localdate(), **form.cleaned_data
            )
            return redirect("consensus:ballot", ballot.pk)
        except Invalid as invalid:
            said(form, invalid)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "consensus/page.html", page_of_draft(request, draft, ballot_form=form), status=422)


@require_safe
def page(request: Request, ballot_id: UUID) -> HttpResponse:
    """One ballot."""
    return render(request, "consensus/ballot.html", _page(request, queries.ballot(request.actor, ballot_id)))


def _page(
    request: Request, ballot: Ballot, answering: Mapping[UUID, AnswerForm] = MappingProxyType({}), **forms: Any
) -> dict[str, Any]:
    actor, draft = request.actor, ballot.version.draft
    closed = ballot.state == BallotState.CLOSED
    result = balloting.result_of(ballot)
    own, negatives = queries.own_vote(actor, ballot), queries.negatives(ballot)
    elector = actor.organisation is not None and ballot.electorate.filter(pk=actor.organisation.pk).exists()
    here = Crumb(text=title(draft), href=reverse("consensus:page", args=[draft.pk]))
    return {
        **HERE,
        "crumbs": crumbs(here, Crumb(text=_("Ballot on version %d") % ballot.version.number)),
        "ballot": ballot,
        "draft": draft,
        "title": title(draft),
        "closed": closed,
        "result": result,
        "outcome": OUTCOMES[result.outcome],
        "reasons": reasons(result),
        "counts": _counts(result) if closed else [],
        "facts": [
            (_("Quorum"), Cell(text=f"{ballot.quorum} %")),
            (_("Threshold"), Cell(text=f"{ballot.threshold} %")),
            (_("Closes on"), Cell(text=tables.day(ballot.closes_on))),
            (_("Voted"), Cell(text=_("%(voted)d of %(members)d") % {"voted": result.voted, "members": result.members})),
        ],
        "own": own,
        "may_vote": elector and not closed and actor.may_write,
        "may_change": actor.is_of(draft.owner_id) and actor.may_write,
        "negatives": [(one, answering.get(one.pk, AnswerForm(auto_id=f"a-{one.pk}-%s"))) for one in negatives],
        "vote_form": VoteForm(initial={"choice": own.choice, "reasons": own.reasons} if own else None),
        "day_form": DayForm(auto_id="y-%s"),
        **forms,
    }


def _counts(result: Any) -> list[tuple[str, int, int]]:
    """Each choice with how many took it, and its share of those who voted, for a bar."""
    names = (("approve", Choice.APPROVE), ("comments", Choice.COMMENTS), ("disapprove", Choice.DISAPPROVE))
    said = [(str(choice.label), getattr(result, name)) for name, choice in names]
    said.append((str(Choice.ABSTAIN.label), result.abstain))
    return [(label, n, round(100 * n / max(1, result.voted))) for label, n in said]


@require_POST
def vote(request: Request, ballot_id: UUID) -> HttpResponse:
    """Our vote; the last one counts."""
    ballot = queries.ballot(request.actor, ballot_id)
    form = VoteForm(request.POST)
    if form.is_valid():
        try:
            balloting.vote(actor=request.actor, ballot=ballot, **form.cleaned_data)
            messages.success(request, _("Your vote is kept. Until the ballot closes you may vote again."))
            return redirect("consensus:ballot", ballot_id)
        except Invalid as invalid:
            said(form, invalid)
    return render(request, "consensus/ballot.html", _page(request, ballot, vote_form=form), status=422)


@require_POST
def close(request: Request, ballot_id: UUID) -> HttpResponse:
    """Closes a ballot whose day has passed, or in which all have voted."""
    ballot = queries.ballot(request.actor, ballot_id)
    try:
        balloting.close_ballot(actor=request.actor, ballot=ballot, today=timezone.localdate())
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        messages.warning(request, str(refusal), extra_tags="warn")
    return redirect("consensus:ballot", ballot_id)


@require_POST
def answer(request: Request, vote_id: UUID) -> HttpResponse:
    """Answers a negative vote."""
    given = queries.negative(request.actor, vote_id)
    policy.may_change(request.actor, given.ballot.version.draft)
    form = AnswerForm(request.POST, auto_id=f"a-{vote_id}-%s")
    if form.is_valid():
        balloting.answer(actor=request.actor, given=given, text=form.cleaned_data["answer"])
        return redirect("consensus:ballot", given.ballot_id)
    return render(request, "consensus/ballot.html", _page(request, given.ballot, {vote_id: form}), status=422)


@require_POST
def publish(request: Request, draft_id: UUID) -> HttpResponse:
    """Publishes what was agreed, from a day on."""
    draft = queries.draft(request.actor, draft_id)
    policy.may_change(request.actor, draft)
    form = DayForm(request.POST, auto_id="y-%s")
    if form.is_valid():
        try:
            balloting.publish(actor=request.actor, draft=draft, effective_from=form.cleaned_data["on"])
            messages.success(
                request, _("Published. Its limits are rules now; lots with kept verdicts are checked again.")
            )
            return redirect("consensus:page", draft_id)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            draft.refresh_from_db()
    return render(request, "consensus/page.html", page_of_draft(request, draft, day_form=form), status=422)


@require_POST
def end(request: Request, draft_id: UUID) -> HttpResponse:
    """Lets a standard end."""
    draft = queries.draft(request.actor, draft_id)
    policy.may_change(request.actor, draft)
    form = DayForm(request.POST, auto_id="y-%s")
    if form.is_valid():
        balloting.end(actor=request.actor, draft=draft, on=form.cleaned_data["on"])
        return redirect(to(draft, "text"))
    return render(request, "consensus/page.html", page_of_draft(request, draft, day_form=form), status=422)
