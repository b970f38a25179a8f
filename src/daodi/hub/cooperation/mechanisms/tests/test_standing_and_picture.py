"""Where a mechanism stands, what it is called, and who is drawn beside whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from daodi.hub.cooperation.mechanisms import actions, queries
from daodi.hub.cooperation.mechanisms.models import Mechanism
from daodi.hub.cooperation.mechanisms.names import title
from daodi.hub.cooperation.mechanisms.picture import picture
from daodi.hub.cooperation.mechanisms.standing import standing
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import NOBODY, Actor

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "undated"),
        ({"signed_on": date(2020, 1, 1)}, "in-force"),
        ({"starts_on": date(2027, 1, 1)}, "to-come"),
        ({"signed_on": date(2020, 1, 1), "ends_on": date(2026, 11, 22)}, "in-force"),
        ({"signed_on": date(2020, 1, 1), "ends_on": date(2026, 11, 21)}, "lapsed"),
        ({"ended": True, "ends_on": date(2030, 1, 1)}, "ended"),
    ],
)
def test_it_stands_where_its_dates_say(facts: dict[str, object], said: str) -> None:
    assert standing(Mechanism(title="A", **facts), TODAY) == said


@pytest.mark.parametrize(
    ("language", "called"), [("en", "Alliance of the corridor"), ("zh-hans", "走廊联盟"), ("zh-hant", "走廊联盟")]
)
def test_it_is_called_what_the_reader_reads(mechanism: Mechanism, language: str, called: str) -> None:
    with translation.override(language):
        assert title(mechanism) == called


def test_lines_are_full_where_a_party_confirmed(alice: Actor, charlie: Actor, mechanism: Mechanism) -> None:
    actions.name_party(actor=alice, mechanism=mechanism, name="School of pharmacy")
    party = actions.ask_party(actor=alice, mechanism=mechanism, member=charlie.organisation)
    actions.answer(actor=charlie, party=party, name="confirm")
    drawn = picture(queries.ties([mechanism]))
    assert drawn is not None
    assert {node.text: node.sure for node in drawn.right} == {"School of pharmacy": False, "Buyers of Rotterdam": True}
    assert sorted(line.sure for line in drawn.lines) == [False, True]
    assert picture([]) is None


def test_one_that_declined_is_not_drawn(alice: Actor, charlie: Actor, mechanism: Mechanism) -> None:
    party = actions.ask_party(actor=alice, mechanism=mechanism, member=charlie.organisation)
    actions.answer(actor=charlie, party=party, name="decline")
    assert queries.ties([mechanism]) == []


def test_a_published_one_is_found_by_everybody_and_a_private_one_by_nobody(
    alice: Actor, mechanism: Mechanism, client: Client
) -> None:
    assert list(queries.mechanisms(NOBODY, text="corridor")) == []
    set_visibility(actor=alice, subject=mechanism, visibility="published")
    assert list(queries.mechanisms(NOBODY, text="走廊")) == [mechanism]
    assert "Alliance of the corridor" in client.get("/cooperation/mechanisms").content.decode()


def test_a_wrong_form_keeps_what_was_typed_and_saves_nothing(
    alice: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    sent = {"kind": "forum", "level": "bilateral", "title": "Forum", "starts_on": "2027-01-01", "ends_on": "2026-01-01"}
    answer = signed_in(alice).post("/cooperation/mechanisms/add", sent)
    assert answer.status_code == 422
    assert "It ends before it starts; expected a later day." in answer.content.decode()
    assert 'value="Forum"' in answer.content.decode()
    assert not Mechanism.objects.exists()


def test_what_is_corrected_stands_in_the_history(
    alice: Actor, mechanism: Mechanism, signed_in: Callable[[Actor], Client]
) -> None:
    sent = {"kind": "alliance", "level": "multilateral", "title": "Alliance of two corridors"}
    assert signed_in(alice).post(f"/cooperation/mechanisms/{mechanism.pk}/change", sent).status_code == 302
    page = signed_in(alice).get(f"/cooperation/mechanisms/{mechanism.pk}").content.decode()
    assert "Alliance of two corridors" in page
    assert "corrected the facts of the mechanism" in " ".join(page.split())
