"""What the routes are asked about, all of it Alice's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from django.utils import timezone

from daodi.hub.core.access.actions import make_key
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.jobs.models import Job
from daodi.hub.core.organisations.licences import state_licence
from daodi.hub.core.organisations.members import invite
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.optional import standing

# A room says what its routes answer in its own ``tests/matrix.py``: ROUTES, and ``objects(alice)`` for their paths.
ROOMS = [import_module(name) for name in standing("tests.matrix")]


@pytest.fixture
def everybody(alice: Actor, bob: Actor, charlie: Actor, olga: Actor) -> dict[str, Actor]:
    return {"alice": alice, "bob": bob, "charlie": charlie, "olga": olga}


@pytest.fixture
def things(core_things: dict[str, Any], everybody: dict[str, Actor]) -> Callable[[ModuleType | None], dict[str, Any]]:
    """What the paths of a room name, or those of the core, all of it Alice's: ``things(room)``."""
    return lambda room: core_things | (room.objects(everybody["alice"]) if room else {})


@pytest.fixture
def core_things(everybody: dict[str, Actor], person: Callable[..., User], growers: Organisation) -> dict[str, Any]:
    """What the paths of the core name, all of it Alice's."""
    alice = everybody["alice"]
    assert alice.user is not None
    by_user(person("Anna", growers, "admin"))
    membership = Membership.objects.get(user=alice.user)
    licence = state_licence(actor=alice, organisation=growers, kind="GACP", number="7", issuer="Operator")
    job = Job.objects.create(
        owner=growers,
        asked_by=alice.user,
        kind="test",
        state="running",
        alive_until=timezone.now() + timedelta(hours=1),
    )
    return {
        "organisation_id": growers.pk,
        "organisation": growers.pk,
        "document_id": keep(actor=alice, name="a.csv", content=b"lot,Cd\n").pk,
        "job_id": job.pk,
        "key_id": make_key(actor=OPERATING, membership=membership, name="test", scope="write")[0].pk,
        "licence_id": licence.pk,
        "secret": "daodi_nothing",
        "user": alice.user.pk,
        "user_id": alice.user.pk,
        "invitation_id": invite(actor=alice, organisation=growers, email="new@example.org", role="member")[0].pk,
    }
