"""The API keeps to its OpenAPI document, whatever is sent: it never breaks, and never answers what isn't said there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from ninja import Schema
from pytest_django import Settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from daodi.hub.api import schema
from daodi.hub.core.access.actions import make_key
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.models import Membership
from daodi.hub.tests.conftest import ROOMS

POSITIVE, NEGATIVE = GenerationMode


def room_of(operation: str) -> ModuleType | None:
    """The room whose operation it is: its id begins with the name of the room's package."""
    packages = {room.__name__.removesuffix("tests.matrix").replace(".", "_"): room for room in ROOMS}
    return next((room for package, room in packages.items() if operation.startswith(package)), None)


BOUNDED = settings(
    max_examples=4,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
API = schemathesis.openapi.from_dict(schema())
API.app = get_wsgi_application()
OPERATIONS = {found.ok().label: found.ok() for found in API.get_all_operations()}
ROOM_OF = {label: room_of(one.definition.raw["operationId"]) for label, one in OPERATIONS.items()}


def test_no_two_shapes_share_a_name() -> None:
    """Of two shapes of one name the document would show one alone."""
    named: dict[str, set[str]] = {}
    for shape in _shapes(Schema):
        named.setdefault(shape.__name__, set()).add(shape.__module__)
    assert {name: places for name, places in named.items() if len(places) > 1} == {}


def _shapes(shape: type[Schema]) -> Iterator[type[Schema]]:
    for each in shape.__subclasses__():
        if each.__module__.startswith("daodi."):
            yield each
        yield from _shapes(each)


@pytest.fixture
def asked_much(settings: Settings) -> Iterator[None]:
    """A site that may be asked without end, and keeps the test's own connection, as Django's test client does."""
    settings.API_RATE = {"anonymous": 10**9, "member": 10**9}
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def bearer(core_things: dict[str, Any], alice: Actor) -> dict[str, str]:
    membership = Membership.objects.get(user=alice.user)
    secret = make_key(actor=OPERATING, membership=membership, name="test", scope="write")[1]
    return {"Authorization": f"Bearer {secret}"}


def asked() -> Iterator[tuple[str, str, GenerationMode]]:
    """Each operation as its document has it; and, where it takes anything in, as its document forbids."""
    for label, operation in OPERATIONS.items():
        yield from ((label, who, POSITIVE) for who in ("alice", "nobody"))
        if operation.body or operation.query:
            yield label, "alice", NEGATIVE


# A document's content is streamed: the file is closed when the test's server drops the answer.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("label", "who", "mode"), list(asked()), ids=str)
@pytest.mark.usefixtures("asked_much")
def test_an_operation_answers_as_its_document_says(
    label: str, who: str, mode: GenerationMode, bearer: dict[str, str], things: Callable[[Any], dict[str, Any]]
) -> None:
    here = things(ROOM_OF[label])
    named = {name: str(here[name]) for name in re.findall(r"{(\w+)}", label)}
    headers = {"Host": "localhost", **(bearer if who == "alice" else {})}

    @BOUNDED
    @given(case=OPERATIONS[label].as_strategy(mode, path_parameters=named))
    def kept(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    kept()
