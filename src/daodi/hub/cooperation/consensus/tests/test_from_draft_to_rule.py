"""A draft is written, commented on, voted on with one negative, answered, published, and ``check`` uses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from daodi.check import Lot, Result, Verdict, check
from daodi.hub.cooperation.consensus import balloting, drafting, queries
from daodi.hub.cooperation.consensus.models import Ballot, Comment, Draft
from daodi.hub.cooperation.consensus.tests.conftest import CLOSES, FACTS, LIMIT, TODAY
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.rulebook.laid import book


def verdict(met: tuple[str, ...] = ()) -> Verdict:
    result = Result(analyte="aflatoxin B1", result="4", unit="ug/kg")
    lot = Lot(lot="A-1", material="Arecae Semen", form="dried herb", use="medicine", results=(result,))
    [one] = check([lot], markets=["HK"], on=date(2027, 2, 1), met=met, rules=book())
    return one


def test_the_whole_way(alice: Actor, dora: Actor, eli: Actor, draft: Draft) -> None:
    drafting.open_comment(actor=alice, draft=draft)
    said = drafting.comment(actor=dora, draft=draft, facts={"clause": "4.2", "kind": "technical", "text": "Why 3?"})
    with pytest.raises(Conflict, match="1 comments wait"):
        drafting.revise(actor=alice, draft=draft)
    drafting.dispose(actor=alice, said=said, disposition="accepted", reason="Two harvests were measured.")
    drafting.revise(actor=alice, draft=draft)
    clause = draft.versions.all()[0].clauses.get()
    drafting.write(actor=alice, draft=draft, facts={"text": "Aflatoxin B1: at most 3 µg/kg."}, clause=clause)
    drafting.open_comment(actor=alice, draft=draft)
    ballot = balloting.open_ballot(actor=alice, draft=draft, quorum=50, threshold=66, closes_on=CLOSES, today=TODAY)
    balloting.vote(actor=alice, ballot=ballot, choice="approve")
    balloting.vote(actor=dora, ballot=ballot, choice="approve-with-comments", reasons="Say the method.")
    balloting.vote(actor=eli, ballot=ballot, choice="disapprove", reasons="Lower in our harvests.")
    result = balloting.close_ballot(actor=alice, ballot=ballot, today=TODAY)
    assert result.outcome == "unanswered"
    with pytest.raises(Conflict):
        balloting.publish(actor=alice, draft=draft, effective_from=date(2027, 1, 1))
    [negative] = queries.negatives(ballot)
    balloting.answer(actor=alice, given=negative, text="The next edition looks at lower figures.")
    balloting.publish(actor=alice, draft=draft, effective_from=date(2027, 1, 1))
    draft.refresh_from_db()
    assert (draft.state, draft.visibility) == ("published", "published")
    noted = [note for note in verdict().notes if note.rule_id == "STD-2026-7-4.2"]
    assert [(note.force, note.outcome) for note in noted] == [("voluntary", "fail")]
    found = verdict(met=("STD-2026-7",)).findings[0]
    assert (found.outcome, found.rule_id, found.clause) == ("fail", "STD-2026-7-4.2", "4.2")
    assert broken() == []


def test_an_ended_standard_is_used_no_more(alice: Actor, dora: Actor, eli: Actor, draft: Draft, ballot: Ballot) -> None:
    for actor in (alice, dora, eli):
        balloting.vote(actor=actor, ballot=ballot, choice="approve")
    balloting.close_ballot(actor=alice, ballot=ballot, today=TODAY)
    draft.refresh_from_db()
    balloting.publish(actor=alice, draft=draft, effective_from=date(2027, 1, 1))
    balloting.end(actor=alice, draft=draft, on=date(2027, 1, 15))
    assert [note for note in verdict().notes if note.rule_id == "STD-2026-7-4.2"] == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"material": "mu tong"}, "material"),
        ({"material": "aspirin"}, "material"),
        ({"unit": ""}, "unit"),
        ({"operator": ""}, "operator"),
        ({"analyte": ""}, "analyte"),
        ({"text": ""}, "text"),
    ],
)
def test_a_limit_is_whole_or_is_not_written(alice: Actor, draft: Draft, facts: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        drafting.write(actor=alice, draft=draft, facts={**LIMIT, "number": "5", **facts})
    assert field in refused.value.fields
    assert draft.versions.all()[0].clauses.count() == 1


def test_a_text_that_went_to_comment_stands(alice: Actor, draft: Draft) -> None:
    drafting.open_comment(actor=alice, draft=draft)
    with pytest.raises(Conflict):
        drafting.write(actor=alice, draft=draft, facts={**LIMIT, "number": "5"})
    with pytest.raises(Conflict):
        drafting.strike(actor=alice, clause=draft.versions.all()[0].clauses.get())
    assert draft.versions.all()[0].clauses.count() == 1


def test_who_has_no_seat_sees_nothing_and_says_nothing(charlie: Actor, draft: Draft, ballot: Ballot) -> None:
    for ask in (
        lambda: queries.draft(charlie, draft.pk),
        lambda: queries.ballot(charlie, ballot.pk),
    ):
        with pytest.raises(NotFound):
            ask()
    with pytest.raises(NotAllowed):
        balloting.vote(actor=charlie, ballot=ballot, choice="approve")
    with pytest.raises(NotAllowed):
        drafting.comment(actor=charlie, draft=draft, facts={"text": "Hello"})
    assert (ballot.votes.count(), Comment.objects.count()) == (0, 0)


def test_who_has_a_seat_may_not_write_open_or_publish(dora: Actor, draft: Draft, ballot: Ballot) -> None:
    with pytest.raises(NotAllowed):
        drafting.write(actor=dora, draft=draft, facts=LIMIT)
    with pytest.raises(NotAllowed):
        balloting.close_ballot(actor=dora, ballot=ballot, today=TODAY)
    with pytest.raises(NotAllowed):
        balloting.publish(actor=dora, draft=draft, effective_from=TODAY)


def test_a_negative_vote_gives_reasons(dora: Actor, ballot: Ballot) -> None:
    with pytest.raises(Invalid, match="reasons"):
        balloting.vote(actor=dora, ballot=ballot, choice="disapprove")
    assert ballot.votes.count() == 0


def test_a_ballot_closes_when_its_day_has_passed_or_all_have_voted(alice: Actor, ballot: Ballot) -> None:
    with pytest.raises(Conflict):
        balloting.close_ballot(actor=alice, ballot=ballot, today=CLOSES)
    assert balloting.close_ballot(actor=alice, ballot=ballot, today=date(2027, 1, 1)).outcome == "no-quorum"
    with pytest.raises(Conflict):
        balloting.vote(actor=alice, ballot=ballot, choice="approve")


def test_two_do_not_make_a_standard(alice: Actor, dora: Actor) -> None:
    draft = drafting.begin(actor=alice, facts=FACTS)
    drafting.write(actor=alice, draft=draft, facts=LIMIT)
    drafting.seat(actor=alice, draft=draft, member=dora.organisation)
    drafting.open_comment(actor=alice, draft=draft)
    with pytest.raises(Conflict, match="At least 3 members"):
        balloting.open_ballot(actor=alice, draft=draft, quorum=50, threshold=67, closes_on=CLOSES, today=TODAY)


def test_the_counts_are_told_when_the_ballot_is_closed(
    alice: Actor, dora: Actor, eli: Actor, ballot: Ballot, signed_in: Callable[[Actor], Client]
) -> None:
    balloting.vote(actor=dora, ballot=ballot, choice="disapprove", reasons="A secret of ours")
    page = signed_in(alice).get(f"/cooperation/ballots/{ballot.pk}").content.decode()
    assert "1 of 3" in page
    assert "A secret of ours" not in page
    told = signed_in(alice).get(f"/api/ballots/{ballot.pk}").json()
    assert (told["voted"], told["disapprove"], told["outcome"]) == (1, None, None)
    for actor in (alice, eli):
        balloting.vote(actor=actor, ballot=ballot, choice="approve")
    balloting.close_ballot(actor=alice, ballot=ballot, today=TODAY)
    page = signed_in(alice).get(f"/cooperation/ballots/{ballot.pk}").content.decode()
    assert "A secret of ours" in page
    assert "Laboratory of Basel" not in page


def test_a_code_that_another_document_holds_is_refused(alice: Actor, draft: Draft, organisation: object) -> None:
    with pytest.raises(Invalid) as refused:
        drafting.begin(actor=alice, facts=FACTS)
    assert "code" in refused.value.fields
    assert Draft.objects.count() == 1


def test_drafts_are_private_and_published_standards_are_not(draft: Draft) -> None:
    assert list(queries.drafts(NOBODY)) == []
    Draft.objects.update(visibility="published")
    assert list(queries.drafts(NOBODY, text="槟榔")) == [draft]


def test_the_pages_lead_from_a_draft_to_a_vote(
    alice: Actor, dora: Actor, draft: Draft, signed_in: Callable[[Actor], Client]
) -> None:
    hers, at = signed_in(alice), f"/cooperation/consensus/{draft.pk}"
    assert hers.post(f"{at}/step", {"step": "open-comment"}).status_code == 302
    assert "Send the comment" in signed_in(dora).get(at).content.decode()
    sent = {"quorum": "50", "threshold": "67", "closes_on": "2099-01-01"}
    ballot = hers.post(f"{at}/ballots", sent)["Location"]
    answer = signed_in(dora).post(f"{ballot}/vote", {"choice": "disapprove", "reasons": ""})
    assert answer.status_code == 422
    assert "they must be answered" in answer.content.decode()
    assert signed_in(dora).post(f"{ballot}/vote", {"choice": "approve"}).status_code == 302
    assert "Our vote" in signed_in(dora).get(ballot).content.decode()
