"""A ballot with one negative: voted, answered and published in a browser, and then a rule that a check uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils.translation import pgettext
from playwright.sync_api import Page, expect

from daodi.check import Lot, Result, check
from daodi.hub.cooperation.consensus import drafting
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.core.rulebook.laid import book
from daodi.hub.tests.browser.way import Way

LIMIT = {
    "number": "4.2",
    "text": "Aflatoxin B1 is not more than 3 µg/kg.",
    "analyte": "aflatoxin B1",
    "operator": "<=",
    "value": "3",
    "unit": "ug/kg",
    "material": "槟榔",
}


@pytest.fixture
def eli(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    return by_user(person("Eli", organisation("Institute of Seoul", kind="research", jurisdiction="KR"), "admin"))


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scripts=False)], ids=str)
def test_a_negative_is_answered_and_what_was_agreed_becomes_a_rule(
    signed: Callable[[Way, Actor], Page],
    picture: Callable[[Page, str], None],
    alice: Actor,
    charlie: Actor,
    eli: Actor,
    way: Way,
) -> None:
    draft = drafting.begin(actor=alice, facts={"code": "STD-2026-7", "title": "Betel nut", "market": "HK"})
    drafting.write(actor=alice, draft=draft, facts=LIMIT)
    for member in (charlie.organisation, eli.organisation):
        drafting.seat(actor=alice, draft=draft, member=member)
    drafting.open_comment(actor=alice, draft=draft)
    page = signed(way, alice)
    page.goto(f"/cooperation/consensus/{draft.pk}")
    page.locator("#b-closes_on").fill("2099-01-01")
    picture(page, f"draft-{way}")
    page.get_by_role("button", name=way.said("Open it")).click()
    page.wait_for_url("**/ballots/*")
    ballot = page.url
    for actor, choice, reasons in (
        (alice, "approve", ""),
        (charlie, "approve", ""),
        (eli, "disapprove", "Lower here"),
    ):
        voter = signed(way, actor)
        voter.goto(ballot)
        voter.locator(f"input[value={choice}]").check()
        voter.locator("[name=reasons]").fill(reasons)
        voter.get_by_role("button", name=way.said("Give our vote")).click()
        expect(voter.get_by_role("status")).to_be_visible()
    page.goto(ballot)
    page.get_by_role("button", name=way.said("Close the ballot")).click()
    expect(page.get_by_text(way.said("Approved once every negative is answered")).first).to_be_visible()
    page.locator("[name=answer]").fill("The next edition looks at lower figures.")
    page.get_by_role("button", name=way.said("Answer it"), exact=True).click()
    expect(page.get_by_text(way.reads(lambda text: pgettext("ballot", text), "Approved"), exact=True)).to_be_visible()
    picture(page, f"ballot-{way}")
    page.locator("#y-on").fill("2027-01-01")
    page.get_by_role("button", name=way.said("Publish"), exact=True).click()
    page.get_by_role("link", name=way.said("This rule in the room of standards")).click()
    expect(page.get_by_text("STD-2026-7").first).to_be_visible()
    result = Result(analyte="aflatoxin B1", result="4", unit="ug/kg")
    lot = Lot(lot="A-1", material="Arecae Semen", form="dried herb", use="medicine", results=(result,))
    [verdict] = check([lot], markets=["HK"], on=date(2027, 2, 1), rules=book())
    assert [note.outcome for note in verdict.notes if note.rule_id == "STD-2026-7-4.2"] == ["fail"]
