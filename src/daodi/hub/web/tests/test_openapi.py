"""The interface for programs describes what it answers."""

from __future__ import annotations

import json

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_each_verb_is_described_with_its_answer(client: Client) -> None:
    held = json.loads(client.get("/api/openapi.json").content)["paths"]
    for path, field in (("/api/resolve", "materials"), ("/api/check/plan", "tests")):
        answer = held[path]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert field in answer["properties"]
