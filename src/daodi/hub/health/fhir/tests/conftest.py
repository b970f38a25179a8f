"""The official FHIR material, where it is held beside the repository; types of the tests' own; who asks for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from daodi.hub.core.access.actions import make_key
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.models import Job
from daodi.hub.core.organisations.models import Membership
from daodi.hub.health.fhir import registry
from daodi.hub.health.fhir.tests import served

FHIR = Path(__file__).resolve().parents[7] / "shared" / "conformance" / "fhir"
JSON = "application/fhir+json"


@pytest.fixture
def official() -> Callable[[str], list[dict[str, Any]]]:
    """The lines of one of the official files: ``official("r4-examples.ndjson")``."""
    if not FHIR.is_dir():
        pytest.skip("the official FHIR files are not here: shared/conformance/fhir beside the repository")

    def lines(name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (FHIR / name).read_text(encoding="utf-8").splitlines()]

    return lines


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> None:
    """The types of the tests, and no others."""
    monkeypatch.setattr(registry, "_served", {})
    for one in (served.BASIC, served.TASK, served.READ_ONLY):
        registry.serve(one)


class Program:
    """A program with a key of somebody's, or with none."""

    def __init__(self, secret: str = "") -> None:
        self.client = Client(headers={"Authorization": f"Bearer {secret}"} if secret else {})

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/fhir{path}", headers=named(headers))

    def send(self, path: str, sent: object, method: str = "post", **headers: str) -> Any:
        body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        return getattr(self.client, method)(f"/fhir{path}", body, content_type=JSON, headers=named(headers))


def named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def program() -> Callable[..., Program]:
    """A program of somebody's: ``program(alice, "read")``; of nobody's: ``program()``."""

    def make(actor: Actor | None = None, scope: str = "write") -> Program:
        if actor is None:
            return Program()
        membership = Membership.objects.get(user=actor.user)
        return Program(make_key(actor=OPERATING, membership=membership, name="test", scope=scope)[1])

    return make


@pytest.fixture
def document() -> Callable[..., Document]:
    """Makes what stands as Basic: ``document(alice, "a name")``."""

    def make(actor: Actor, name: str = "a", **facts: Any) -> Document:
        given: dict[str, Any] = {"sha256": "0", "size": 1, "media_type": "x", **facts}
        return Document.objects.create(owner=actor.organisation, name=name, **given)

    return make


@pytest.fixture
def job() -> Callable[..., Job]:
    """Makes what stands as Task: ``job(alice, result=document)``."""

    def make(actor: Actor, **facts: Any) -> Job:
        return Job.objects.create(owner=actor.organisation, kind="test", asked_by=actor.user, **facts)

    return make
