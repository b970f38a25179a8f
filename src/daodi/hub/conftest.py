"""Who takes part in the hub's tests: Alice owns, Bob is her colleague, Charlie is another's, Olga operates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django import Settings

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User

PASSWORD = "seven-quiet-herons"

# A machine that is busy with something else is no fault of the code: no test fails for how long it takes.
hypothesis.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """A page asked for in another language leaves that language behind in the thread."""
    translation.activate("en")


@pytest.fixture
def organisation(db: None) -> Callable[..., Organisation]:
    """Makes an approved organisation: ``organisation("Name", kind="laboratory")``."""

    def make(name: str, kind: str = "supplier", **facts: object) -> Organisation:
        given = {"jurisdiction": "CN", "standing": "approved", **facts}
        return Organisation.objects.create(name=name, kind=kind, **given)

    return make


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    """Makes a person who can sign in, as a member of an organisation or of none."""

    def make(name: str, organisation: Organisation | None = None, role: str = "member") -> User:
        email = f"{name.lower()}@example.org"
        user = User.objects.create_user(email, PASSWORD, name=name)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if organisation:
            Membership.objects.create(user=user, organisation=organisation, role=role)
        return user

    return make


@pytest.fixture
def growers(organisation: Callable[..., Organisation]) -> Organisation:
    return organisation("Growers of Longxi", kind="grower")


@pytest.fixture
def alice(person: Callable[..., User], growers: Organisation) -> Actor:
    """Owns what the test is about; administers her organisation."""
    return by_user(person("Alice", growers, "admin"))


@pytest.fixture
def bob(person: Callable[..., User], growers: Organisation) -> Actor:
    """Alice's colleague, a plain member."""
    return by_user(person("Bob", growers))


@pytest.fixture
def charlie(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Administers another organisation; must never see what isn't shared with it."""
    return by_user(person("Charlie", organisation("Buyers of Rotterdam", kind="buyer", jurisdiction="NL"), "admin"))


@pytest.fixture
def olga(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Operates the hub."""
    return by_user(person("Olga", organisation("The operator", kind="operator"), "admin"))


@pytest.fixture
def signed_in(client: Client) -> Callable[[Actor], Client]:
    """A browser signed in as the actor: ``signed_in(alice).get("/...")``."""

    def make(actor: Actor) -> Client:
        browser = Client()
        assert actor.user is not None
        browser.force_login(actor.user, "allauth.account.auth_backends.AuthenticationBackend")
        return browser

    return make
