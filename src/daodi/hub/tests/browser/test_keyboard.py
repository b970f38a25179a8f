"""All that a mouse does, the keyboard does; and where the keyboard is can be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from daodi.hub.tests.browser.way import Way

FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), look = getComputedStyle(one);
  return {
    what: one.outerHTML.slice(0, 120),
    ring: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
    shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""
STOPS = 40
EVERYWHERE = ["/", "/search?q=fang+ji", "/check", "/check/plan", "/materia/materials", "/accounts/login/"]


@pytest.mark.parametrize("way", [Way("zh-CN", 390), Way("en", 1280, scripts=False)], ids=str)
def test_the_first_key_skips_to_the_content(opens: Callable[[Way], Page], way: Way) -> None:
    page = opens(way)
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=way.said("Skip to content"))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")
    page.keyboard.press("Tab")
    expect(page.locator("main *:focus")).to_have_count(1)


def test_every_stop_of_the_tab_key_is_seen(opens: Callable[[Way], Page]) -> None:
    page = opens(Way("en", 390))
    unseen = []
    for path in EVERYWHERE:
        page.goto(path)
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            found = page.evaluate(FOCUSED)
            if found["what"].startswith("<body"):
                break
            if not (found["ring"] and found["shown"]):
                unseen.append((path, found["what"]))
    assert unseen == []


def test_search_and_its_suggestions_by_keyboard_alone(opens: Callable[[Way], Page]) -> None:
    way = Way("en", 1280)
    page = opens(way)
    page.goto("/")
    page.locator("#q").focus()
    page.keyboard.type("astragali ra")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("Astragali Radix")
    assert page.locator("#q").get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/materia/materials/astragali-radix")
