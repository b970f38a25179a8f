"""No page has a fault that axe finds, light and dark, in both languages; none runs off a telephone's side."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page

from daodi.check.rules import SHIPPED
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.rulebook.publishing import DESK, lay
from daodi.hub.core.rulebook.values import values_of, written
from daodi.hub.materia.desk.editing import propose
from daodi.hub.materia.laboratory import actions, keeping, rechecking
from daodi.hub.materia.laboratory.models import VerdictRecord
from daodi.hub.tests.browser.test_lot import certificate
from daodi.hub.tests.browser.way import Way
from daodi.reference import Limit

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN = {
    "start": "/",
    "chooser": "/search?q=fang+ji",
    "nothing": "/search?q=zzzzzz",
    "materials": "/materia/materials",
    "material": "/materia/materials/arecae-semen",
    "names": "/resolve",
    "rules": "/materia/standards",
    "rule": "/materia/standards/rules/HK-AF-003",
    "compare": "/materia/standards/compare?test=lead&ended=1",
    "markets": "/materia/standards/markets",
    "market": "/materia/standards/markets/HK",
    "desk": "/materia/standards/desk",
    "desk-market": "/materia/standards/desk?market=HK",
    "desk-rule": "/materia/standards/rules/HK-AF-003/readings",
    "editions": "/materia/standards/editions",
    "plan": "/check/plan?material=arecae+semen&market=HK&use=medicine&form=dried+herb",
    "check": "/check?sample=decisions",
    "login": "/accounts/login/",
    "signup": "/accounts/signup/",
    "organisations": "/organisations",
}
LOOKS = [Way("en", 1280), Way("zh-CN", 390, scheme="dark")]


def faults(page: Page) -> list[str]:
    """What axe finds wrong with the page, a line each."""
    page.evaluate(AXE)
    options: dict[str, Any] = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    lines = [(one["id"], each["target"], each["failureSummary"]) for one in found for each in one["nodes"]]
    return [f"{page.url} {rule} {target}: {why}" for rule, target, why in lines]


def troubles(page: Page, way: Way) -> list[str]:
    """What runs over the side of the page as it stands now, or keeps anybody out."""
    return aside(page) + (faults(page) if way.scripts else [])


def aside(page: Page) -> list[str]:
    """That the page is wider than the window, if it is."""
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{page.url} runs {width} px off the side"] if width > 0 else []


@pytest.mark.parametrize("way", LOOKS, ids=str)
def test_pages_for_everybody(opens: Callable[[Way], Page], picture: Callable[..., None], way: Way) -> None:
    page, wrong = opens(way), []
    for name, path in OPEN.items():
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        wrong += [*faults(page), *aside(page)]
        picture(page, f"axe-{name}-{way}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("way", LOOKS, ids=str)
def test_pages_of_members(
    signed: Callable[[Way, Actor], Page], picture: Callable[..., None], alice: Actor, way: Way
) -> None:
    lot, _other = keeping.keep_report(actor=alice, report=_sent(alice))
    page, wrong = signed(way, alice), []
    assert alice.organisation is not None
    room = "/materia/laboratory"
    paths = {
        "lots": f"{room}?market=HK&market=EU",
        "lot": f"{room}/lots/{lot.pk}",
        "upload": f"{room}/upload",
        "understood": f"{room}/reports/{_sent(alice).pk}",
        "reports": f"{room}/reports",
        "tests": f"{room}/lots/{lot.pk}/plan",
        "new": f"{room}/new",
        "changes": f"{room}/changes",
        "requests": f"{room}/requests",
        "account": "/account",
        "organisation": f"/organisations/{alice.organisation.pk}",
        "settings": f"/organisations/{alice.organisation.pk}/settings",
        "notices": "/notices",
        "history": "/history",
        "missing": f"{room}/lots/{alice.organisation.pk}",
    }
    for name, path in paths.items():
        page.goto(path)
        wrong += [*faults(page), *aside(page)]
        picture(page, f"axe-{name}-{way}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("way", LOOKS, ids=str)
def test_pages_of_the_desk_and_of_changed_rules(
    signed: Callable[[Way, Actor], Page], picture: Callable[..., None], alice: Actor, olga: Actor, way: Way
) -> None:
    keeping.keep_report(actor=alice, report=_sent(alice))
    waiting = propose(actor=olga, content=_corrected("2"), why="the gazette of May")
    lay(actor=olga, publisher=DESK, title="the gazette of May", limits=[_rule("3")])
    at = rechecking.Place()
    while part := rechecking.next_part(at):
        at = rechecking.keep(at, part)
    record = VerdictRecord.objects.exclude(follows=None)[0]
    desk, lots = "/materia/standards", "/materia/laboratory"
    paths = {
        olga: [f"{desk}/desk?market=HK", f"{desk}/desk/curators", f"{desk}/editions", f"{desk}/editions/{waiting.pk}"],
        alice: [f"{lots}/changes", f"{lots}/lots/{record.lot_id}", f"{lots}/verdicts/{record.pk}"],
    }
    wrong = []
    for actor, pages in paths.items():
        page = signed(way, actor)
        for number, path in enumerate(pages):
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200, path
            wrong += [*faults(page), *aside(page)]
            picture(page, f"axe-desk-{actor.user}-{number}-{way}")
    assert not wrong, "\n".join(wrong)


def _rule(value: str) -> Limit:
    return msgspec.structs.replace(SHIPPED.rule_of("HK", "HK-AF-003").limit, value=value)


def _corrected(value: str) -> bytes:
    return written(Limit, [values_of(_rule(value))]).encode()


def _sent(actor: Actor) -> Any:
    return actions.receive(actor=actor, name="results.csv", content=certificate().encode())
