"""What is secret never stands in the log, whatever breaks while it is on its way."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from daodi.hub.conftest import PASSWORD
from daodi.hub.core.access.actions import make_key
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.members import invite
from daodi.hub.core.organisations.models import Membership, Organisation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """All that the log says, with its tracebacks, more than a site logs, as the log of the site formats it."""
    cache.clear()
    for name in ("django", "django.request", "daodi.hub"):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "propagate", True)
        monkeypatch.setattr(logger, "level", logging.INFO)
    caplog.set_level(logging.INFO)
    form = logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s")
    return lambda: "\n".join(form.format(one) for one in caplog.records)


def broken(*_given: object, **_facts: object) -> None:
    raise RuntimeError("on purpose")


def test_a_password_on_its_way_when_the_page_breaks(
    alice: Actor, logged: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert alice.user is not None
    monkeypatch.setattr("allauth.account.adapter.DefaultAccountAdapter.authenticate", broken)
    browser = Client(raise_request_exception=False)
    answer = browser.post("/accounts/login/", {"login": alice.user.email, "password": PASSWORD})
    assert answer.status_code == 500
    assert "on purpose" in logged()
    assert PASSWORD not in logged()
    assert PASSWORD not in answer.content.decode()


def test_a_key_on_its_way_when_the_api_breaks(
    alice: Actor, logged: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    membership = Membership.objects.get(user=alice.user)
    secret = make_key(actor=OPERATING, membership=membership, name="test", scope="write")[1]
    monkeypatch.setattr("daodi.hub.core.organisations.actions.record", broken)
    program = Client(headers={"Authorization": f"Bearer {secret}"}, raise_request_exception=False)
    sent = {"name": "Another party", "kind": "buyer", "jurisdiction": "NL"}
    answer = program.post("/api/organisations", sent, content_type="application/json")
    assert answer.status_code == 500
    assert "on purpose" in logged()
    assert secret not in logged()
    assert secret.encode() not in answer.content


def test_a_key_that_is_made_when_the_page_breaks(
    alice: Actor, logged: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert alice.user is not None
    browser = Client(raise_request_exception=False)
    browser.post("/accounts/login/", {"login": alice.user.email, "password": PASSWORD})
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})
    monkeypatch.setattr("daodi.hub.core.access.keys.made", lambda: "daodi_seen-by-nobody")
    monkeypatch.setattr("daodi.hub.core.access.views.render", broken)
    assert browser.post("/account/keys/make", {"name": "x", "scope": "read", "days": "9"}).status_code == 500
    assert "on purpose" in logged()
    assert "seen-by-nobody" not in logged()
    assert PASSWORD not in logged()


def test_an_invitation_that_is_taken_up_when_the_page_breaks(
    alice: Actor,
    charlie: Actor,
    growers: Organisation,
    signed_in: Callable[[Actor], Client],
    logged: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert charlie.user is not None
    _invitation, secret = invite(actor=alice, organisation=growers, email=charlie.user.email, role="member")
    monkeypatch.setattr("daodi.hub.core.organisations.members.record", broken)
    browser = signed_in(charlie)
    browser.raise_request_exception = False
    assert browser.post(f"/invitations/{secret}").status_code == 500
    assert "on purpose" in logged()
    assert secret not in logged()


@pytest.mark.parametrize("path", ["/accounts/password/reset/key/3x-c0ffee-12ab34/", "/accounts/confirm-email/MQ:1abc/"])
def test_a_link_from_a_letter_when_its_page_breaks(
    path: str, logged: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.template.loader.get_template", broken)
    monkeypatch.setattr("django.template.loader.select_template", broken)
    monkeypatch.setattr("daodi.hub.web.errors.render_to_string", lambda *_given: "broken")
    assert Client(raise_request_exception=False).get(path, follow=True).status_code == 500
    assert "on purpose" in logged()
    assert path.split("/")[-2] not in logged()
