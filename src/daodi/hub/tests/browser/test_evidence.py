"""The evidence desk in a browser: a text is pasted, its facts are looked at with one key each, or by forms alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from daodi.hub.cooperation.evidence import facts, sources
from daodi.hub.cooperation.evidence.models import Fact, Source
from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.browser.test_accessible import aside, faults
from daodi.hub.tests.browser.way import WAYS, Way

DESK = "/cooperation/evidence"
CHOOSE = """() => {
  const text = document.querySelectorAll("blockquote.whole mark a")[1].firstChild, range = new Range();
  range.setStart(text, 0);
  range.setEnd(text, 3);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
BOTH = pytest.mark.parametrize("way", WAYS, ids=str)


def many(alice: Actor, number: int = 20) -> Source:
    """A source of Alice's with as many proposed facts."""
    text = "\n".join(f"In year {1990 + at} they built {at + 2} clinics." for at in range(number))
    source = sources.add_text(actor=alice, text=text, facts={"title": "Clinics, year by year"})
    quotes = [f"{at + 2} clinics" for at in range(number)]
    starts = [text.index(f"built {quote}") + 6 for quote in quotes]
    found = [
        {
            "type": "result",
            "quote": quote,
            "start": start,
            "end": start + len(quote),
            "value": at + 2,
            "what": f"Clinics built in {1990 + at}",
            "count_kind": "sites",
        }
        for at, (quote, start) in enumerate(zip(quotes, starts, strict=True))
    ]
    assert len(facts.propose(actor=alice, source=source, found=found)) == number
    return source


def states(source: Source) -> list[str]:
    """The states of its facts, in the order of the text."""
    return list(Fact.objects.filter(source=source).values_list("state", flat=True))


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 1280, scheme="dark")], ids=str)
def test_twenty_facts_in_twenty_keys(
    signed: Callable[[Way, Actor], Page], picture: Callable[..., None], alice: Actor, way: Way
) -> None:
    source = many(alice)
    page = signed(way, alice)
    page.goto(f"{DESK}/sources/{source.pk}")
    picture(page, f"desk-{way}")
    for key in "yyyynyyyyyyynyyyyyyy":
        page.keyboard.press(key)
    expect(page.locator("main .lede").first).to_have_text(way.said("Every fact was looked at."), timeout=40_000)
    assert states(source) == [*["confirmed"] * 4, "rejected", *["confirmed"] * 7, "rejected", *["confirmed"] * 7]


def test_keys_go_to_and_fro_correct_and_take_back(signed: Callable[[Way, Actor], Page], alice: Actor) -> None:
    source = many(alice, 3)
    page = signed(Way("en", 1280), alice)
    page.goto(f"{DESK}/sources/{source.pk}")
    lit = page.locator("blockquote mark.lit")
    expect(lit).to_have_text("2 clinics")
    page.keyboard.press("j")
    expect(lit).to_have_text("3 clinics")
    page.keyboard.press("k")
    expect(lit).to_have_text("2 clinics")
    page.keyboard.press("y")
    expect(lit).to_have_text("3 clinics")
    page.keyboard.press("u")
    expect(lit).to_have_text("2 clinics")
    assert states(source) == ["proposed"] * 3
    page.keyboard.press("e")
    expect(page.locator("#c-type")).to_be_focused()
    page.locator("#c-what").fill("Clinics, year one")
    page.keyboard.press("y")
    assert states(source) == ["proposed"] * 3  # a key in a field is a letter
    page.locator("#c-what").fill("Clinics, year one")
    page.get_by_role("button", name="Save and confirm").click()
    page.wait_for_url("**fact=**")
    assert Fact.objects.get(what="Clinics, year one").state == "confirmed"


def test_words_chosen_in_the_text_become_the_quote(signed: Callable[[Way, Actor], Page], alice: Actor) -> None:
    source = many(alice, 3)
    page = signed(Way("en", 1280), alice)
    page.goto(f"{DESK}/sources/{source.pk}")
    page.evaluate(CHOOSE)
    page.get_by_text("Add a fact by hand").click()
    form = page.locator("form[action$='/facts']")
    form.locator("[data-takes]").click()
    expect(form.locator("[name=quote]")).to_have_value("3 c")
    form.locator("[name=what]").fill("Chosen by hand")
    form.locator("button:not([type=button])").click()
    page.wait_for_url("**fact=**")
    one = Fact.objects.select_related("version").get(what="Chosen by hand")
    assert one.version.text[one.start : one.end] == "3 c"


@BOTH
def test_a_pasted_text_is_read_and_its_facts_confirmed_by_forms(
    signed: Callable[[Way, Actor], Page], picture: Callable[..., None], alice: Actor, way: Way
) -> None:
    page = signed(way, alice)
    page.goto(DESK)
    page.get_by_role("link", name=way.said("Add a source")).first.click()
    page.locator("#text").fill(
        "By 2025 the centre will train more than 1,200 doctors. Since 2019, 41 projects were completed."
    )
    page.locator("#title").fill("Plan of the centre")
    page.get_by_role("button", name=way.said("Read for facts")).click()
    page.wait_for_url("**/sources/*")
    expect(page.locator("blockquote mark.lit")).to_be_visible()
    picture(page, f"pasted-{way}")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= way.width
    waiting = Fact.objects.filter(state="proposed").count()
    assert waiting >= 2
    for left in range(waiting - 1, -1, -1):
        page.locator("button[value=confirm]").click()
        page.wait_for_load_state()
        page.locator(f"main .lede >> text=/{left}|{way.said('Every fact was looked at.')}/").wait_for()
    assert set(Fact.objects.values_list("state", flat=True)) == {"confirmed"}


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scheme="dark")], ids=str)
def test_the_pages_of_the_desk_have_no_fault_that_axe_finds(
    signed: Callable[[Way, Actor], Page], alice: Actor, way: Way
) -> None:
    source = many(alice, 4)
    page, wrong = signed(way, alice), []
    paths = ("", "/add", "/facts?state=proposed", f"/sources/{source.pk}", f"/facts/{source.facts.all()[0].pk}")
    for path in paths:
        answer = page.goto(f"{DESK}{path}")
        assert answer is not None
        assert answer.status == 200, path
        wrong += faults(page) + aside(page)
    assert wrong == []
