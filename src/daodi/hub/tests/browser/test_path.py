"""A holder finds the path of special review that is open to its product, and what it still lacks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.exchange.authorisations import producing
from daodi.hub.tests.browser.test_accessible import aside, faults
from daodi.hub.tests.browser.way import Way

NAMES = {
    "en": "Simplified registration of oral medicines from Hong Kong and Macao",
    "zh-CN": "港澳已上市传统口服中成药简化注册",
}
FACTS = {"holder-in": "HK", "registered-in": "HK", "route": "oral", "years-marketed-origin": "20"}
COMPONENTS = [{"name": "黃耆", "amount": "10", "unit": "g"}, {"name": "當歸", "amount": "2", "unit": "g"}]


@pytest.fixture
def holder(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    return by_user(person("Hao", organisation("Maker of Hong Kong", kind="manufacturer", jurisdiction="HK"), "admin"))


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scripts=False)], ids=str)
def test_the_path_that_is_open_and_what_is_missing(
    signed: Callable[[Way, Actor], Page], picture: Callable[[Page, str], None], holder: Actor, way: Way
) -> None:
    facts = {"kind": "formula", "name": "Roots for the blood", "dose_form": "granules", "route": "oral use"}
    product = producing.add(actor=holder, facts=facts, components=COMPONENTS)
    page = signed(way, holder)
    page.goto(f"/exchange/authorisations/products/{product.pk}/paths")
    page.locator("#market").select_option("CN")
    page.locator("#origin").select_option("HK")
    page.get_by_role("button", name=way.said("Find the paths")).click()
    page.wait_for_load_state()
    path = page.locator("details.way").filter(has_text=NAMES[way.locale])
    expect(path).to_have_count(1)

    for name, value in FACTS.items():
        state(page, name, value)
    page.get_by_role("button", name=way.said("Judge the paths again")).click()
    page.wait_for_load_state()
    path = page.locator("details.way").filter(has_text=NAMES[way.locale])
    expect(path).to_contain_text(way.said("Special review"))
    if path.get_attribute("open") is None:
        path.locator("summary").first.click()
    expect(path.get_by_text(way.said("What is missing"), exact=True)).to_be_visible()
    expect(path).to_contain_text("2025年第7号")
    missing = path.locator("ul.lack li").count()
    assert missing >= 1
    picture(page, f"path-missing-{way}")

    page.locator("input[type=checkbox][name^=fact-]").first.check()
    wrong = aside(page) + (faults(page) if way.scripts else [])
    for name in ("gmp",):
        state(page, name, "yes")
    page.get_by_role("button", name=way.said("Judge the paths again")).click()
    page.wait_for_load_state()
    after = page.locator("details.way").filter(has_text=NAMES[way.locale]).locator("ul.lack li").count()
    assert after < missing
    picture(page, f"path-nearer-{way}")
    assert not wrong, "\n".join(wrong)


def state(page: Page, name: str, value: str) -> None:
    """States a fact in whatever way the page asks for it."""
    field = page.locator(f"[name='fact-{name}']")
    if field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(value)
    elif field.get_attribute("type") == "checkbox":
        field.check()
    else:
        field.fill(value)
