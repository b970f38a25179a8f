"""What fifty members do at once: locust runs this file against a site that ``bench.load`` has prepared.

Each user is another person of another member, with a session for pages and a key for the API.
"""

from __future__ import annotations

import itertools
import json
import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from locust import HttpUser, between, events, task

MATERIALS = ("黄芪", "当归", "huangqi", "Astragali Radix", "甘草", "astragalus", "黃耆")
MADE: dict[str, Any] = json.loads(Path(os.environ["DAODI_LOAD"]).read_text()) if "DAODI_LOAD" in os.environ else {}
TURNS = itertools.count()


class Member(HttpUser):
    """Somebody who finds, asks, compares and orders; and answers what they are asked."""

    wait_time = between(0.5, 2.5)

    def on_start(self) -> None:
        """Takes the next person."""
        person = MADE["people"][next(TURNS) % len(MADE["people"])]
        self.client.cookies.set("sessionid", person["session"])
        self.key = {"Authorization": f"Bearer {person['key']}"}
        self.inquiry, self.order = person["inquiry"], person["order"]

    def page(self, path: str, name: str) -> None:
        self.client.get(path, name=name)

    def send(self, path: str, sent: dict[str, Any], name: str) -> dict[str, Any]:
        with self.client.post(path, json=sent, headers=self.key, name=name, catch_response=True) as answer:
            if answer.status_code >= 300:
                answer.failure(f"{answer.status_code} {answer.text[:200]}")
                return {}
            return dict(answer.json())

    @task(8)
    def find(self) -> None:
        self.page(f"/exchange/catalogue?q={random.choice(MATERIALS)}&market=MY", "page: find")

    @task(6)
    def listing(self) -> None:
        self.page(f"/exchange/catalogue/{random.choice(MADE['listings'])}", "page: listing")

    @task(2)
    def supplier(self) -> None:
        self.page(f"/exchange/catalogue/suppliers/{random.choice(MADE['suppliers'])}", "page: supplier")

    @task(3)
    def inquiries(self) -> None:
        self.page("/exchange/inquiries", "page: inquiries")

    @task(3)
    def one_inquiry(self) -> None:
        self.page(f"/exchange/inquiries/{self.inquiry}", "page: inquiry")

    @task(3)
    def compare(self) -> None:
        self.page(f"/exchange/inquiries/{self.inquiry}/compare", "page: compare")

    @task(3)
    def orders(self) -> None:
        self.page("/exchange/orders", "page: orders")

    @task(3)
    def one_order(self) -> None:
        self.page(f"/exchange/orders/{self.order}", "page: order")

    @task(2)
    def papers(self) -> None:
        self.page(f"/exchange/papers/orders/{self.order}", "page: papers of an order")

    @task(1)
    def packing(self) -> None:
        self.page(f"/exchange/papers/orders/{self.order}/order.pdf", "PDF: order")

    @task(2)
    def search(self) -> None:
        self.page(f"/search?q={random.choice(MATERIALS)}&all=1", "page: search")

    @task(3)
    def ask_api(self) -> None:
        self.client.get(f"/api/listings?q={random.choice(MATERIALS)}", headers=self.key, name="API: find")

    @task(3)
    def ask(self) -> None:
        """An inquiry of one's own, sent to two."""
        wanted = {"title": "Roots", "material": "黄芪", "market": "MY", "amount": "500"}
        made = self.send("/api/inquiries", wanted, "API: draft an inquiry")
        if made:
            asked = {"suppliers": random.sample(MADE["suppliers"], 2)}
            self.send(f"/api/inquiries/{made['id']}/suppliers", asked, "API: choose suppliers")
            self.send(f"/api/inquiries/{made['id']}/step", {"step": "open"}, "API: send an inquiry")

    @task(2)
    def quote(self) -> None:
        """A supplier answers what it was asked."""
        key = {"Authorization": f"Bearer {random.choice(MADE['sellers'])}"}
        found = self.client.get("/api/inquiries?side=asked&state=open", headers=key, name="API: what we are asked")
        items = found.json().get("items", []) if found.ok else []
        if items:
            until = (datetime.now(UTC) + timedelta(days=30)).isoformat()
            terms = {"currency": "USD", "price": "8.40", "amount": "500", "incoterm": "FOB", "place": "Tianjin"}
            path = f"/api/inquiries/{random.choice(items)['id']}/quotes"
            name = "API: quote"
            with self.client.post(
                path, json={**terms, "valid_until": until}, headers=key, name=name, catch_response=True
            ) as answer:
                if answer.status_code != 201:
                    answer.failure(f"{answer.status_code} {answer.text[:200]}")

    @task(3)
    def place(self) -> None:
        """An order at the price that is listed."""
        listed = random.choice(MADE["sold"])
        terms = {"supplier": listed["supplier"], "currency": listed["currency"], "market": "MY"}
        self.send("/api/orders", {**terms, "lines": [listed["line"]]}, "API: order")


def _told(environment: Any, **_more: object) -> None:
    """What was measured, for the chapter."""
    told = [
        {"name": one.name, "requests": one.num_requests, "errors": one.num_failures, **_times(one)}
        for one in (environment.stats.total, *environment.stats.entries.values())
    ]
    wrong = [f"{one.name}: {one.error} ({one.occurrences})" for one in environment.stats.errors.values()]
    Path(os.environ["DAODI_LOAD"]).with_suffix(".told.json").write_text(json.dumps({"told": told, "wrong": wrong}))


def _times(one: Any) -> dict[str, float]:
    return {
        "p50": one.get_response_time_percentile(0.5) or 0,
        "p95": one.get_response_time_percentile(0.95) or 0,
        "most": one.max_response_time,
        "rate": one.total_rps,
    }


events.quitting.add_listener(_told)  # type: ignore[no-untyped-call]
