"""Who reads an emergency is chosen; it ends, and is closed once everything is settled and something was learnt."""

from __future__ import annotations

from typing import Any

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.jobs.models import Notice
from daodi.hub.health.emergencies import declaring, noting, queries, reporting
from daodi.hub.health.emergencies.found import hits
from daodi.hub.health.emergencies.models import Emergency, EventWord, Match, Resource
from daodi.hub.health.emergencies.tests.conftest import NOW, declared, needed, noted, stepped

SAID: dict[str, Any] = {"worked": "The radio.", "failed": "The road.", "change": "A boat, by May."}


def test_only_the_members_chosen_read_it(alice: Actor, bob: Actor, charlie: Actor, olga: Actor) -> None:
    emergency = declared(alice, charlie)
    for actor in (alice, bob, charlie):
        assert queries.emergency(actor, emergency.pk) == emergency
        assert [hit.kind for hit in hits("flood", actor)] == ["emergency"]
    with pytest.raises(NotFound):
        queries.emergency(olga, emergency.pk)
    assert not list(hits("flood", olga))


def test_whoever_is_chosen_is_told(alice: Actor, charlie: Actor) -> None:
    declared(alice, charlie)
    assert list(Notice.objects.values_list("to__name", flat=True)) == ["Charlie"]


def test_a_reader_takes_part_and_does_not_choose_who_else_reads(
    charlie: Actor, olga: Actor, emergency: Emergency
) -> None:
    assert olga.organisation is not None
    needed(charlie, emergency)
    with pytest.raises(NotAllowed):
        declaring.show_to(actor=charlie, record=emergency, members=[olga.organisation])
    with pytest.raises(NotAllowed):
        declaring.take_step(actor=charlie, emergency=emergency, name="end")


def test_it_is_taken_back_from_a_member_with_its_open_needs(alice: Actor, charlie: Actor, emergency: Emergency) -> None:
    assert charlie.organisation is not None
    need = needed(charlie, emergency)
    declaring.hide_from(actor=alice, record=emergency, party=charlie.organisation)
    assert Resource.objects.get(pk=need.pk).state == "cancelled"
    with pytest.raises(NotFound):
        queries.emergency(charlie, emergency.pk)


def test_it_is_not_taken_back_from_one_who_gave_something(
    alice: Actor, charlie: Actor, emergency: Emergency, match: Match
) -> None:
    assert charlie.organisation is not None
    with pytest.raises(Conflict):
        declaring.hide_from(actor=alice, record=emergency, party=charlie.organisation)


def test_it_is_closed_once_all_is_settled_and_something_was_learnt(
    alice: Actor, charlie: Actor, emergency: Emergency, match: Match
) -> None:
    declaring.take_step(actor=alice, emergency=emergency, name="end")
    with pytest.raises(Conflict):
        needed(alice, emergency)
    with pytest.raises(Conflict, match="1 matches"):
        declaring.take_step(actor=alice, emergency=emergency, name="close")
    stepped(alice, match, "accept")
    stepped(charlie, match, "send")
    stepped(alice, match, "arrive")
    stepped(alice, match, "close")
    with pytest.raises(Conflict, match="learnt"):
        declaring.take_step(actor=alice, emergency=emergency, name="close")
    reporting.learn(actor=charlie, emergency=emergency, **SAID)
    assert declaring.take_step(actor=alice, emergency=emergency, name="close").state == "closed"
    assert set(Resource.objects.values_list("state", flat=True)) == {"closed"}


def test_nothing_is_learnt_before_it_has_ended(alice: Actor, emergency: Emergency) -> None:
    with pytest.raises(Conflict):
        reporting.learn(actor=alice, emergency=emergency, **SAID)


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("areas", {"areas": "Vientiane"}),
        ("areas", {"areas": " \n"}),
        ("cause_link", {"cause_link": "javascript:alert(1)"}),
        ("cause_link", {"cause_link": "//example.org"}),
        ("hazard", {"hazard": "war"}),
        ("title", {"title": ""}),
    ],
)
def test_what_cannot_be_taken_is_said_of_its_field(alice: Actor, field: str, facts: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        declared(alice, **facts)
    assert list(refused.value.fields) == [field]


def test_a_rumour_is_weighed_by_its_owner_and_its_history_is_kept(alice: Actor, charlie: Actor) -> None:
    event = noted(alice)
    assert (event.state, event.country) == ("unverified", "LA-LM")
    assert charlie.organisation is not None
    declaring.show_to(actor=alice, record=event, members=[charlie.organisation])
    noting.add_word(actor=charlie, event=event, text="Two were seen here too.")
    with pytest.raises(NotAllowed):
        noting.weigh(actor=charlie, event=event, name="confirm", text="So it is.")
    with pytest.raises(Invalid):
        noting.weigh(actor=alice, event=event, name="confirm", text=" ")
    for name in ("confirm", "doubt", "discard"):
        noting.weigh(actor=alice, event=event, name=name, text=f"We {name} it.")
    with pytest.raises(Conflict):
        noting.weigh(actor=alice, event=event, name="confirm", text="After all.")
    kept = list(EventWord.objects.order_by("at").values_list("state", flat=True))
    assert kept == ["", "confirmed", "unverified", "discarded"]


def test_an_emergency_names_its_event_to_those_alone_who_read_that(
    alice: Actor, charlie: Actor, signed_in: Any
) -> None:
    event = noted(alice)
    emergency = declaring.declare(
        actor=alice, facts={"title": "Flood", "hazard": "disaster", "areas": "LA", "from_on": NOW.date()}, event=event
    )
    assert charlie.organisation is not None
    declaring.show_to(actor=alice, record=emergency, members=[charlie.organisation])
    page = f"/health/emergencies/{emergency.pk}"
    assert event.title in signed_in(alice).get(page).content.decode()
    assert event.title not in signed_in(charlie).get(page).content.decode()
