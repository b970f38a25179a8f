"""A second factor by a code from an app: set up, asked for, replaced by a recovery code, removed; and written down."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from daodi.hub.conftest import PASSWORD
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.audit.telling import told

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = "/accounts/2fa"
PROPER = {"JavaScript", "authenticator"}


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def code(secret: str) -> str:
    """What an app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def enters(actor: Actor) -> Client:
    """A browser in which the right password was just given."""
    assert actor.user is not None
    browser = Client()
    browser.post("/accounts/login/", {"login": actor.user.email, "password": PASSWORD})
    return browser


def about_to(actor: Actor) -> tuple[Client, str]:
    """A browser on the page that shows the secret for an app. The password is asked for once more before."""
    browser = enters(actor)
    assert browser.get(f"{PAGES}/totp/activate/")["Location"].startswith("/accounts/reauthenticate/")
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    found = re.search(r'value="([A-Z2-7]{16,})"', browser.get(f"{PAGES}/totp/activate/").content.decode())
    assert found
    return browser, found[1]


def secured(actor: Actor) -> tuple[Client, str, list[str]]:
    """A browser of somebody who has just set up an app, the app's secret, and their recovery codes."""
    browser, secret = about_to(actor)
    answer = browser.post(f"{PAGES}/totp/activate/", {"code": code(secret)})
    assert answer["Location"] == f"{PAGES}/recovery-codes/"
    shown = browser.get(answer["Location"]).content.decode()
    return browser, secret, re.findall(r"\b[0-9]{8}\b", shown.partition("<textarea")[2].partition("</")[0])


def who(browser: Client) -> str | None:
    email: str | None = browser.get("/api/me").json()["email"]
    return email


def test_the_password_alone_opens_nothing_any_more(alice: Actor) -> None:
    _browser, secret, _codes = secured(alice)
    cache.clear()
    browser = enters(alice)
    assert who(browser) is None
    browser.post(f"{PAGES}/authenticate/", {"code": "000000"})
    assert who(browser) is None
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    cache.clear()
    browser.post(f"{PAGES}/authenticate/", {"code": code(secret)})
    assert who(browser) == "alice@example.org"


def test_a_recovery_code_opens_once(alice: Actor) -> None:
    _browser, _secret, codes = secured(alice)
    assert len(codes) == 10
    for expected in ("alice@example.org", None):
        cache.clear()
        browser = enters(alice)
        browser.post(f"{PAGES}/authenticate/", {"code": codes[0]})
        assert who(browser) == expected


def test_what_is_done_to_factors_stands_in_the_chain(alice: Actor) -> None:
    browser, _secret, _codes = secured(alice)
    browser.post(f"{PAGES}/recovery-codes/generate/")
    browser.post(f"{PAGES}/totp/deactivate/")
    assert not Authenticator.objects.exists()
    done = [(one.verb, one.changes["factor"]) for one in Entry.objects.all()]
    assert done == [
        ("add-factor", "totp"),
        ("add-factor", "recovery_codes"),
        ("add-factor", "recovery_codes"),
        ("remove-factor", "totp"),
        ("remove-factor", "recovery_codes"),
    ]
    first = told(alice, Entry.objects.all())[0]
    assert (first.who, first.before, first.changes) == (
        "Alice",
        "added a second factor to ",
        [("second factor", "codes from an app")],
    )


def test_a_factor_whose_entry_can_not_be_kept_is_not_kept_either(alice: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_facts: object) -> None:
        raise RuntimeError

    browser, secret = about_to(alice)
    monkeypatch.setattr("daodi.hub.core.organisations.factors.record", broken)
    with pytest.raises(RuntimeError):
        browser.post(f"{PAGES}/totp/activate/", {"code": code(secret)})
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_the_pages_are_chinese_throughout(alice: Actor, lang: str, signed_in: Callable[[Actor], Client]) -> None:
    browser, _secret, _codes = secured(alice)
    for page in ("/", "/totp/deactivate/", "/recovery-codes/", "/recovery-codes/generate/", "/webauthn/add/"):
        text = browser.get(f"{PAGES}{page}", {"lang": lang}).content.decode()
        main = text.partition("<main id=")[2].partition(">")[2].partition("</main>")[0]
        plain = re.sub(r"<(script|textarea).*?</\1>|<[^>]*>", " ", main, flags=re.DOTALL)
        assert set(re.findall(r"[A-Za-z]{3,}", plain)) <= PROPER, page
