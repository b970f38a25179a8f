"""Six processes accept one version at once: one of them does, and the others are told."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.db import connection

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.inquiries.models import QuoteVersion
from daodi.hub.exchange.inquiries.tests.conftest import opened, quoted

PROCESSES = 6
TAKER = """
import os, sys
database, version, user = sys.argv[1:]
os.environ["DAODI_SECRET_KEY"] = "of no use"
from daodi.hub import testing
testing.DATABASES["default"]["NAME"] = database
os.environ["DJANGO_SETTINGS_MODULE"] = "daodi.hub.testing"
import django
django.setup()
from daodi.hub.core.access.errors import Conflict
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import User
from daodi.hub.exchange.inquiries import queries
from daodi.hub.exchange.inquiries.accepting import accept
from daodi.hub.exchange.inquiries.tests.conftest import NOW
actor = by_user(User.objects.get(pk=user))
try:
    accept(actor=actor, version=queries.version(actor, version), now=NOW)
    print("accepted")
except Conflict:
    print("refused")
"""


@pytest.mark.django_db(transaction=True)
def test_of_many_who_accept_at_once_one_does() -> None:
    buyer, supplier = _actor("buyer"), _actor("supplier")
    version = quoted(supplier, opened(buyer, supplier))
    arguments = [str(connection.settings_dict["NAME"]), str(version.pk), str(buyer.user.pk) if buyer.user else ""]
    takers = [
        subprocess.Popen([sys.executable, "-c", TAKER, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(PROCESSES)
    ]
    told = [taker.communicate(timeout=120) for taker in takers]
    assert sorted(out.decode().strip() for out, _err in told) == ["accepted", *["refused"] * (PROCESSES - 1)], told
    assert QuoteVersion.objects.get(pk=version.pk).state == "accepted"


def _actor(kind: str) -> Actor:
    party = Organisation.objects.create(name=f"The {kind}", kind=kind, jurisdiction="MY", standing="approved")
    user = User.objects.create_user(f"{kind}.once@example.org", "x", name=kind.title())
    Membership.objects.create(user=user, organisation=party, role="admin")
    return by_user(user)
