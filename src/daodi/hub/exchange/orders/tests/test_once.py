"""Real server processes: a hundred who send the same at once make one order, and a killed server loses none."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from daodi.hub.tests.site import Site

MANY, AT_ONCE = 100, 16
SENT, KILLED_AT = 40, 20
MAKE = """
from daodi.hub.operate import ready
ready()
from datetime import timedelta
from decimal import Decimal
from django.utils import timezone
from daodi.hub.core.access.actions import make_key
from daodi.hub.core.access.actor import OPERATING
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.orders.tests.conftest import quoted
def member(name):
    party = Organisation.objects.create(name=name, kind="buyer", jurisdiction="MY", standing="approved")
    user = User.objects.create_user(f"{name.lower()}@example.org", "x", name=name)
    return Membership.objects.create(user=user, organisation=party, role="admin")
buyer, supplier = member("Buyers"), member("Growers")
version = quoted(by_user(buyer.user), by_user(supplier.user), valid_until=timezone.now() + timedelta(days=3))
key = make_key(actor=OPERATING, membership=buyer, name="test", scope="write")[1]
print(key, version.pk, supplier.organisation_id)
"""


class Buying:
    """A buyer's program, and what it may order on a site of its own."""

    def __init__(self, site: Site) -> None:
        self.site = site
        made = subprocess.run(
            [sys.executable, "-c", MAKE], env=site.environment, capture_output=True, text=True, check=True
        )
        self.secret, self.version, self.supplier = made.stdout.split()

    def order(self, number: str) -> dict[str, Any]:
        """What is sent for an order of that number."""
        line = {"amount": "5", "description": "Roots", "price": "3"}
        return {"supplier": self.supplier, "currency": "USD", "number": number, "lines": [line]}

    def ask(self, path: str, sent: object = None, key: str = "") -> tuple[int, dict[str, Any]]:
        """What the API answers to a program of the buyer's."""
        headers = {"Authorization": f"Bearer {self.secret}", "Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        body = None if sent is None else json.dumps(sent).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.site.port}{path}", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def at_once(self, path: str, sent: object, keys: Iterator[str]) -> list[tuple[int, dict[str, Any]]]:
        """The answers to a hundred who send the same."""
        with ThreadPoolExecutor(AT_ONCE) as senders:
            return list(senders.map(lambda key: self.ask(path, sent, key), keys))

    def count(self) -> int:
        """How many orders there are."""
        return int(self.ask("/api/orders?limit=1")[1]["count"])


@pytest.fixture
def buying(tmp_path: Path) -> Buying:
    return Buying(Site(tmp_path / "site"))


def test_a_hundred_at_once_make_one_order(buying: Buying) -> None:
    with buying.site.served():
        replayed = buying.at_once("/api/orders", buying.order(""), ("the-same" for _ in range(MANY)))
        assert {status for status, _body in replayed} == {201}
        assert len({body["id"] for _status, body in replayed}) == 1
        assert buying.count() == 1
        taken = buying.at_once("/api/orders/from-quote", {"version": buying.version}, (f"k{n}" for n in range(MANY)))
        assert {status for status, _body in taken} == {201}
        assert len({body["id"] for _status, body in taken}) == 1
        assert buying.count() == 2
    assert "whole" in buying.site.run("hub", "audit", "verify")


def test_no_order_that_was_acknowledged_is_lost_when_the_server_is_killed(buying: Buying) -> None:
    acknowledged: dict[str, str] = {}

    def send(number: int) -> None:
        name = f"PO-{number}"
        status, body = buying.ask("/api/orders", buying.order(name), key=name)
        assert status == 201, body
        assert acknowledged.setdefault(name, body["id"]) == body["id"]

    for start in range(0, SENT, KILLED_AT):
        with buying.site.served() as server, ThreadPoolExecutor(4) as senders:
            sent = [senders.submit(send, number) for number in range(start, start + KILLED_AT)]
            sent[KILLED_AT // 2].result()
            os.killpg(server.pid, signal.SIGKILL)
            for one in sent:
                error = one.exception()
                assert error is None or isinstance(error, OSError | HTTPException), error
    with buying.site.served():
        for number in range(SENT):
            send(number)
        assert buying.count() == SENT == len(acknowledged)
    assert "whole" in buying.site.run("hub", "audit", "verify")
