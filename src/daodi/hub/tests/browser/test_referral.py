"""A hospital refers a patient abroad: refused at one, accepted at another, carried out, and read by the patient."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.health.referrals.models import Offer, Referral, Release, State
from daodi.hub.tests.browser.test_accessible import troubles
from daodi.hub.tests.browser.way import Way

FAMILY, GIVEN, BORN = "Phommavong", "Somchai", "1961-04-02"
# A patient on a telephone reads their own language, and the page needs no script.
WITH = [Way("en", 1280), Way("zh-CN", 390, scripts=False)]


@pytest.fixture
def hospitals(person: Callable[..., User], organisation: Callable[..., Organisation]) -> dict[str, Actor]:
    """Vientiane refers; Kunming is full; Nanning takes the patient."""
    places = {"Noy": ("Hospital of Vientiane", "LA"), "Wei": ("Hospital of Kunming", "CN"), "Lan": ("Nanning", "CN")}
    return {
        name: by_user(person(name, organisation(party, kind="hospital", jurisdiction=where), "admin"))
        for name, (party, where) in places.items()
    }


@pytest.mark.parametrize("way", WITH, ids=str)
def test_a_referral_abroad_refused_then_accepted_and_read_by_the_patient(
    signed: Callable[[Way, Actor], Page],
    opens: Callable[[Way], Page],
    picture: Callable[[Page, str], None],
    hospitals: dict[str, Actor],
    way: Way,
) -> None:
    noy, wei, lan = hospitals.values()
    sender = signed(way, noy)
    wrong: list[str] = []

    # Kunming reads an offer that names nobody, and has no place.
    first = send(sender, way, "Hospital of Kunming")
    receiver = signed(way, wei)
    read_offer(receiver, way, first)
    wrong += troubles(receiver, way)
    picture(receiver, f"referral-offer-{way}")
    reject(receiver, way)
    assert receiver.goto(f"/health/referrals/{first.pk}/offer").status == 409
    assert not Offer.objects.filter(referral=first).exists()
    assert not Release.objects.filter(referral=first).exists()

    # Nanning accepts, and reads what the patient agreed to.
    second = send(sender, way, "Nanning")
    receiver = signed(way, lan)
    read_offer(receiver, way, second)
    receiver.get_by_role("button", name=way.said("Accept it"), exact=True).click()
    receiver.wait_for_load_state()
    receiver.goto(f"/health/referrals/{second.pk}/record")
    expect(receiver.locator("main")).to_contain_text(FAMILY)
    expect(receiver.locator("main")).to_contain_text("Hypertension")
    expect(receiver.locator("main")).not_to_contain_text("told in confidence")
    wrong += troubles(receiver, way)
    picture(receiver, f"referral-record-{way}")
    carry_out(receiver, way, second)
    wrong += troubles(receiver, way)
    picture(receiver, f"referral-receiver-{way}")

    # Vientiane sees the same end, and gives the patient a link.
    sender.goto(f"/health/referrals/{second.pk}")
    assert way.reads(lambda state: str(State(state).label), "completed") in tags(sender)
    wrong += troubles(sender, way)
    picture(sender, f"referral-sender-{way}")
    sender.get_by_role("button", name=way.said("Make a link"), exact=True).click()
    sender.wait_for_load_state()
    address = sender.locator("p.mono").first.inner_text().strip()

    # The patient opens it with the year of birth, sees who read it, and takes the consent back.
    mine(opens(Way(way.locale, 390, way.scripts)), way, address, picture, wrong)
    gone = receiver.goto(f"/health/referrals/{second.pk}/record")
    assert gone is not None
    assert gone.status == 409
    assert not wrong, "\n".join(wrong)


def send(page: Page, way: Way, to: str) -> Referral:
    """The short form, with a consent that covers what is needed; the referral it made."""
    page.goto("/health/referrals/new")
    page.locator("[name=receiver]").select_option(str(Organisation.objects.get(name=to).pk))
    page.locator("[name=service]").select_option("cardiology")
    for name, value in {"family": FAMILY, "given": GIVEN, "born": BORN, "identifier": "VT-4711"}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=why]").fill("I10 | Hypertension")
    page.locator("[name=problems]").fill("I10 | Hypertension\ntold in confidence")
    page.locator("[name=medications]").fill("C08CA01 | Amlodipine")
    for name in ("agreed", "abroad", "back"):
        page.locator(f"[name={name}]").check()
    page.get_by_role("button", name=way.said("Send the referral")).click()
    page.wait_for_url(re.compile(r"/health/referrals/[0-9a-f-]{36}$"))
    return Referral.objects.get(pk=page.url.rpartition("/")[2])


def read_offer(page: Page, way: Way, referral: Referral) -> None:
    """What is read before anything is decided: what is coded, and nothing that tells who it is."""
    page.goto("/health/referrals")
    page.get_by_text(referral.number).first.click()
    page.goto(f"/health/referrals/{referral.pk}/offer")
    shown = page.locator("main").inner_text()
    assert "I10" in shown
    assert [word for word in (FAMILY, GIVEN, BORN, "VT-4711", "told in confidence") if word in page.content()] == []


def reject(page: Page, way: Way) -> None:
    page.locator("details.panel summary").filter(has_text=way.said("Reject it")).click()
    page.locator("details.panel [name=reason]").select_option("no-place")
    page.get_by_role("button", name=way.said("Reject it"), exact=True).click()
    page.wait_for_load_state()


def carry_out(page: Page, way: Way, referral: Referral) -> None:
    """Treatment begins, and is completed with a report in short."""
    page.goto(f"/health/referrals/{referral.pk}")
    page.get_by_role("button", name=way.said("Treatment begins"), exact=True).click()
    page.wait_for_load_state()
    page.locator("details.panel summary").filter(has_text=way.said("Complete it, with a report")).click()
    report = page.locator("details.panel form").filter(has=page.locator("[name=procedures]"))
    report.locator("[name=procedures]").fill("88.55 | Angiography")
    report.get_by_role("button", name=way.said("Complete it"), exact=True).click()
    page.wait_for_load_state()
    assert Referral.objects.get(pk=referral.pk).state == "completed"


def mine(page: Page, way: Way, address: str, picture: Callable[[Page, str], None], wrong: list[str]) -> None:
    """The patient's own page."""
    page.goto(address)
    assert FAMILY not in page.content()
    page.locator("[name=year]").fill("1961")
    page.get_by_role("button", name=way.said("Open my page")).click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("Nanning")
    expect(page.locator("ol.tl li").first).to_be_visible()
    wrong += troubles(page, way)
    picture(page, f"referral-mine-{way}")
    page.get_by_role("button", name=way.said("Withdraw my consent")).click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text(way.said("No consent stands: nobody there can read your record."))


def tags(page: Page) -> list[str]:
    return page.locator("section.head .tag").all_inner_texts()
