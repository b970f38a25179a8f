"""A passkey, made and used with a key that the browser plays; and a code from an app, seen as a picture."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from daodi.hub.conftest import PASSWORD
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.audit.models import Entry
from daodi.hub.tests.browser.test_accessible import aside, faults
from daodi.hub.tests.browser.way import Way

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
BOTH = pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scheme="dark")], ids=str)


def confirm(page: Page) -> None:
    """Gives the password once more, as the library asks before a factor is changed."""
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()


@BOTH
def test_a_passkey_is_made_and_opens_the_hub(
    enters: Callable[[Way, Actor], Page], picture: Callable[[Page, str], None], alice: Actor, way: Way
) -> None:
    page = enters(way, alice)
    plug = page.context.new_cdp_session(page)
    plug.send("WebAuthn.enable")
    plug.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto("/accounts/2fa/webauthn/add/")
    confirm(page)
    page.locator("input[name=name]").fill("My telephone")
    page.locator("input[name=passwordless]").check()
    wrong = [*faults(page), *aside(page)]
    picture(page, f"passkey-add-{way}")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/")
    wrong += [*faults(page), *aside(page)]
    picture(page, f"passkey-codes-{way}")
    assert [one.wrap().is_passwordless for one in Authenticator.objects.filter(type="webauthn")] == [True]
    page.goto("/accounts/2fa/")
    wrong += [*faults(page), *aside(page)]
    picture(page, f"passkey-{way}")
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url(re.compile(r"://[^/]+/$"))
    assert page.request.get("/api/me").json()["email"] == "alice@example.org"
    assert [one.changes["factor"] for one in Entry.objects.filter(verb="add-factor")] == ["webauthn", "recovery_codes"]
    assert not wrong, "\n".join(wrong)


@BOTH
def test_the_page_of_an_app_shows_its_code_as_a_picture(
    enters: Callable[[Way, Actor], Page], picture: Callable[[Page, str], None], alice: Actor, way: Way
) -> None:
    page = enters(way, alice)
    page.goto("/accounts/2fa/totp/activate/")
    confirm(page)
    drawn = page.locator("main img")
    expect(drawn).to_be_visible()
    assert drawn.evaluate("one => one.complete && one.naturalWidth > 0")
    wrong = [*faults(page), *aside(page)]
    picture(page, f"totp-{way}")
    assert not wrong, "\n".join(wrong)
