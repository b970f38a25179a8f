"""Who takes part: named in a source, or confirmed by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from daodi.hub.cooperation.mechanisms import actions, queries
from daodi.hub.cooperation.mechanisms.models import Mechanism, Party
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.models import Entry


@pytest.fixture
def asked(alice: Actor, charlie: Actor, mechanism: Mechanism) -> Party:
    return actions.ask_party(actor=alice, mechanism=mechanism, member=charlie.organisation)


def test_a_named_party_is_no_member_and_nobody_is_told(alice: Actor, mechanism: Mechanism) -> None:
    party = actions.name_party(actor=alice, mechanism=mechanism, name="Ministry of Somewhere", jurisdiction="la")
    assert (party.state, party.member, party.jurisdiction) == ("named", None, "LA")


def test_a_member_that_is_asked_sees_the_mechanism_and_answers_for_itself(
    alice: Actor, charlie: Actor, mechanism: Mechanism, asked: Party
) -> None:
    assert asked.state == "asked"
    assert queries.mechanism(charlie, mechanism.pk) == mechanism
    assert charlie.user.notices.count() == 1
    actions.answer(actor=charlie, party=queries.party(charlie, asked.pk), name="confirm")
    asked.refresh_from_db()
    assert asked.state == "confirmed"


def test_nobody_else_answers_for_a_member(alice: Actor, bob: Actor, olga: Actor, asked: Party) -> None:
    before = Entry.objects.count()
    for actor in (alice, bob, olga):
        with pytest.raises(NotFound):
            actions.answer(actor=actor, party=asked, name="confirm")
    asked.refresh_from_db()
    assert (asked.state, Entry.objects.count()) == ("asked", before)


def test_an_answer_is_given_once(charlie: Actor, asked: Party) -> None:
    actions.answer(actor=charlie, party=asked, name="decline")
    with pytest.raises(Conflict):
        actions.answer(actor=charlie, party=asked, name="confirm")
    asked.refresh_from_db()
    assert asked.state == "declined"


def test_the_same_name_is_taken_once(alice: Actor, mechanism: Mechanism) -> None:
    actions.name_party(actor=alice, mechanism=mechanism, name="School of pharmacy")
    with pytest.raises(Invalid, match="takes part already"):
        actions.name_party(actor=alice, mechanism=mechanism, name="School of pharmacy")
    assert mechanism.parties.count() == 1


def test_a_party_that_confirmed_is_not_taken_out(alice: Actor, charlie: Actor, asked: Party) -> None:
    actions.answer(actor=charlie, party=asked, name="confirm")
    with pytest.raises(Conflict):
        actions.drop_party(actor=alice, party=asked)
    assert Party.objects.filter(pk=asked.pk).exists()


def test_one_that_did_not_answer_is_taken_out_and_sees_nothing_any_more(
    alice: Actor, charlie: Actor, mechanism: Mechanism, asked: Party
) -> None:
    actions.drop_party(actor=alice, party=asked)
    with pytest.raises(NotFound):
        queries.mechanism(charlie, mechanism.pk)


def test_a_party_sees_and_may_not_change(charlie: Actor, mechanism: Mechanism, asked: Party) -> None:
    with pytest.raises(NotAllowed):
        actions.name_party(actor=charlie, mechanism=mechanism, name="Another")
    assert mechanism.parties.count() == 1


def test_on_the_page_a_member_is_asked_and_says_yes(
    charlie: Actor, mechanism: Mechanism, asked: Party, signed_in: Callable[[Actor], Client]
) -> None:
    browser, at = signed_in(charlie), f"/cooperation/mechanisms/{mechanism.pk}"
    assert "Does Buyers of Rotterdam take part?" in browser.get(at).content.decode()
    assert browser.post(f"/cooperation/parties/{asked.pk}/answer", {"step": "confirm"})["Location"] == at
    assert "Confirmed by the party" in browser.get(at).content.decode()


def test_a_member_is_found_by_any_of_its_names(
    alice: Actor, charlie: Actor, mechanism: Mechanism, signed_in: Callable[[Actor], Client]
) -> None:
    charlie.organisation.names.create(language="zh-hans", text="鹿特丹采购公司")
    browser, at = signed_in(alice), f"/cooperation/mechanisms/{mechanism.pk}/members"
    assert browser.post(at, {"member": "鹿特丹采购公司", "role": "party"}).status_code == 302
    answer = browser.post(at, {"member": "Nobody at all", "role": "party"})
    assert answer.status_code == 422
    assert "No member goes by this name." in answer.content.decode()
    assert [party.name for party in mechanism.parties.all()] == ["Buyers of Rotterdam"]
