"""An offer is brought to a need: both agree, one sends, the other says what arrived; never more than there is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.jobs.models import Notice
from daodi.hub.health.emergencies import declaring, matching, needing, queries
from daodi.hub.health.emergencies.models import Emergency, Match, Resource
from daodi.hub.health.emergencies.tests.conftest import NOW, needed, offered, proposed, somebody, stepped


def now(one: Resource) -> Resource:
    return Resource.objects.get(pk=one.pk)


def test_a_need_is_met_from_the_proposal_to_what_arrived(
    alice: Actor, charlie: Actor, need: Resource, offer: Resource
) -> None:
    match = proposed(charlie, need, offer)
    assert (match.state, match.offer_yes_at) == ("matched", NOW)
    assert match.need_yes_at is None
    assert match.amount == 40
    assert stepped(alice, match, "accept").state == "agreed"
    assert stepped(charlie, match, "send", sent=Decimal(38), carrier="By road").state == "sent"
    arrived = stepped(alice, match, "arrive", arrived=Decimal(36), outcome="Two were broken.")
    assert arrived.state == "arrived"
    assert arrived.arrived == 36
    assert stepped(alice, match, "close", outcome="In use.").outcome == "Two were broken.\nIn use."
    assert now(need).held == 36
    assert now(offer).held == 38


def test_what_is_proposed_is_held_and_given_back_when_declined(
    alice: Actor, charlie: Actor, need: Resource, offer: Resource
) -> None:
    match = proposed(charlie, need, offer)
    assert now(offer).held == 40
    with pytest.raises(Conflict):
        proposed(charlie, need, offer)
    stepped(alice, match, "decline", reason="We have enough for now.")
    assert now(offer).held == 0
    assert now(need).held == 0
    assert proposed(alice, need, offer, 5).need_yes_at == NOW


@pytest.mark.parametrize("amount", ["0", "41", "-1", "1.5"])
def test_no_more_is_proposed_than_both_have(charlie: Actor, need: Resource, offer: Resource, amount: str) -> None:
    with pytest.raises(Invalid):
        proposed(charlie, need, offer, amount)


def test_no_more_is_sent_than_agreed_and_no_more_arrives_than_was_sent(
    alice: Actor, charlie: Actor, match: Match
) -> None:
    stepped(alice, match, "accept")
    with pytest.raises(Invalid):
        stepped(charlie, match, "send", sent=Decimal(41))
    stepped(charlie, match, "send", sent=Decimal(30))
    with pytest.raises(Invalid):
        stepped(alice, match, "arrive", arrived=Decimal(31))
    with pytest.raises(Invalid, match="outcome"):
        stepped(alice, match, "arrive", arrived=Decimal(29))


def test_each_step_is_taken_by_its_own_side(alice: Actor, charlie: Actor, match: Match) -> None:
    with pytest.raises(Conflict):
        stepped(charlie, match, "accept")
    stepped(alice, match, "accept")
    with pytest.raises(NotAllowed):
        stepped(alice, match, "send")
    stepped(charlie, match, "send")
    with pytest.raises(NotAllowed):
        stepped(charlie, match, "arrive")
    with pytest.raises(Conflict):
        stepped(charlie, match, "cancel", reason="Too late.")


def test_who_declared_it_proposes_and_both_sides_have_to_agree(
    alice: Actor, emergency: Emergency, charlie: Actor
) -> None:
    clinic = somebody("Clinic")
    assert clinic.organisation is not None
    declaring.show_to(actor=alice, record=emergency, members=[clinic.organisation])
    match = proposed(alice, needed(clinic, emergency), offered(charlie, emergency))
    assert (match.need_yes_at, match.offer_yes_at) == (None, None)
    with pytest.raises(NotAllowed):
        stepped(alice, match, "accept")
    assert stepped(clinic, match, "accept").state == "matched"
    assert stepped(charlie, match, "accept").state == "agreed"


def test_a_third_reader_sees_how_far_a_need_is_met_but_not_by_whom(
    alice: Actor, emergency: Emergency, match: Match, need: Resource
) -> None:
    clinic = somebody("Clinic")
    assert clinic.organisation is not None
    declaring.show_to(actor=alice, record=emergency, members=[clinic.organisation])
    assert queries.amounts(queries.resource(clinic, need.pk))["matched"] == 40
    with pytest.raises(NotFound):
        queries.match(clinic, match.pk)
    with pytest.raises(NotAllowed):
        proposed(clinic, need, offered(alice, emergency))


def test_another_sort_another_unit_or_another_material_does_not_fit(
    alice: Actor, charlie: Actor, emergency: Emergency
) -> None:
    herbs = {"sort": "medicinal-material", "unit": "kg"}
    need = needed(alice, emergency, what="黄芪", **herbs)
    for other in ({"what": "当归", **herbs}, {"sort": "medicinal-material", "unit": "g"}, {"sort": "ward"}):
        with pytest.raises(Conflict):
            proposed(charlie, need, offered(charlie, emergency, **other))
    fitting = proposed(charlie, need, offered(charlie, emergency, what="Astragali Radix", **herbs))
    assert fitting.reasons[:2] == ["same-sort", "same-material"]


def test_both_sides_and_the_one_who_declared_are_told_but_not_the_one_who_acts(
    alice: Actor, charlie: Actor, need: Resource, offer: Resource
) -> None:
    Notice.objects.all().delete()
    proposed(charlie, need, offer)
    told = list(Notice.objects.values_list("to__name", flat=True))
    assert told == ["Alice"]
    assert "Flood in the north" in Notice.objects.get().text


def test_a_need_is_corrected_down_to_what_is_matched_and_no_further(alice: Actor, need: Resource, match: Match) -> None:
    facts = {"amount": Decimal(40)}
    assert needing.change(actor=alice, resource=need, facts=facts).amount == 40
    with pytest.raises(Invalid):
        needing.change(actor=alice, resource=need, facts={"amount": Decimal(39)})
    with pytest.raises(Conflict):
        needing.change(actor=alice, resource=need, facts={"sort": "ward"})
    with pytest.raises(Conflict):
        needing.end(actor=alice, resource=need, name="close")


def test_what_was_lost_on_its_way_is_needed_again(alice: Actor, charlie: Actor, match: Match, need: Resource) -> None:
    stepped(alice, match, "accept")
    stepped(charlie, match, "send")
    stepped(alice, match, "arrive", arrived=Decimal(0), outcome="The lorry was lost.")
    assert now(need).held == 0
    assert queries.amounts(queries.resource(alice, need.pk))["open"] == 100
    assert matching.amount_held(Match.objects.get(), "offer") == 40
