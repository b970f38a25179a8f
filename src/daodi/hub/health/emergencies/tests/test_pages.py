"""The whole way through the pages, by two members: declared, needed, offered, matched, arrived, learnt."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.emergencies.models import Emergency, Event, Match, Report, Resource
from daodi.hub.health.emergencies.tests.conftest import declared, noted

ROOM = "/health/emergencies"
TODAY = timezone.localdate().isoformat()
FLOOD = {"title": "Flood", "hazard": "disaster", "areas": "LA-LM Luang Namtha", "from_on": TODAY}
BEDS = {"sort": "isolation", "amount": "40", "place": "Luang Namtha", "urgency": "day"}


def post(browser: Client, path: str, **sent: str) -> int:
    return browser.post(f"{ROOM}/{path}", sent).status_code


def test_two_members_go_the_whole_way_through_the_pages(
    alice: Actor, charlie: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    hers, his = signed_in(alice), signed_in(charlie)
    assert charlie.organisation is not None
    assert post(hers, "declare", **FLOOD) == 302
    emergency = Emergency.objects.get()
    page = f"{ROOM}/{emergency.pk}"
    assert his.get(page).status_code == 404
    assert post(hers, f"{emergency.pk}/members", members=str(charlie.organisation.pk)) == 302
    assert post(hers, f"{emergency.pk}/need", **BEDS) == 302
    assert post(his, f"{emergency.pk}/offer", **BEDS | {"amount": "25", "place": "Mengla"}) == 302
    need, offer = Resource.objects.get(side="need"), Resource.objects.get(side="offer")
    assert "Covers a part" in his.get(page).content.decode()
    assert post(his, f"needs/{offer.pk}/match", other=str(need.pk), amount="20") == 302
    match = Match.objects.get()
    for browser, sent in (
        (hers, {"step": "accept"}),
        (his, {"step": "send", "sent": "20", "sent_on": TODAY, "carrier": "By road"}),
        (hers, {"step": "arrive", "arrived": "19", "arrived_on": TODAY, "outcome": "One broke."}),
        (his, {"step": "close", "outcome": "In use."}),
    ):
        assert post(browser, f"matches/{match.pk}/step", **sent) == 302
    assert Match.objects.get().state == "closed"
    assert "19 of 40\N{NO-BREAK SPACE}beds arrived" in hers.get(page).content.decode()
    assert post(his, f"{emergency.pk}/report", dated_on=TODAY, text="Calm.", figures="Cases: 26") == 302
    report = Report.objects.get()
    assert post(his, f"reports/{report.pk}/correct", text="Calm.", figures="Cases: 25", why="Twice.") == 302
    first = hers.get(f"{ROOM}/reports/{report.pk}?version=1").content.decode()
    assert "This version was corrected." in first
    assert "26" in first.partition("<tbody")[2].partition("</tbody>")[0]
    assert post(hers, f"{emergency.pk}/step", step="end") == 302
    assert post(hers, f"{emergency.pk}/lesson", worked="Radio.", failed="Road.", change="Boat.") == 302
    assert post(hers, f"{emergency.pk}/step", step="close") == 302
    assert Emergency.objects.get().state == "closed"


def test_a_rumour_is_noted_weighed_and_becomes_an_emergency(alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    hers = signed_in(alice)
    heard = {"title": "Ill after a feast", "said_by": "Paper", "source": "media", "place": "Here", "heard_on": TODAY}
    assert post(hers, "events/note", **heard) == 302
    event = Event.objects.get()
    assert post(hers, f"events/{event.pk}/word", step="confirm", text="") == 422
    assert post(hers, f"events/{event.pk}/word", step="confirm", text="The office says so.") == 302
    assert "Ill after a feast" in hers.get(f"{ROOM}/declare?event={event.pk}").content.decode()
    assert post(hers, f"declare?event={event.pk}", **FLOOD) == 302
    assert Emergency.objects.get().event == event


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"amount": "1.5"}, "expected a whole number"),
        ({"unit": "kg"}, "expected one of: bed"),
        ({"country": "Laos"}, "expected a country or region code"),
        ({"sort": ""}, "This field is required"),
    ],
)
def test_what_is_wrong_with_a_need_stands_beside_its_field(
    alice: Actor, signed_in: Callable[[Actor], Client], sent: dict[str, str], said: str
) -> None:
    emergency = declared(alice)
    answer = signed_in(alice).post(f"{ROOM}/{emergency.pk}/need", BEDS | sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Resource.objects.exists()


def test_more_than_there_is_is_refused_on_the_page(
    alice: Actor, charlie: Actor, signed_in: Callable[[Actor], Client], need: Resource, offer: Resource
) -> None:
    answer = signed_in(charlie).post(f"{ROOM}/needs/{offer.pk}/match", {"other": str(need.pk), "amount": "41"})
    assert answer.status_code == 422
    assert "no more than 40" in answer.content.decode()
    assert Resource.objects.get(pk=offer.pk).held == Decimal(0)


def test_an_event_that_another_keeps_cannot_be_named_as_a_cause(
    alice: Actor, charlie: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    event = noted(alice)
    assert signed_in(charlie).get(f"{ROOM}/declare?event={event.pk}").status_code == 404
    assert signed_in(charlie).get(f"{ROOM}/declare?event=nonsense").status_code == 404


def test_the_page_of_an_alert_leads_to_a_form_that_names_it(alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    path = "/health/surveillance/alerts/7"
    page = signed_in(alice).get(f"{ROOM}/declare", {"cause": "Dengue, week 47", "cause_link": path}).content.decode()
    assert 'value="Dengue, week 47"' in page
    assert f'value="{path}"' in page
