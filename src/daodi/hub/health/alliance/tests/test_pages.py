"""What the pages show, and to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.alliance import campaigning, joining, keeping, kinds
from daodi.hub.health.alliance.models import Campaign, Location, Service, Session
from daodi.hub.health.alliance.tests.conftest import ALLIANCE, CAMPAIGN, ENDPOINT, PRICE, add, held, published

SignedIn = Callable[[Actor], Client]


def text(browser: Client, name: str, *args: Any, **asked: str) -> str:
    answer = browser.get(reverse(f"alliance:{name}", args=args), asked)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_a_service_says_where_when_and_what_it_costs_today(client: Client, alice: Actor, service: Service) -> None:
    keeping.put_price(actor=alice, service=service, facts=PRICE)
    keeping.put_price(actor=alice, service=service, facts={**PRICE, "what": "Old", "valid_until": date(2026, 1, 2)})
    page = text(client, "service", service.pk)
    assert "LAK\N{NO-BREAK SPACE}120,000" in page
    assert "Old" not in page
    assert "Mon to Fri 08:30" in page
    assert "Asia/Vientiane" in page
    assert "120,000" in text(client, "find", technique="tuina")


def test_a_private_place_is_not_named_to_others(
    client: Client, signed_in: SignedIn, alice: Actor, service: Service, place: Location
) -> None:
    keeping.show(actor=alice, listed=place, visibility="private")
    assert "Main building" not in text(client, "service", service.pk)
    assert "Main building" in text(signed_in(alice), "service", service.pk)


def test_the_address_of_an_endpoint_is_no_link(client: Client, alice: Actor) -> None:
    page = text(client, "endpoint", published(alice, kinds.ENDPOINT, ENDPOINT).pk)
    assert ENDPOINT["address"] in page
    assert f'href="{ENDPOINT["address"]}' not in page


def test_a_form_keeps_what_was_typed_and_says_what_is_wrong(signed_in: SignedIn, alice: Actor) -> None:
    sent = {"name": "Clinic", "kind": "clinic", "city": "Pakse", "country": "LA", "time_zone": "Asia/Nowhere"}
    answer = signed_in(alice).post(reverse("alliance:add-place"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Asia/Nowhere"' in page
    assert "Enter the name of a time zone" in page


def test_a_service_is_added_and_published_through_the_pages(
    signed_in: SignedIn, client: Client, alice: Actor, place: Location
) -> None:
    browser = signed_in(alice)
    sent = {"name": "Tuina", "techniques": ["tuina"], "languages": ["lo"], "locations": [place.pk], "active": "on"}
    assert browser.post(reverse("alliance:add-service"), sent).status_code == 302
    made = Service.objects.get(name="Tuina")
    assert list(made.locations.all()) == [place]
    assert client.get(reverse("alliance:service", args=[made.pk])).status_code == 404
    browser.post(reverse("alliance:show-service", args=[made.pk]), {"visibility": "published"})
    assert "Tuina" in text(client, "find")
    changed = {**sent, "techniques": ["cupping"]}
    browser.post(reverse("alliance:change-service", args=[made.pk]), changed)
    made.refresh_from_db()
    assert made.techniques == " cupping "


def test_a_campaign_shows_its_sum_and_its_sources(client: Client, alice: Actor) -> None:
    campaign = published(alice, kinds.CAMPAIGN, CAMPAIGN)
    for day, many in ((date(2026, 2, 3), 40), (date(2026, 3, 3), 2)):
        session = held(alice, campaign, starts_on=day)
        campaigning.count(actor=alice, session=session, what="cataract-operations", many=many, source="=Register")
    page = text(client, "campaign", campaign.pk)
    assert "42 operations" in page
    assert "=Register" in page
    lines = client.get(reverse("alliance:counts-csv", args=[campaign.pk])).content.decode().splitlines()
    assert lines[1].endswith(",cataract-operations,operations,40,'=Register")


def test_a_session_and_a_count_go_through_the_pages(signed_in: SignedIn, alice: Actor) -> None:
    browser, campaign = signed_in(alice), add(alice, kinds.CAMPAIGN, CAMPAIGN)
    sent = {"place": "Pakse", "country": "LA", "starts_on": "2026-03-01"}
    browser.post(reverse("alliance:add-session", args=[campaign.pk]), sent)
    session = Session.objects.get(campaign=campaign)
    browser.post(reverse("alliance:session-step", args=[session.pk]), {"step": "hold"})
    sent = {"what": "deliveries", "many": "7", "source": "Register"}
    assert browser.post(reverse("alliance:count", args=[session.pk]), sent).status_code == 302
    assert session.outputs.get().count == 7


def test_a_member_leads_to_the_services_of_all(
    client: Client, signed_in: SignedIn, alice: Actor, charlie: Actor, service: Service
) -> None:
    alliance = published(charlie, kinds.ALLIANCE, ALLIANCE)
    assert "Ask to join" in text(signed_in(alice), "alliance", alliance.pk)
    member = joining.ask(actor=alice, alliance=alliance)
    assert "Asks to join" not in text(client, "alliance", alliance.pk)
    assert "Admit" in text(signed_in(charlie), "alliance", alliance.pk)
    joining.take_step(actor=charlie, member=member, name="admit")
    page = text(client, "alliance", alliance.pk)
    assert "Acupuncture clinic" in page
    assert "Growers of Longxi" in page


def test_the_search_of_the_site_finds_a_service_by_its_chinese_name(client: Client, service: Service) -> None:
    answer = client.get("/search", {"q": "针灸门诊", "all": "1"})
    assert reverse("alliance:service", args=[service.pk]) in answer.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_a_list_of_one_s_own_holds_every_kind(
    signed_in: SignedIn, alice: Actor, service: Service, language: str
) -> None:
    campaign = add(alice, kinds.CAMPAIGN, CAMPAIGN)
    assert isinstance(campaign, Campaign)
    browser = signed_in(alice)
    browser.cookies["language"] = language
    page = text(browser, "own")
    assert reverse("alliance:campaign", args=[campaign.pk]) in page
    assert reverse("alliance:add-endpoint") in page
