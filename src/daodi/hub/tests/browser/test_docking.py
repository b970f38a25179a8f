"""A need and an offer meet in a browser: the reasons are seen first, the names once both sides accept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from daodi.hub.cooperation.docking import entering
from daodi.hub.cooperation.docking.models import Entry
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.tests.browser.test_accessible import aside, faults
from daodi.hub.tests.browser.way import Way

ROOM = "/cooperation/docking"
NEED = {"side": "need", "kind": "technology", "title": "Gentle drying of roots", "material": "黄芪", "places": "CN"}
OFFER = {
    "side": "offer",
    "kind": "result",
    "title": "Heat pump drying",
    "material": "Astragali Radix",
    "places": "CN NL",
}
GROWERS, BUYERS = "Growers of Longxi", "Buyers of Rotterdam"


@pytest.fixture
def eli(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    return by_user(person("Eli", organisation("Institute of Seoul", kind="research", jurisdiction="KR"), "admin"))


def published(actor: Actor, facts: dict[str, object]) -> Entry:
    """A need or an offer that everybody reads, without its owner's name."""
    entry = entering.add(actor=actor, facts=facts)
    entering.show(actor=actor, entry=entry, visibility="published")
    return entry


def says(page: Page, path: str, *, named: bool, name: str) -> None:
    """The page names the other side, or does not."""
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200, path
    assert (name in page.locator("main").inner_text()) is named, (path, name)


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scripts=False)], ids=str)
def test_two_members_are_matched_and_accept(
    signed: Callable[[Way, Actor], Page],
    picture: Callable[[Page, str], None],
    alice: Actor,
    charlie: Actor,
    eli: Actor,
    way: Way,
) -> None:
    need, offer = published(alice, dict(NEED)), published(charlie, dict(OFFER))
    hers, his, elis = signed(way, alice), signed(way, charlie), signed(way, eli)

    says(hers, f"{ROOM}/{need.pk}", named=False, name=BUYERS)
    fitting = hers.locator("#fits")
    expect(fitting.get_by_role("link", name=OFFER["title"])).to_be_visible()
    expect(fitting.get_by_text(way.said("the same material")).first).to_be_visible()
    picture(hers, f"docking-fits-{way}")
    fitting.get_by_role("button", name=way.said("We would like to meet")).click()
    hers.wait_for_url("**/matches")
    picture(hers, f"docking-asked-{way}")
    says(hers, f"{ROOM}/matches", named=False, name=BUYERS)
    says(his, f"{ROOM}/matches", named=False, name=GROWERS)

    his.get_by_role("button", name=way.said("We would like to meet")).click()
    his.wait_for_load_state()
    for page, other, mine, entry in ((his, GROWERS, offer, need), (hers, BUYERS, need, offer)):
        says(page, f"{ROOM}/matches", named=True, name=other)
        says(page, f"{ROOM}/{entry.pk}", named=True, name=other)
        says(page, f"{ROOM}/{mine.pk}", named=True, name=other)
    hers.goto(f"{ROOM}/matches")
    wrong = aside(hers) + (faults(hers) if way.scripts else [])
    picture(hers, f"docking-introduced-{way}")

    for path in (ROOM, f"{ROOM}/matches", f"{ROOM}/{need.pk}", f"{ROOM}/{offer.pk}", "/notices"):
        says(elis, path, named=False, name=GROWERS)
        says(elis, path, named=False, name=BUYERS)
    elis.goto(f"{ROOM}/matches")
    expect(elis.get_by_text(way.said("No match yet"))).to_be_visible()
    picture(elis, f"docking-a-third-{way}")
    assert wrong == []
