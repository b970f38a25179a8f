"""From a report to a decision with reasons: the record leaves and comes back as decided; each side reads its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actions import set_visibility, share
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.access.queries import visible
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.documents.models import Document
from daodi.hub.exchange.removal import queries, reporting
from daodi.hub.exchange.removal.deadlines import deadlines
from daodi.hub.exchange.removal.deciding import take_step
from daodi.hub.exchange.removal.models import Case
from daodi.hub.exchange.removal.policy import REPORTER, steps_open
from daodi.hub.exchange.removal.tests.conftest import page

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Actor], Client]


@pytest.fixture
def case(hers: Document, charlie: Actor) -> Case:
    return reporting.report(actor=charlie, page=page(hers), reason="copyright", words="Ours; we are in Rotterdam.")[0]


def public() -> bool:
    return visible(Document.objects.all(), NOBODY).exists()


def asked(olga: Actor, case: Case) -> Case:
    take_step(actor=olga, case=case, name="assess")
    return take_step(actor=olga, case=case, name="ask", text="Did you take these pictures?")


def test_removed_it_is_gone_for_all_but_its_owner(
    hers: Document, alice: Actor, charlie: Actor, olga: Actor, case: Case
) -> None:
    assert charlie.organisation is not None
    share(actor=alice, subject=hers, to=charlie.organisation)
    asked(olga, case)
    take_step(actor=alice, case=case, name="answer", text="They are ours.")
    after = take_step(actor=olga, case=case, name="remove", text="The originals were shown.")
    assert (after.state, after.decision, public()) == ("removed", "removed", False)
    assert not visible(Document.objects.all(), charlie).exists()
    assert visible(Document.objects.all(), alice).exists()
    with pytest.raises(Conflict):
        set_visibility(actor=alice, subject=hers, visibility="published")
    take_step(actor=alice, case=case, name="counter", text="Here is the contract.")
    take_step(actor=olga, case=case, name="restore", text="The contract covers it.")
    assert public()
    assert broken() == []


def test_restricted_it_is_still_there_for_those_it_was_shared_with(
    hers: Document, alice: Actor, charlie: Actor, olga: Actor, case: Case
) -> None:
    assert charlie.organisation is not None
    share(actor=alice, subject=hers, to=charlie.organisation)
    asked(olga, case)
    take_step(actor=alice, case=case, name="answer", text="They are ours.")
    take_step(actor=olga, case=case, name="restrict", text="For members alone.")
    assert (public(), visible(Document.objects.all(), charlie).exists()) == (False, True)


def test_nothing_is_decided_before_the_publisher_could_answer(olga: Actor, case: Case) -> None:
    asked(olga, case)
    with pytest.raises(Conflict, match="has until"):
        take_step(actor=olga, case=case, name="remove", text="At once")
    Case.objects.update(answer_by=timezone.localdate() - timedelta(days=1))
    assert take_step(actor=olga, case=case, name="remove", text="No answer came.").state == "removed"


def test_nothing_is_decided_without_reasons(olga: Actor, case: Case) -> None:
    take_step(actor=olga, case=case, name="assess")
    with pytest.raises(Invalid):
        take_step(actor=olga, case=case, name="keep", text="  ")


def test_what_endangers_people_is_held_at_once_and_given_back_when_it_stays(
    hers: Document, alice: Actor, charlie: Actor, olga: Actor, case: Case
) -> None:
    with pytest.raises(Conflict, match="endangers"):
        take_step(actor=olga, case=case, name="hold")
    urgent = reporting.report(actor=charlie, page=page(hers), reason="safety", words="Aconite sold as tea")[0]
    take_step(actor=olga, case=urgent, name="hold")
    assert not public()
    assert queries.case(alice, urgent.pk).state == "received"
    take_step(actor=olga, case=urgent, name="assess")
    take_step(actor=olga, case=urgent, name="keep", text="It is no aconite.")
    assert public()


def test_one_report_that_is_refused_does_not_give_back_what_another_took(
    hers: Document, charlie: Actor, olga: Actor
) -> None:
    first = reporting.report(actor=charlie, page=page(hers), reason="safety", words="One")[0]
    second = reporting.report(actor=charlie, page=page(hers), reason="safety", words="Two")[0]
    for case in (first, second):
        take_step(actor=olga, case=case, name="hold")
        take_step(actor=olga, case=case, name="assess")
    take_step(actor=olga, case=first, name="keep", text="No")
    assert not public()
    take_step(actor=olga, case=second, name="keep", text="No")
    assert public()


def test_each_side_reads_its_own_and_the_publisher_never_learns_who_reported(
    hers: Document, alice: Actor, bob: Actor, charlie: Actor, olga: Actor, case: Case, signed_in: SignedIn
) -> None:
    here = f"/exchange/removal/reports/{case.pk}"
    told = ("Ours; we are in Rotterdam.", "Charlie", "charlie@example.org", "Buyers of Rotterdam")
    assert signed_in(alice).get(here).status_code == 404
    asked(olga, case)
    for path in (here, "/exchange/removal/mine", "/notices", "/history", f"/api{here[9:]}", "/api/removal/reports"):
        for who in (alice, bob):
            answer = signed_in(who).get(path)
            assert answer.status_code == 200, path
            assert [one for one in told if one in answer.content.decode()] == [], path
    assert "Did you take these pictures?" in signed_in(bob).get(here).content.decode()
    take_step(actor=alice, case=case, name="answer", text="Our photographer did.")
    theirs = signed_in(charlie).get(here).content.decode()
    assert "Did you take" not in theirs
    assert "photographer" not in theirs
    desk = signed_in(olga).get(here).content.decode()
    assert all(one in desk for one in (*told[:3], "photographer"))


def test_nobody_takes_anothers_step(alice: Actor, bob: Actor, charlie: Actor, olga: Actor, case: Case) -> None:
    with pytest.raises(NotFound):
        take_step(actor=alice, case=case, name="answer", text="x")
    with pytest.raises(NotAllowed):
        take_step(actor=charlie, case=case, name="assess")
    with pytest.raises(NotAllowed):
        take_step(actor=olga, case=case, name="answer", text="x")
    with pytest.raises(Conflict):
        take_step(actor=olga, case=case, name="restore", text="x")


def test_a_reporter_takes_it_back_by_the_secret_address(hers: Document) -> None:
    case, secret = reporting.report(actor=NOBODY, page=page(hers), reason="fraud", words="x", email="a@example.org")
    browser = Client()
    assert browser.post(f"/exchange/removal/follow/{secret}", {"step": "withdraw"}).status_code == 302
    case.refresh_from_db()
    assert case.state == "withdrawn"
    assert browser.post(f"/exchange/removal/follow/{secret}", {"step": "withdraw"}).status_code == 409
    assert browser.post(f"/exchange/removal/follow/{secret}", {"step": "assess"}).status_code == 403
    assert steps_open(case, REPORTER, timezone.localdate()) == []


def test_the_figures_are_counts(hers: Document, olga: Actor, case: Case) -> None:
    take_step(actor=olga, case=case, name="assess")
    take_step(actor=olga, case=case, name="keep", text="It is theirs.")
    [row] = queries.figures(timezone.localdate())
    assert (row.reason, row.reports, row.kept, row.waiting) == ("copyright", 1, 1, 0)
    said = Client().get("/exchange/removal").content.decode()
    assert "It is theirs." not in said
    assert "prices.csv" not in said


def test_every_reason_has_its_deadlines() -> None:
    assert list(deadlines()) == ["safety", "fraud", "copyright", "other"]
    assert all(0 < one.answer_days < one.decide_days for one in deadlines().values())


def test_the_page_of_a_report_takes_its_steps_and_says_what_is_wrong(
    olga: Actor, case: Case, signed_in: SignedIn
) -> None:
    browser, here = signed_in(olga), f"/exchange/removal/reports/{case.pk}/step"
    assert browser.post(here, {"step": "assess"}).status_code == 302
    assert "nothing is decided without reasons" in browser.post(here, {"step": "keep", "text": ""}).content.decode()
    assert browser.post(here, {"step": "keep", "text": "It is theirs."}).status_code == 302
    assert browser.post(here, {"step": "keep", "text": "Again"}).status_code == 409
