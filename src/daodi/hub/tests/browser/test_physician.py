"""A physician of Taiwan is to practise on the mainland: the hospital applies, and the desk decides by the clauses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.health.qualifications.models import Case
from daodi.hub.tests.browser.test_accessible import troubles
from daodi.hub.tests.browser.way import Way

YEAR = date.today().year + 1
APPLICATION = {
    "person": "林美華",
    "title": "中醫師證書",
    "awarded_by": "An examination board",
    "licence_number": "EX-0001",
    "invited_by": "Hospital of Kunming",
    "begins": f"{YEAR}-01-01",
    "ends": f"{YEAR + 1}-12-31",
}
CHOICES = {"profession": "chinese-medicine", "origin": "TW", "market": "CN", "path": "CN-TW-SHORT"}
PAPERS = ("application", "resident", "photographs", "degree", "licence", "health", "no-crime", "agreement")
CLAUSES = ("Article 2", "Article 4", "Article 6(7)")


@pytest.fixture
def wei(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    return by_user(person("Wei", organisation("Hospital of Kunming", kind="hospital"), "admin"))


@pytest.fixture
def rita(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    return by_user(person("Rita", organisation("Health commission of Yunnan", kind="regulator"), "admin"))


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scripts=False)], ids=str)
def test_the_application_of_a_physician_of_taiwan_is_decided_with_its_clauses(
    signed: Callable[[Way, Actor], Page],
    picture: Callable[[Page, str], None],
    wei: Actor,
    rita: Actor,
    tmp_path: Path,
    way: Way,
) -> None:
    wrong: list[str] = []
    hospital = signed(way, wei)
    case = apply(hospital, way)
    expect(hospital.locator("#verdict")).to_contain_text("Article 6(7)")
    wrong += troubles(hospital, way)
    picture(hospital, f"physician-missing-{way}")

    for name in PAPERS:
        paper = tmp_path / f"{name}.txt"
        paper.write_text(name)
        hospital.locator("[name=fact]").select_option(f"paper-{name}")
        hospital.locator("#papers [name=file]").set_input_files(paper)
        hospital.get_by_role("button", name=way.said("Lay it beside")).click()
        hospital.wait_for_load_state()
    expect(hospital.locator("#verdict")).not_to_contain_text(way.said("What is missing"))
    step(hospital, "submit")

    desk = signed(way, rita)
    desk.goto(f"/health/qualifications/cases/{case.pk}")
    step(desk, "take-up")
    for clause in CLAUSES:
        expect(desk.locator("main")).to_contain_text(clause)
    desk.get_by_role("link", name=way.said("Decide"), exact=True).click()
    desk.wait_for_load_state()
    wrong += troubles(desk, way)
    picture(desk, f"physician-decide-{way}")
    desk.locator("[name=outcome]").select_option("temporary")
    desk.locator("[name=clause]").fill("Order 63 of the Ministry of Health, Articles 2, 4 and 6")
    desk.locator("[name=reasons]").fill("Invited, licensed at home, all papers of Article 6 seen.")
    desk.locator("[name=valid_from]").fill(APPLICATION["begins"])
    desk.locator("[name=valid_until]").fill(APPLICATION["ends"])
    desk.get_by_role("button", name=way.said("Keep the decision")).click()
    desk.wait_for_load_state()
    assert Case.objects.get().decisions.get().outcome == "temporary"

    hospital.goto(f"/health/qualifications/cases/{case.pk}")
    decided = hospital.locator("section").filter(has_text="Articles 2, 4 and 6").first
    expect(decided).to_contain_text(APPLICATION["ends"])
    expect(decided).to_contain_text("all papers of Article 6 seen")
    wrong += troubles(hospital, way)
    picture(hospital, f"physician-decided-{way}")
    assert not wrong, "\n".join(wrong)


def apply(page: Page, way: Way) -> Case:
    """The form, what it folds away opened."""
    page.goto("/health/qualifications/cases/add")
    for name, value in CHOICES.items():
        page.locator(f"[name={name}]").select_option(value)
    for name, value in APPLICATION.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("main form button.pri").click()
    page.wait_for_url(re.compile(r"/cases/[0-9a-f-]{36}"))
    return Case.objects.get()


def step(page: Page, name: str) -> None:
    page.locator(f"form:has(input[name=step][value={name}]) button").click()
    page.wait_for_load_state()
