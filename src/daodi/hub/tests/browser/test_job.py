"""The bar of a job moves while one looks at it, and the page changes by itself when the job ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.jobs.models import Job
from daodi.hub.tests.browser.test_accessible import aside, faults
from daodi.hub.tests.browser.way import Way


@pytest.fixture
def job(alice: Actor) -> Job:
    later = timezone.now() + timedelta(hours=1)
    return Job.objects.create(
        owner=alice.organisation,
        asked_by=alice.user,
        kind="keep-report",
        state="running",
        done=10,
        total=100,
        alive_until=later,
    )


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scheme="dark")], ids=str)
def test_the_bar_moves_without_loading_the_page_anew(
    signed: Callable[[Way, Actor], Page], picture: Callable[[Page, str], None], alice: Actor, job: Job, way: Way
) -> None:
    page = signed(way, alice)
    page.goto(f"/jobs/{job.pk}")
    page.evaluate("window.same = true")
    bar = page.locator("progress")
    expect(bar).to_have_js_property("value", 10)
    wrong = [*faults(page), *aside(page)]
    picture(page, f"job-{way}")
    Job.objects.update(done=64)
    expect(bar).to_have_js_property("value", 64)
    assert page.evaluate("window.same") is True
    Job.objects.update(done=100, state="done", ended_at=timezone.now())
    expect(bar).to_have_count(0)
    expect(page.locator("main .lede")).to_have_text(way.said("Done"))
    assert not wrong, "\n".join(wrong)


def test_without_scripts_the_page_loads_itself_anew(
    signed: Callable[[Way, Actor], Page], alice: Actor, job: Job
) -> None:
    page = signed(Way("en", 390, scripts=False), alice)
    page.goto(f"/jobs/{job.pk}")
    expect(page.get_by_role("link", name="Look again")).to_be_visible()
    Job.objects.update(done=64)
    expect(page.locator("progress")).to_have_attribute("value", "64", timeout=9000)
