"""From signing up to taking part: e-mail confirmed, organisation approved, colleague invited."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from daodi.hub.conftest import PASSWORD
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.organisations import actions, members, naming
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.core.organisations.numbers import cleaned

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def link(text: str) -> str:
    found = re.search(r"http://[^/\s]+(/\S+)", text)
    assert found, text
    return found[1]


def test_from_sign_up_to_taking_part(client: Client, olga: Actor, signed_in: Callable[[Actor], Client]) -> None:
    form = {"email": "Dora@Example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/accounts/signup/", form).status_code == 302
    assert client.get("/api/documents").status_code == 401
    client.post(link(str(mail.outbox[0].body)))
    client.post("/accounts/login/", {"login": "dora@example.org", "password": PASSWORD})
    me = client.get("/api/me").json()
    assert (me["email"], me["organisation"]) == ("dora@example.org", None)

    client.post("/account/found", {"name": "Dora's Herbs", "kind": "supplier", "jurisdiction": "hk"})
    party = Organisation.objects.get(name="Dora's Herbs")
    assert client.get("/api/me").json()["organisation"] is None
    assert client.post("/api/organisations", {}, content_type="application/json").status_code in (403, 422)

    signed_in(olga).post(f"/organisations/{party.pk}/standing", {"standing": "approved"})
    assert client.get("/api/me").json() | {"organisation_id": None} == {
        "email": "dora@example.org",
        "organisation_id": None,
        "organisation": "Dora's Herbs",
        "roles": ["admin"],
        "operator": False,
        "scopes": ["read", "write"],
    }


def test_an_invitation_is_for_its_address_and_for_once(
    alice: Actor, growers: Organisation, person: Callable[..., User], charlie: Actor, signed_in: Callable[..., Client]
) -> None:
    signed_in(alice).post(f"/organisations/{growers.pk}/invite", {"email": "erik@example.org", "role": "reader"})
    path = link(str(mail.outbox[-1].body))
    assert signed_in(charlie).post(path).status_code == 404
    browser = Client()
    browser.force_login(person("Erik"), "allauth.account.auth_backends.AuthenticationBackend")
    assert browser.post(path).status_code == 302
    assert browser.get("/api/me").json()["roles"] == ["reader"]
    assert browser.post(path).status_code == 404


def test_a_reader_writes_nothing(growers: Organisation, person: Callable[..., User]) -> None:
    browser = Client()
    browser.force_login(person("Erik", growers, "reader"), "allauth.account.auth_backends.AuthenticationBackend")
    answer = browser.post(f"/api/organisations/{growers.pk}/licences", {}, content_type="application/json")
    assert answer.status_code == 422
    licence = {"kind": "GSP", "number": "1", "issuer": "NMPA"}
    answer = browser.post(f"/api/organisations/{growers.pk}/licences", licence, content_type="application/json")
    assert answer.status_code == 403


def test_wrong_passwords_are_held_up(alice: Actor, client: Client) -> None:
    assert alice.user is not None
    for _ in range(12):
        client.post("/accounts/login/", {"login": alice.user.email, "password": "wrong"})
    client.post("/accounts/login/", {"login": alice.user.email, "password": PASSWORD})
    assert client.get("/api/me").json()["email"] is None


def test_nobody_learns_from_the_reset_page_who_is_here(alice: Actor, client: Client) -> None:
    answers = [
        client.post("/accounts/password/reset/", {"email": email}) for email in ("alice@example.org", "no@example.org")
    ]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert [letter.to for letter in mail.outbox] == [["alice@example.org"]]


def test_a_suspended_organisation_acts_no_more(alice: Actor, olga: Actor, signed_in: Callable[..., Client]) -> None:
    browser = signed_in(alice)
    assert browser.get("/api/me").json()["organisation"] == "Growers of Longxi"
    assert alice.organisation is not None
    actions.suspend(actor=olga, organisation=alice.organisation)
    assert browser.get("/api/me").json()["organisation"] is None


def test_an_organisation_keeps_an_administrator(alice: Actor, bob: Actor, growers: Organisation) -> None:
    assert alice.user is not None
    with pytest.raises(Conflict):
        members.leave(actor=alice, organisation=growers, user_id=alice.user.pk)
    assert growers.memberships.count() == 2


def test_no_two_organisations_hold_one_number(alice: Actor, charlie: Actor, growers: Organisation) -> None:
    naming.identify(actor=alice, organisation=growers, scheme="gln", value="4006381333931")
    assert charlie.organisation is not None
    with pytest.raises(Conflict):
        naming.identify(actor=charlie, organisation=charlie.organisation, scheme="gln", value="400 6381 33393 1")
    with pytest.raises(Invalid):
        naming.identify(actor=alice, organisation=growers, scheme="gln", value="4006381333932")


@pytest.mark.parametrize(
    ("scheme", "text", "right"),
    [
        ("gln", "4006381333931", "4006381333931"),
        ("gln", "4006381333913", None),
        ("uscc", "91110000600037341l", "91110000600037341L"),
        ("uscc", "91110000600037314L", None),
        ("uscc", "9111000060003734IL", None),
        ("ror", "ror.org/02mhbdp94", "https://ror.org/02mhbdp94"),
        ("ror", "https://ror.org/02mhbdp49", None),
        ("wiews", "chn001", "CHN001"),
        ("wiews", "CHINA1", None),
        ("iati", "XM-DAC-41119", "XM-DAC-41119"),
        ("iati", "no prefix", None),
    ],
)
def test_a_mistyped_number_is_not_taken(scheme: str, text: str, right: str | None) -> None:
    if right is None:
        with pytest.raises(ValueError, match=r"expected|check digit"):
            cleaned(scheme, text)
    else:
        assert cleaned(scheme, text) == right
