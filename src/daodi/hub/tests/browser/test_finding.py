"""From the first page to a material, by whatever name; and never straight past a danger."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from daodi.hub.tests.browser.way import Way

FIELD = "Search a name, species, lot, rule or organisation"


def test_a_material_is_found_by_its_name_in_any_script(
    opens: Callable[[Way], Page], picture: Callable[..., None], way: Way
) -> None:
    page = opens(way)
    for name in ("黃耆", "huang qi", "Astragali Radix"):
        page.goto("/")
        page.get_by_label(way.said(FIELD)).fill(name)
        page.get_by_role("button", name=way.said("Search"), exact=True).click()
        page.wait_for_url("**/materia/materials/astragali-radix")
        expect(page.get_by_role("heading", level=1)).to_contain_text("黄芪")
    picture(page, f"material-{way}")


def test_a_name_that_two_things_share_is_never_decided(
    opens: Callable[[Way], Page], picture: Callable[..., None], way: Way
) -> None:
    page = opens(way)
    page.goto("/")
    picture(page, f"start-{way}")
    page.get_by_label(way.said(FIELD)).fill("fang ji")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=fang+ji")
    danger = page.get_by_role("region", name=way.said("Danger"))
    expect(danger).to_contain_text(way.said("Danger: these are not the same thing"))
    choices = page.locator("main ul.hits a")
    assert choices.count() >= 2
    latin = " ".join(choices.all_inner_texts())
    assert "Stephaniae Tetrandrae Radix" in latin
    assert "Aristolochiae Fangchi Radix" in latin
    picture(page, f"chooser-{way}")
    choices.filter(has_text="Stephaniae Tetrandrae Radix").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("防己")


def test_suggestions_warn_while_one_types(opens: Callable[[Way], Page], picture: Callable[..., None]) -> None:
    way = Way("zh-CN", 390)
    page = opens(way)
    page.goto("/")
    page.get_by_label(way.said(FIELD)).press_sequentially("fang ji")
    listed = page.get_by_role("listbox")
    expect(listed).to_contain_text(way.said("Materials: one name, several things"))
    picture(page, f"suggestions-{way}")
    page.keyboard.press("Escape")
    expect(listed).to_have_count(0)
