"""Applications: read by the applicant and that regulator alone, step by step, with a clock that can stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.documents import queries as documents
from daodi.hub.core.documents.actions import keep
from daodi.hub.exchange.authorisations import applying, authorising, queries
from daodi.hub.exchange.authorisations.models import Application, MedicinalProduct
from daodi.hub.exchange.authorisations.tests.conftest import NUMBER

D = date(2026, 1, 1)


@pytest.fixture
def draft(alice: Actor, rita: Actor, product: MedicinalProduct) -> Application:
    return applying.draft(actor=alice, product=product, regulator=rita.organisation, facts={"title": "New granules"})


def stepped(one: Application, *steps: tuple[Actor, str, int]) -> Application:
    for actor, name, day in steps:
        one = applying.take_step(actor=actor, application=one, name=name, today=date(2026, 1, day))
    return one


def test_a_draft_is_seen_by_its_applicant_alone(
    alice: Actor, bob: Actor, charlie: Actor, olga: Actor, rita: Actor, draft: Application
) -> None:
    for actor in (alice, bob):
        assert queries.application(actor, draft.pk) == draft
    for actor in (charlie, olga, rita, Actor()):
        with pytest.raises(NotFound):
            queries.application(actor, draft.pk)
        with pytest.raises(NotFound):
            queries.product(actor, draft.product_id)


def test_once_submitted_that_regulator_sees_it_with_the_whole_composition_and_nobody_else_does(
    alice: Actor, charlie: Actor, olga: Actor, rita: Actor, other_authority: Actor, draft: Application
) -> None:
    stepped(draft, (alice, "submit", 1))
    assert queries.application(rita, draft.pk) == draft
    seen = queries.components(rita, queries.product(rita, draft.product_id))
    assert [str(one.amount) for one in seen] == ["10.000000", "2.500000"]
    assert rita.user.notices.count() == 1
    for actor in (charlie, olga, other_authority):
        with pytest.raises(NotFound):
            queries.application(actor, draft.pk)
        assert not queries.products(actor).exists()


def test_each_takes_their_own_steps_in_their_order(alice: Actor, rita: Actor, draft: Application) -> None:
    with pytest.raises(NotFound):
        applying.take_step(actor=rita, application=draft, name="review", today=D)
    one = stepped(draft, (alice, "submit", 1))
    with pytest.raises(NotAllowed):
        applying.take_step(actor=alice, application=one, name="review", today=D)
    with pytest.raises(Conflict):
        applying.take_step(actor=rita, application=one, name="grant", today=D)
    with pytest.raises(NotFound):
        applying.take_step(actor=rita, application=one, name="approve", today=D)
    one = stepped(one, (rita, "review", 2), (rita, "grant", 3))
    with pytest.raises(Conflict):
        applying.take_step(actor=alice, application=one, name="withdraw", today=D)


def test_days_in_which_the_clock_stands_do_not_count(alice: Actor, rita: Actor, draft: Application) -> None:
    assert applying.days_counted(draft, D) is None
    one = stepped(draft, (alice, "submit", 1), (rita, "review", 3), (rita, "stop", 6))
    assert applying.days_counted(one, date(2026, 1, 20)) == 5
    one = stepped(one, (alice, "resume", 16))
    assert applying.days_counted(one, date(2026, 1, 20)) == 9
    one = stepped(one, (rita, "grant", 21))
    assert applying.days_counted(one, date(2026, 3, 1)) == 10


def test_a_regulator_asks_and_the_applicant_answers_with_a_paper_that_both_see_then(
    alice: Actor, charlie: Actor, rita: Actor, draft: Application
) -> None:
    one = stepped(draft, (alice, "submit", 1))
    asked = applying.say(actor=rita, application=one, kind="question", text="Which solvent?", due_on=D)
    paper = keep(actor=alice, name="answer.pdf", content=b"%PDF-1.7 water")
    told = applying.say(actor=alice, application=one, kind="answer", text="Water.", answers=asked.pk, document=paper)
    assert told.answers == asked
    assert documents.document(rita, paper.pk) == paper
    with pytest.raises(NotFound):
        documents.document(charlie, paper.pk)
    for actor, kind in ((alice, "question"), (alice, "guidance"), (rita, "answer")):
        with pytest.raises(NotAllowed):
            applying.say(actor=actor, application=one, kind=kind, text="?", answers=asked.pk)
    with pytest.raises(Invalid, match="question of this thread"):
        applying.say(actor=alice, application=one, kind="answer", text="To nothing")
    with pytest.raises(NotFound):
        applying.say(actor=charlie, application=one, kind="note", text="Me too")


def test_nothing_is_said_of_a_draft_or_after_the_decision(alice: Actor, rita: Actor, draft: Application) -> None:
    with pytest.raises(Conflict):
        applying.say(actor=alice, application=draft, kind="note", text="Soon")
    one = stepped(draft, (alice, "submit", 1), (rita, "review", 2), (rita, "refuse", 3))
    with pytest.raises(Conflict):
        applying.say(actor=rita, application=one, kind="guidance", text="Too late")


def test_what_came_of_it_is_recorded_once_it_was_granted(
    alice: Actor, rita: Actor, draft: Application, product: MedicinalProduct
) -> None:
    kept = authorising.add(actor=alice, product=product, facts=NUMBER)
    one = stepped(draft, (alice, "submit", 1), (rita, "review", 2))
    with pytest.raises(Conflict, match="not granted"):
        applying.link(actor=alice, application=one, authorisation=kept)
    one = stepped(one, (rita, "grant", 3))
    applying.link(actor=alice, application=one, authorisation=kept)
    assert one.authorisation == kept


def test_its_page_says_who_is_waited_for(
    alice: Actor, rita: Actor, charlie: Actor, draft: Application, signed_in: Callable[[Actor], Client]
) -> None:
    at = f"/exchange/authorisations/applications/{draft.pk}"
    assert "The applicant submits it." in signed_in(alice).get(at).content.decode()
    assert signed_in(rita).get(at).status_code == 404
    assert signed_in(alice).post(f"{at}/step", {"step": "submit"}).status_code == 302
    assert "The regulator takes it up." in signed_in(rita).get(at).content.decode()
    asked = signed_in(rita).post(f"{at}/thread", {"kind": "question", "text": "Which solvent?"})
    assert asked.status_code == 302
    assert "Which solvent?" in signed_in(alice).get(at).content.decode()
    for actor in (charlie, Actor()):
        browser = signed_in(charlie) if actor.user else Client()
        assert browser.get(at).status_code == 404
