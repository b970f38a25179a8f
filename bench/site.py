"""A demonstration site of its own for the hub's measurements, and who asks it: a person signed in, and a program."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

ALICE = "alice@example.org"
ROWS = 20


@contextmanager
def site() -> Iterator[None]:
    """The demonstration, with some jobs and documents of Alice's."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DAODI_SITE"] = folder
        os.environ.pop("DATABASE_URL", None)
        from daodi.hub.operate import ready

        ready()
        from daodi.hub.operate.demo import demo

        demo()
        _fill()
        yield


def by_session() -> dict[str, str]:
    """The header of a browser in which Alice is signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from daodi.hub.core.organisations.models import User

    alice = User.objects.get(email=ALICE)
    session = SessionStore()
    session[SESSION_KEY] = str(alice.pk)
    session[BACKEND_SESSION_KEY] = _backend()
    session[HASH_SESSION_KEY] = alice.get_session_auth_hash()
    session.create()
    return {"HTTP_COOKIE": f"sessionid={session.session_key}"}


def by_key() -> dict[str, str]:
    """The header of a program with a key of Alice's."""
    from daodi.hub.operate.people import token

    return {"HTTP_AUTHORIZATION": f"Bearer {token(ALICE, scope='read', days=1, name='bench', organisation=None)}"}


def _backend() -> str:
    from django.conf import settings

    return str(settings.AUTHENTICATION_BACKENDS[0])


def _fill() -> None:
    from daodi.hub.core.documents.models import Document
    from daodi.hub.core.jobs.models import Job
    from daodi.hub.core.organisations.models import Membership

    member = Membership.objects.select_related("user").get(user__email=ALICE)
    whose = {"owner_id": member.organisation_id}
    Job.objects.bulk_create(Job(**whose, kind="laboratory.check", asked_by=member.user) for _ in range(ROWS))
    Document.objects.bulk_create(
        Document(**whose, name=f"{n}.csv", sha256=f"{n:064x}", size=n, media_type="text/csv") for n in range(ROWS)
    )
