"""Partners: what is published is seen by all; an interest is read by the two it is between, and by nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.audit.models import Entry
from daodi.hub.health.research import calling, queries
from daodi.hub.health.research.models import Interest, PartnerCall

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
FACTS = {"side": "sought", "role": "site", "title": "A site in the south", "countries": "China, 老挝"}


@pytest.fixture
def call(alice: Actor) -> PartnerCall:
    one = calling.call(actor=alice, facts=FACTS)
    set_visibility(actor=alice, subject=one, visibility="published")
    return one


@pytest.fixture
def interest(call: PartnerCall, charlie: Actor) -> Interest:
    return calling.express(actor=charlie, to=call, text="We have two wards in Rotterdam.", today=TODAY)


def test_countries_are_kept_as_codes_whatever_they_were_called(call: PartnerCall) -> None:
    assert call.countries == "CN LA"
    assert queries.calls(NOBODY).get() == call


def test_a_private_call_cannot_be_answered(alice: Actor, charlie: Actor) -> None:
    hidden = calling.call(actor=alice, facts=FACTS)
    with pytest.raises(NotFound):
        calling.express(actor=charlie, to=hidden, text="We would", today=TODAY)


def test_an_interest_is_seen_by_the_two_and_by_nobody_else(
    interest: Interest, alice: Actor, charlie: Actor, olga: Actor
) -> None:
    assert queries.interests(alice).get() == queries.interests(charlie).get() == interest
    assert not queries.interests(olga).exists()
    assert not queries.interests(NOBODY).exists()
    said = " ".join(str(one.changes) for one in Entry.objects.all())
    assert "Rotterdam" not in said


def test_the_caller_answers_and_the_party_may_withdraw(interest: Interest, alice: Actor, charlie: Actor) -> None:
    with pytest.raises(NotAllowed):
        calling.take_step(actor=charlie, one=interest, name="accept")
    accepted = calling.take_step(actor=alice, one=interest, name="accept", reply="Gladly")
    assert (accepted.state, accepted.reply) == ("accepted", "Gladly")
    with pytest.raises(Conflict):
        calling.take_step(actor=alice, one=interest, name="decline")
    assert calling.take_step(actor=charlie, one=interest, name="withdraw").state == "withdrawn"


def test_a_closed_or_past_call_takes_no_more_interests(call: PartnerCall, alice: Actor, charlie: Actor) -> None:
    calling.change(actor=alice, one=call, facts={"until": date(2026, 11, 21)})
    with pytest.raises(Conflict):
        calling.express(actor=charlie, to=call, text="We would", today=TODAY)
    calling.change(actor=alice, one=call, facts={"until": None})
    calling.close(actor=alice, one=call)
    with pytest.raises(Conflict):
        calling.express(actor=charlie, to=call, text="We would", today=TODAY)
