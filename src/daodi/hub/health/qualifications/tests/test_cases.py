"""An application for recognition: judged by the rules held, decided by a desk, read by the two and by nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.queries import documents
from daodi.hub.health.qualifications import applying, queries
from daodi.hub.health.qualifications.assessing import all_stated, assessed
from daodi.hub.health.qualifications.models import Case, CaseState, Decision
from daodi.hub.health.qualifications.tests.conftest import PHYSICIAN, TODAY

pytestmark = pytest.mark.django_db
TEMPORARY = {
    "outcome": "temporary",
    "clause": "Order 63, Articles 2, 4, 6 and 9",
    "reasons": "Invited, licensed, all papers seen.",
    "valid_from": date(2027, 1, 1),
    "valid_until": date(2028, 12, 31),
}


def test_what_the_fields_say_is_not_asked_again(case: Case) -> None:
    assert all_stated(case) == {"licensed-home": "yes", "invited": "yes", "months": "24"}


def test_an_invited_physician_of_taiwan_with_all_papers_is_temporary_by_order_63(complete: Case) -> None:
    found = assessed(complete, TODAY)
    assert (found.verdict, found.path) == ("temporary", "CN-TW-SHORT")
    assert (found.valid_from, found.valid_until, found.missing) == ("2027-01-01", "2028-12-31", ())


def test_without_papers_one_cannot_say_and_is_told_which_are_missing(case: Case) -> None:
    found = assessed(case, TODAY)
    assert (found.verdict, len(found.missing)) == ("cannot-say", 8)


def test_a_draft_is_seen_by_its_owner_alone(
    case: Case, alice: Actor, bob: Actor, rita: Actor, olga: Actor, charlie: Actor
) -> None:
    assert queries.case(alice, case.pk) == queries.case(bob, case.pk) == case
    for other in (rita, olga, charlie, NOBODY):
        with pytest.raises(NotFound):
            queries.case(other, case.pk)


def test_once_submitted_the_desk_sees_it_with_its_papers_and_nobody_else(
    reviewed: Case, alice: Actor, rita: Actor, max_: Actor, olga: Actor, charlie: Actor
) -> None:
    assert queries.case(rita, reviewed.pk).person == "Lin Mei-hua"
    paper = reviewed.evidence.get(fact="paper-degree").document
    assert documents(rita).filter(pk=paper.pk).exists()
    for other in (max_, olga, charlie, NOBODY):
        assert not queries.cases(other).exists()
        assert not documents(other).filter(pk=paper.pk).exists()


def test_the_decision_is_kept_beside_what_the_rules_said_then(reviewed: Case, rita: Actor, alice: Actor) -> None:
    made = applying.decide(actor=rita, case=reviewed, facts=TEMPORARY, today=TODAY)
    assert (made.said, made.outcome, made.differs) == ("temporary", "temporary", False)
    clauses = {one["clause"] for path in made.computed["paths"] for one in path["findings"]}
    assert {"Article 4", "Article 6(4)"} <= clauses
    case = queries.case(alice, reviewed.pk)
    assert (case.state, case.decided_on) == (CaseState.DECIDED, TODAY)
    assert not broken()


def test_a_desk_may_decide_otherwise_and_both_are_kept(reviewed: Case, rita: Actor) -> None:
    facts = {"outcome": "not-recognised", "clause": "Order 63, Article 13", "reasons": "The licence was revoked."}
    made = applying.decide(actor=rita, case=reviewed, facts=facts, today=TODAY)
    assert made.differs
    assert (made.said, made.outcome) == ("temporary", "not-recognised")


@pytest.mark.parametrize(
    ("lacking", "field"),
    [
        ({"reasons": ""}, "reasons"),
        ({"clause": ""}, "clause"),
        ({"outcome": "cannot-say"}, "outcome"),
        ({"valid_until": None}, ""),
        ({"outcome": "compensation"}, ""),
        ({"valid_until": date(2026, 1, 1)}, ""),
    ],
)
def test_a_decision_without_its_reasons_or_its_span_is_none(
    reviewed: Case, rita: Actor, lacking: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        applying.decide(actor=rita, case=reviewed, facts={**TEMPORARY, **lacking}, today=TODAY)
    assert field in refused.value.fields
    assert not Decision.objects.exists()


def test_after_a_compensation_measure_the_desk_decides_again(reviewed: Case, rita: Actor) -> None:
    measure = {"outcome": "compensation", "clause": "c", "reasons": "r", "measure": "Adaptation period, 12 months"}
    applying.decide(actor=rita, case=reviewed, facts=measure, today=TODAY)
    reviewed.refresh_from_db()
    assert reviewed.state == CaseState.MEASURES
    applying.decide(actor=rita, case=reviewed, facts=TEMPORARY | {"outcome": "recognised"}, today=TODAY)
    assert [one.outcome for one in reviewed.decisions.all()] == ["recognised", "compensation"]


def test_nobody_but_the_desk_decides(reviewed: Case, alice: Actor, max_: Actor) -> None:
    with pytest.raises(NotAllowed):
        applying.decide(actor=alice, case=reviewed, facts=TEMPORARY, today=TODAY)
    with pytest.raises(NotFound):
        applying.decide(actor=max_, case=reviewed, facts=TEMPORARY, today=TODAY)


def test_while_the_desk_reviews_nothing_stated_changes_until_it_asks(reviewed: Case, alice: Actor, rita: Actor) -> None:
    with pytest.raises(Conflict):
        applying.state(actor=alice, case=reviewed, stated={"permanent-resident": "yes"})
    applying.say(actor=rita, case=reviewed, text="Until when is the licence valid?", today=TODAY, step="ask")
    applying.change(actor=alice, case=reviewed, facts={"licensed_until": date(2027, 6, 30)})
    applying.say(actor=alice, case=reviewed, text="Until June 2027.", today=TODAY, step="answer")
    reviewed.refresh_from_db()
    assert reviewed.state == CaseState.REVIEW
    assert assessed(reviewed, TODAY).valid_until == "2027-06-30"


def test_a_paper_that_is_laid_while_the_desk_asks_is_shown_to_it_at_once(
    reviewed: Case, alice: Actor, rita: Actor
) -> None:
    applying.say(actor=rita, case=reviewed, text="The photographs, please.", today=TODAY, step="ask")
    paper = keep(actor=alice, name="new.txt", content=b"new")
    applying.lay(actor=alice, case=reviewed, fact="paper-photographs", document=paper)
    assert documents(rita).filter(pk=paper.pk).exists()


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"origin": "CN"}, ""),
        ({"profession": "barber"}, "profession"),
        ({"market": "MO"}, "desk"),
        ({"ends": date(2026, 1, 1)}, ""),
        ({"person": ""}, "person"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(
    alice: Actor, rita: Actor, facts: dict[str, Any], field: str
) -> None:
    assert rita.organisation is not None
    with pytest.raises(Invalid) as refused:
        applying.draft(actor=alice, desk=rita.organisation, facts={**PHYSICIAN, **facts})
    assert field in refused.value.fields


def test_where_no_regulator_takes_part_the_operator_decides(alice: Actor, olga: Actor, rita: Actor) -> None:
    assert queries.desks(alice, "FR") == [olga.organisation]
    assert set(queries.desks(alice, "CN")) == {olga.organisation, rita.organisation}


def test_what_waits_is_shown_to_whom_it_waits_for(reviewed: Case, alice: Actor, rita: Actor) -> None:
    assert list(queries.waiting(rita)) == [reviewed]
    assert not queries.waiting(alice).exists()
    applying.say(actor=rita, case=reviewed, text="?", today=TODAY, step="ask")
    assert list(queries.waiting(alice)) == [reviewed]
    assert not queries.waiting(rita).exists()


def test_who_withdraws_takes_the_papers_back(reviewed: Case, alice: Actor, rita: Actor) -> None:
    paper = reviewed.evidence.get(fact="paper-degree").document
    applying.take_step(actor=alice, case=reviewed, name="withdraw", today=TODAY)
    assert not documents(rita).filter(pk=paper.pk).exists()
    assert documents(alice).filter(pk=paper.pk).exists()


def test_a_paper_that_is_taken_back_leaves_the_desk(reviewed: Case, alice: Actor, rita: Actor) -> None:
    paper = reviewed.evidence.get(fact="paper-degree").document
    applying.say(actor=rita, case=reviewed, text="?", today=TODAY, step="ask")
    applying.take_back(actor=alice, case=reviewed, fact="paper-degree")
    assert not documents(rita).filter(pk=paper.pk).exists()


def test_a_file_that_proves_two_facts_stays_while_one_is_left(reviewed: Case, alice: Actor, rita: Actor) -> None:
    paper = reviewed.evidence.get(fact="paper-degree").document
    applying.say(actor=rita, case=reviewed, text="?", today=TODAY, step="ask")
    applying.lay(actor=alice, case=reviewed, fact="paper-licence", document=paper)
    applying.take_back(actor=alice, case=reviewed, fact="paper-degree")
    assert documents(rita).filter(pk=paper.pk).exists()
    applying.take_back(actor=alice, case=reviewed, fact="paper-licence")
    assert not documents(rita).filter(pk=paper.pk).exists()
