"""The API keeps to its OpenAPI document, whatever is sent: it never breaks, and never answers what isn't said there."""

from __future__ import annotations

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from pytest_django import Settings
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

EXAMPLES = 12
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
API = schemathesis.openapi.from_dict(schema())
API.app = get_wsgi_application()
OPERATIONS = {found.ok().label: found.ok() for found in API.get_all_operations()}


@pytest.fixture
def asked_much(settings: Settings) -> None:
    settings.API_RATE = {"anonymous": 10**9, "member": 10**9}


@pytest.fixture
def bearer(alice: Actor) -> dict[str, str]:
    membership = Membership.objects.get(user=alice.user)
    secret = make_key(actor=OPERATING, membership=membership, name="test", scope="write")[1]
    return {"Authorization": f"Bearer {secret}", "Host": "localhost"}


@pytest.mark.parametrize("who", ["alice", "nobody"])
@pytest.mark.parametrize("label", OPERATIONS)
@pytest.mark.usefixtures("asked_much")
def test_an_operation_answers_as_its_document_says(label: str, who: str, bearer: dict[str, str]) -> None:
    headers = bearer if who == "alice" else {"Host": "localhost"}

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=OPERATIONS[label].as_strategy())
    def kept(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    kept()
