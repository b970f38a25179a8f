"""Hours are never booked twice; calls are judged without names and decided with reasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.cooperation.docking import booking, calling, queries
from daodi.hub.cooperation.docking.models import Call, Slot
from daodi.hub.cooperation.docking.tests.conftest import FACILITY, TODAY, published
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound

NINE = datetime(2027, 3, 1, 9, 0, tzinfo=timezone.get_default_timezone())
LATER = TODAY + timedelta(days=11)


def hours(begin: int, end: int) -> dict[str, object]:
    """Hours after nine."""
    return {"starts_at": NINE + timedelta(hours=begin), "ends_at": NINE + timedelta(hours=end)}


def test_hours_that_overlap_are_not_booked_twice(alice: Actor, charlie: Actor, olga: Actor) -> None:
    entry = published(alice, FACILITY)
    first = booking.ask(actor=charlie, entry=entry, facts=hours(0, 2))
    crossing = booking.ask(actor=olga, entry=entry, facts=hours(1, 3))
    after = booking.ask(actor=olga, entry=entry, facts=hours(2, 3))
    booking.take_step(actor=alice, slot=first, name="confirm")
    with pytest.raises(Conflict, match="booked already"):
        booking.take_step(actor=alice, slot=crossing, name="confirm")
    with pytest.raises(Conflict, match="booked already"):
        booking.ask(actor=olga, entry=entry, facts=hours(0, 1))
    booking.take_step(actor=alice, slot=after, name="confirm")
    booking.take_step(actor=charlie, slot=first, name="cancel")
    booking.take_step(actor=olga, slot=after, name="cancel")
    assert booking.take_step(actor=alice, slot=crossing, name="confirm").state == "confirmed"
    assert Slot.objects.filter(state="confirmed").count() == 1


def test_names_are_shown_once_hours_are_booked(
    alice: Actor, charlie: Actor, olga: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    entry = published(alice, FACILITY)
    his, hers, at = signed_in(charlie), signed_in(alice), f"/cooperation/docking/{entry.pk}"
    sent = {"starts_at": "2027-03-01T09:00", "ends_at": "2027-03-01T11:00", "note": "Two lots"}
    assert his.post(f"{at}/hours", sent).status_code == 302
    assert his.post(f"{at}/hours", sent | {"ends_at": "2027-03-01T08:00"}).status_code == 422
    slot = Slot.objects.get()
    assert "Buyers of Rotterdam" not in hers.get("/cooperation/docking/matches").content.decode()
    assert "Growers of Longxi" not in his.get(at).content.decode()
    with pytest.raises(NotFound):
        booking.take_step(actor=charlie, slot=slot, name="confirm")
    with pytest.raises(NotFound):
        queries.slot(olga, slot.pk)
    assert hers.post(f"/cooperation/docking/hours/{slot.pk}/step", {"step": "confirm"}).status_code == 302
    assert "Buyers of Rotterdam" in hers.get("/cooperation/docking/matches").content.decode()
    assert "Growers of Longxi" in his.get(at).content.decode()


@pytest.fixture
def call(alice: Actor, olga: Actor) -> Call:
    """A published call of Alice's that Olga judges."""
    facts = {"title": "Quick tests", "text": "For the field", "criteria": "Exactness"}
    made = calling.call(actor=alice, facts=facts | {"opens_on": TODAY, "closes_on": TODAY + timedelta(days=10)})
    set_visibility(actor=alice, subject=made, visibility="published")
    calling.seat(actor=alice, call=made, member=olga.organisation)
    return made


def test_a_call_is_judged_without_names_and_decided_with_reasons(
    alice: Actor, charlie: Actor, olga: Actor, call: Call, signed_in: Callable[[Actor], Client]
) -> None:
    given = calling.submit(actor=charlie, call=call, title="Strip", text="A strip of paper", today=TODAY)
    at = f"/cooperation/docking/calls/{call.pk}"
    calling.judge(actor=olga, submission=given, points=80, remark="Exact")
    for reader in (alice, olga):
        page = signed_in(reader).get(at).content.decode()
        assert "A strip of paper" in page
        assert "Buyers of Rotterdam" not in page
    assert "Strip" not in Client().get(at).content.decode()
    assert "Exact<" not in signed_in(charlie).get(at).content.decode()
    with pytest.raises(Conflict, match="last day"):
        calling.decide(actor=alice, call=call, chosen=[given], decision="It works.", today=TODAY)
    with pytest.raises(Invalid):
        calling.decide(actor=alice, call=call, chosen=[given], decision=" ", today=LATER)
    calling.decide(actor=alice, call=call, chosen=[given], decision="It works in the field.", today=LATER)
    assert "Buyers of Rotterdam" in signed_in(alice).get(at).content.decode()
    page = Client().get(at).content.decode()
    assert "It works in the field." in page
    assert "Strip" in page
    assert "Buyers of Rotterdam" not in page
    assert [one.text for one in charlie.user.notices.all()] == ["It is decided: Quick tests."]


def test_who_calls_or_judges_does_not_submit_and_nobody_submits_late_or_twice(
    alice: Actor, charlie: Actor, olga: Actor, call: Call
) -> None:
    for actor in (alice, olga):
        with pytest.raises(Conflict):
            calling.submit(actor=actor, call=call, title="Ours", text="It works", today=TODAY)
    with pytest.raises(Conflict, match="not open"):
        calling.submit(actor=charlie, call=call, title="Late", text="It works", today=LATER)
    given = calling.submit(actor=charlie, call=call, title="Once", text="It works", today=TODAY)
    with pytest.raises(Conflict):
        calling.submit(actor=charlie, call=call, title="Twice", text="It works", today=TODAY)
    with pytest.raises(NotFound):
        calling.judge(actor=charlie, submission=given, points=100, remark="Ours")
    with pytest.raises(Invalid):
        calling.seat(actor=alice, call=call, member=charlie.organisation)
