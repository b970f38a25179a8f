"""``resolve`` for programs gives what the command line gives."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout

import pytest
from django.test import Client

from daodi.cli import main

NAMES = ["黃耆", "fang ji", "制何首乌", "no such thing"]
pytestmark = pytest.mark.django_db


def told(*words: str) -> list[object]:
    out = io.StringIO()
    with redirect_stdout(out):
        main(["resolve", *words, "--format", "json"])
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_one_name(client: Client, name: str) -> None:
    answer = client.post("/api/resolve", {"name": name}, content_type="application/json")
    assert [answer.json()] == told(name)


def test_a_list_of_names_in_order(client: Client) -> None:
    answer = client.post("/api/resolve/batch", {"names": NAMES}, content_type="application/json")
    assert answer.json() == told(*NAMES)


def test_a_hint_decides(client: Client) -> None:
    sent = {"name": "防己", "market": "JP", "language": "ja"}
    answer = client.post("/api/resolve", sent, content_type="application/json")
    assert [answer.json()] == told("防己", "--market", "JP", "--language", "ja")


@pytest.mark.parametrize("sent", [{}, {"name": 5}, {"name": "x" * 1001}, {"names": "黄芪"}])
def test_what_can_not_be_read_is_refused_with_the_field(client: Client, sent: dict[str, object]) -> None:
    answer = client.post("/api/resolve", sent, content_type="application/json")
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
