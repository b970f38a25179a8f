"""A real browser for the hub's own pages, on this machine alone.

``DAODI_BROWSER=required`` fails where no Chromium is found, instead of skipping; ``DAODI_CHROMIUM`` says where it is;
``DAODI_ARTEFACTS`` is the folder that keeps the pictures.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, Page, Request, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from daodi.hub.conftest import PASSWORD
from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.browser.way import WAYS, Way

ROOT = Path(__file__).parents[5]
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Longer than any page takes on a busy machine; a test that hangs ends here.
PATIENCE = 30_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all tests here; each test has a profile of its own in it."""
    path = os.environ.get("DAODI_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path or not Path(path).exists():
        tell = pytest.fail if os.environ.get("DAODI_BROWSER") == "required" else pytest.skip
        tell("no Chromium here: the pages were not tried in a browser (DAODI_CHROMIUM says where one is)")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        # Playwright keeps a loop in this thread, and Django would refuse the tests' own queries beside it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = play.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=WAYS, ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    """Each of the ways somebody may come."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def opens(chromium: Browser, live_server: LiveServer, settings: Settings) -> Iterator[Callable[[Way], Page]]:
    """Opens a window of its own, and at the end says what a page did that none may do."""
    cache.clear()
    settings.ADDRESS = live_server.url
    contexts, wrong = [], []

    def foreign(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            wrong.append(f"asked {request.url}")

    def open_(way: Way) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            locale=way.locale,
            viewport={"width": way.width, "height": 800},
            java_script_enabled=way.scripts,
            color_scheme="dark" if way.scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("request", foreign)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong, wrong


@pytest.fixture
def enters(opens: Callable[[Way], Page]) -> Callable[[Way, Actor], Page]:
    """Opens a window and signs in there, with the form that members use."""

    def enter(way: Way, actor: Actor) -> Page:
        assert actor.user is not None
        page = opens(way)
        page.goto("/accounts/login/")
        page.locator("input[name=login]").fill(actor.user.email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main button[type=submit], main form button").first.click()
        page.wait_for_url("**/")
        return page

    return enter


@pytest.fixture
def signed(
    opens: Callable[[Way], Page], live_server: LiveServer, signed_in: Callable[[Actor], Client]
) -> Callable[[Way, Actor], Page]:
    """Opens a window of somebody who signed in before."""

    def open_(way: Way, actor: Actor) -> Page:
        page = opens(way)
        cookie = signed_in(actor).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return page

    return open_


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keeps a picture of the whole page: ``picture(page, "lot")``."""
    folder = Path(os.environ.get("DAODI_ARTEFACTS") or ROOT / ".artefacts")
    folder.mkdir(parents=True, exist_ok=True)

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png", full_page=True)

    return keep
