"""What members do in ballots: open, vote, close, answer the negatives, publish what was agreed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.cooperation.consensus.counting import AGAINST, Cast, Result, count
from daodi.hub.cooperation.consensus.drafting import answered, move
from daodi.hub.cooperation.consensus.models import Ballot, BallotState, Choice, Draft, State, Vote
from daodi.hub.cooperation.consensus.policy import LEAST_VOTERS, may_take, may_vote
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.rulebook import publishing

PUBLISHER = "consensus"
REASONED = (Choice.DISAPPROVE, Choice.COMMENTS)


@transaction.atomic
def open_ballot(*, actor: Actor, draft: Draft, quorum: int, threshold: int, closes_on: date, today: date) -> Ballot:
    """Asks those who have a seat now to vote on the last version, by a quorum and threshold kept with the ballot."""
    step = may_take(actor, draft, "open-ballot")
    answered(draft)
    if closes_on <= today:
        raise Invalid({"closes_on": _("This day has passed; expected a day to come.")})
    members = [one.member for one in draft.seats.select_related("member")]
    if len(members) < LEAST_VOTERS:
        raise Conflict(_("At least %d members must have a seat.") % LEAST_VOTERS)
    ballot = Ballot(version=draft.versions.all()[0], quorum=quorum, threshold=threshold, closes_on=closes_on)
    checked(ballot).save(force_insert=True)
    ballot.electorate.set(members)
    move(actor, draft, "open-ballot", step.after)
    return ballot


@transaction.atomic
def vote(*, actor: Actor, ballot: Ballot, choice: str, reasons: str = "") -> Vote:
    """A member's vote; said again before the ballot closes, the last one counts."""
    member = may_vote(actor, ballot)
    if choice not in Choice.values:
        raise Invalid({"choice": _("expected one of: %s") % ", ".join(Choice.values)})
    if choice in REASONED and not reasons.strip():
        raise Invalid({"reasons": _("Say your reasons: they must be answered.")})
    # The head of the audit chain is held from here on: numbers follow each other.
    record(actor=actor, verb="vote", subject=ballot.version.draft, changes={"ballot": str(ballot.pk)})
    number = ballot.votes.count() + 1
    return Vote.objects.create(
        ballot=ballot, number=number, member=member, by=actor.user, choice=choice, reasons=reasons.strip()
    )


@transaction.atomic
def close_ballot(*, actor: Actor, ballot: Ballot, today: date) -> Result:
    """Closes a ballot whose last day has passed, or in which everybody has voted."""
    draft = ballot.version.draft
    step = may_take(actor, draft, "close-ballot")
    result = result_of(ballot)
    if today <= ballot.closes_on and result.voted < result.members:
        raise Conflict(_("It is open until %s, or until every member has voted.") % ballot.closes_on)
    ballot.state = BallotState.CLOSED
    ballot.save(update_fields=["state"])
    move(actor, draft, "close-ballot", step.after)
    return result


@transaction.atomic
def answer(*, actor: Actor, given: Vote, text: str) -> None:
    """Answers a negative vote; none may stand without."""
    draft = given.ballot.version.draft
    may_change(actor, draft)
    if draft.state != State.RESOLUTION or given.choice != Choice.DISAPPROVE:
        raise Conflict(_("Negative votes are answered once the ballot is closed."))
    if not text.strip():
        raise Invalid({"answer": _("Say what you answer to the reasons.")})
    given.answer = text.strip()[:5000]
    given.save(update_fields=["answer"])
    record(actor=actor, verb="answer", subject=draft, changes={"vote": str(given.pk)})


@transaction.atomic
def publish(*, actor: Actor, draft: Draft, effective_from: date) -> None:
    """Publishes what was agreed: its limits become rules, by the force the draft has always named."""
    step = may_take(actor, draft, "publish")
    ballot = draft.versions.all()[0].ballots.filter(state=BallotState.CLOSED).first()
    if ballot is None or result_of(ballot).outcome != "approved":
        raise Conflict(_("Only what a ballot approved, with every negative answered, is published."))
    draft.effective_from, draft.visibility = effective_from, "published"
    draft.save(update_fields=["effective_from", "visibility"])
    if clauses := _clauses(draft):
        publishing.publish(
            actor=actor,
            publisher=PUBLISHER,
            standard=_standard(draft),
            clauses=clauses,
            page=_page(draft),
            supersedes=draft.supersedes.code if draft.supersedes else "",
        )
    move(actor, draft, "publish", step.after)


@transaction.atomic
def end(*, actor: Actor, draft: Draft, on: date) -> None:
    """Lets a published standard end: its rules count until that day."""
    step = may_take(actor, draft, "end")
    if _clauses(draft):
        publishing.end(actor=actor, publisher=PUBLISHER, doc_id=draft.code, on=on, page=_page(draft))
    move(actor, draft, "end", step.after)


def result_of(ballot: Ballot) -> Result:
    """The count of a ballot as it stands."""
    votes = [
        Cast(str(one.member_id), one.number, one.choice, answered=one.choice == AGAINST and bool(one.answer))
        for one in ballot.votes.all()
    ]
    members = {str(pk) for pk in ballot.electorate.values_list("pk", flat=True)}
    return count(votes, members, quorum=ballot.quorum, threshold=ballot.threshold)


def _standard(draft: Draft) -> publishing.Standard:
    return publishing.Standard(
        doc_id=draft.code,
        market=draft.market,
        name=draft.title,
        edition=str(draft.effective_from.year if draft.effective_from else timezone.localdate().year),
        force=draft.force,
        binding_if=f"a contract or an authority names {draft.code}",
        uses=[draft.use],
        effective_from=str(draft.effective_from),
        source=_page(draft),
        basis=f"agreed in this hub by ballot of the members with a seat; kept by {draft.owner.name}",
    )


def _clauses(draft: Draft) -> list[publishing.Clause]:
    limits = draft.versions.all()[0].clauses.exclude(analyte="")
    return [
        publishing.Clause(
            rule_id=f"{draft.code}-{one.number}".replace(" ", ""),
            clause=one.number,
            analyte=one.analyte,
            operator=one.operator,
            value=one.value,
            unit=one.unit,
            scope_kind="material",
            scope=one.material,
        )
        for one in limits
    ]


def _page(draft: Draft) -> str:
    return reverse("consensus:page", args=[draft.pk])
