"""Programs come in with a signed assertion, once and for five minutes, and reach no further than their scopes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.test import Client as Browser
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotAllowed
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.documents.models import Document
from daodi.hub.core.organisations.models import Membership
from daodi.hub.health.fhir.models import Client, Token
from daodi.hub.health.fhir.scopes import Scope, joined, parsed, within
from daodi.hub.health.fhir.smart.clients import register, withdraw
from daodi.hub.health.fhir.smart.tokens import ASSERTION
from daodi.hub.health.fhir.tests.conftest import Program
from daodi.hub.health.fhir.tests.signing import ELLIPTIC, JWKS, assertion, public
from daodi.hub.health.fhir.tests.test_resting import BASIC, issues

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("serving")]
TASK = {"resourceType": "Task", "status": "requested", "intent": "order"}


@pytest.fixture
def registered(alice: Actor) -> Client:
    return register(actor=alice, name="System", keys=JWKS, scopes="system/*.cruds")


def ask(signed: str, scope: str = "system/*.rs", **more: str) -> Any:
    form = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION, "client_assertion": signed}
    return Browser().post(
        "/fhir/token",
        "&".join(f"{name}={value}" for name, value in (form | {"scope": scope} | more).items()),
        content_type="application/x-www-form-urlencoded",
    )


def coming(registered: Client, scope: str) -> Program:
    """The program with a token of that scope."""
    return Program(ask(assertion(registered.pk), scope).json()["access_token"])


@pytest.mark.parametrize("kid", ["ec", "rsa"])
def test_a_signed_assertion_gets_a_token_of_five_minutes(kid: str, registered: Client, alice: Actor) -> None:
    answer = ask(assertion(registered.pk, kid), "system/Task.read system/Basic.rs openid")
    said = answer.json()
    assert (answer.status_code, answer["Pragma"]) == (200, "no-cache")
    assert "no-store" in answer["Cache-Control"]
    assert (said["token_type"], said["expires_in"], said["scope"]) == ("bearer", 300, "system/Basic.rs system/Task.rs")
    assert said["access_token"] not in str(list(Token.objects.values()))
    assert Program(said["access_token"]).get("/Basic").status_code == 200


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"aud": "http://testserver/token"}, "Audience"),
        ({"aud": None}, "aud"),
        ({"exp": int(time.time()) - 60}, "expired"),
        ({"exp": int(time.time()) + 86400}, "five minutes"),
        ({"exp": None}, "exp"),
        ({"jti": None}, "jti"),
        ({"sub": "someone"}, "iss and sub"),
        ({"iss": "someone"}, "no such client"),
        ({"nbf": int(time.time()) + 3600}, "not yet valid"),
    ],
)
def test_an_assertion_that_does_not_hold_gets_nothing(claims: dict[str, Any], said: str, registered: Client) -> None:
    answer = ask(
        assertion(registered.pk, **claims) if "kid" not in claims else assertion(registered.pk, "rsa")[:-4] + "AAAA"
    )
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert "kid" in claims or said in answer.json()["error_description"]
    assert not Token.objects.exists()


@pytest.mark.parametrize("algorithm", ["none", "HS384", "ES256"])
def test_no_other_way_of_signing_is_taken(algorithm: str, registered: Client) -> None:
    claims = jwt.decode(assertion(registered.pk), options={"verify_signature": False})
    key: Any = {"none": None, "HS384": "k" * 48, "ES256": ec.generate_private_key(ec.SECP256R1())}[algorithm]
    assert ask(jwt.encode(claims, key, algorithm=algorithm, headers={"kid": "ec"})).status_code == 401
    stranger = jwt.encode(claims, ec.generate_private_key(ec.SECP384R1()), algorithm="ES384", headers={"kid": "ec"})
    assert ask(stranger).status_code == 401


def test_an_assertion_is_used_once(registered: Client) -> None:
    signed = assertion(registered.pk)
    assert [ask(signed).status_code for _ in range(2)] == [200, 401]
    assert ask(assertion(registered.pk, jti="1")).status_code == 200
    assert ask(assertion(registered.pk, jti="1")).status_code == 401


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"client_assertion_type": "x"}, "invalid_request"),
        ({"scope": "openid"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"client_assertion": "x"}, "invalid_client"),
        ({"client_assertion": "a.b.c"}, "invalid_client"),
        ({"client_assertion": ""}, "invalid_client"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_as_oauth_says_it(
    form: dict[str, str], error: str, registered: Client
) -> None:
    assert ask(assertion(registered.pk), **form).json()["error"] == error


def test_a_token_ends_after_five_minutes_and_with_its_client(registered: Client, alice: Actor) -> None:
    one = coming(registered, "system/*.rs")
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert one.get("/Basic").status_code == 401
    other = coming(registered, "system/*.rs")
    withdraw(actor=alice, client_id=registered.pk)
    assert other.get("/Basic").status_code == 401
    assert ask(assertion(registered.pk)).status_code == 401


def test_a_token_ends_with_the_membership_and_the_standing(registered: Client, growers: Any, alice: Actor) -> None:
    one = coming(registered, "system/*.cruds")
    Membership.objects.filter(user=alice.user).update(role="reader")
    assert (one.get("/Basic").status_code, one.send("/Basic", BASIC).status_code) == (200, 403)
    growers.standing = "suspended"
    growers.save()
    assert one.get("/Basic").status_code == 401


def test_a_token_opens_nothing_but_fhir(registered: Client) -> None:
    one = coming(registered, "system/*.cruds")
    for path in ("/api/me", "/api/documents"):
        assert one.client.get(path).status_code == 401


SCOPED = [
    ("system/Task.rs", 200, 200, 403, 403, 403),
    ("system/Task.s", 403, 200, 403, 403, 403),
    ("system/Task.r", 200, 403, 403, 403, 403),
    ("system/Task.c", 403, 403, 201, 403, 403),
    ("system/Task.u", 403, 403, 403, 200, 403),
    ("system/Task.write", 403, 403, 201, 200, 403),
    ("system/*.cruds", 200, 200, 201, 200, 200),
    ("system/Basic.cruds", 403, 403, 403, 403, 200),
]


@pytest.mark.parametrize(("scope", "read", "search", "create", "update", "other"), SCOPED, ids=[s[0] for s in SCOPED])
def test_each_interaction_needs_its_letter(
    scope: str, read: int, search: int, create: int, update: int, other: int, registered: Client, alice: Actor, job: Any
) -> None:
    one, program = job(alice), coming(registered, scope)
    assert program.get(f"/Task/{one.pk}").status_code == read
    assert program.get("/Task").status_code == search
    assert program.send("/Task", TASK, Prefer="return=minimal").status_code == create
    assert program.send(f"/Task/{one.pk}", TASK | {"id": str(one.pk)}, "put").status_code == update
    assert program.get("/Basic").status_code == other
    entry = {"resource": TASK, "request": {"method": "POST", "url": "Task"}}
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": [entry]}
    assert program.send("", bundle).status_code == (200 if create == 201 else 403)


def test_what_comes_along_is_within_the_scopes_too(registered: Client, alice: Actor, job: Any, document: Any) -> None:
    target = document(alice, "hidden name")
    job(alice, result=target)
    narrow, wide = coming(registered, "system/Task.rs"), coming(registered, "system/Task.rs system/Basic.rs")
    path = "/Task?_include=Task:focus"
    assert [one["resource"]["resourceType"] for one in wide.get(path).json()["entry"]] == ["Task", "Basic"]
    assert "hidden name" not in narrow.get(path).content.decode()
    assert narrow.get("/Task?focus.name=hidden").status_code == 403
    assert wide.get("/Task?focus.name=hidden").json()["total"] == 1
    basic = coming(registered, "system/Basic.rs").get(f"/Basic?_id={target.pk}&_revinclude=Task:focus")
    assert [one["resource"]["resourceType"] for one in basic.json()["entry"]] == ["Basic", "OperationOutcome"]


def test_who_made_it_stands_in_the_history_with_the_program(registered: Client, alice: Actor) -> None:
    from daodi.hub.core.audit.models import Entry

    coming(registered, "system/Basic.c").send("/Basic", BASIC)
    entry = Entry.objects.get(verb="keep")
    assert entry.by == {
        "user": str(alice.user.pk),
        "organisation": str(alice.organisation.pk),
        "via": f"client:{str(registered.pk)[:8]}",
    }
    assert Document.objects.get().owner == alice.organisation


def test_the_configuration_says_where_and_how(registered: Client) -> None:
    said = Browser().get("/fhir/.well-known/smart-configuration").json()
    assert said["token_endpoint"] == "http://testserver/fhir/token"
    assert said["token_endpoint_auth_signing_alg_values_supported"] == ["RS384", "ES384"]
    assert "system/Task.crus" in said["scopes_supported"]


PRIVATE = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(ELLIPTIC))
WEAK = public(rsa.generate_private_key(public_exponent=65537, key_size=1024), "w")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("{", "no JSON"),
        ("[]", "keys"),
        ('{"keys": []}', "keys"),
        ('{"keys": [1]}', "keys"),
        (json.dumps({"keys": [PRIVATE | {"kid": "p"}]}), "private"),
        (json.dumps({"keys": [{"kty": "oct", "k": "eA", "kid": "o"}]}), "private"),
        (json.dumps({"keys": [WEAK]}), "too weak"),
        (json.dumps({"keys": [public(ec.generate_private_key(ec.SECP256R1()), "x")]}), "P-384"),
        (json.dumps({"keys": [public(ELLIPTIC, "a"), public(ELLIPTIC, "a")]}), "one kid"),
        (json.dumps({"keys": [public(ELLIPTIC, "")]}), "no kid"),
        (json.dumps({"keys": [{"kty": "RSA", "kid": "x", "n": 1, "e": None}]}), "can't be read"),
        ("[" * 10_000, "no JSON"),
    ],
)
def test_keys_that_are_none_are_refused_in_words(keys: str, said: str, alice: Actor) -> None:
    with pytest.raises(Invalid) as refused:
        register(actor=alice, name="x", keys=keys, scopes="system/*.rs")
    assert said in refused.value.fields["keys"]


@pytest.mark.parametrize(
    "scopes", ["", "user/Task.rs", "system/Herb.rs", "system/Task.sr", "system/Task.", "system/Task.rs?x=1"]
)
def test_scopes_that_are_none_are_refused(scopes: str, alice: Actor) -> None:
    with pytest.raises(Invalid):
        register(actor=alice, name="x", keys=JWKS, scopes=scopes)


def test_scopes_of_both_versions_are_one() -> None:
    assert joined([parsed("system/Task.read"), parsed("system/Task.write")]) == (Scope("Task", "cruds"),)
    assert within([Scope("*", "rs")], [Scope("Task", "cr"), Scope("Basic", "s")]) == (
        Scope("Basic", "s"),
        Scope("Task", "r"),
    )
    assert within([Scope("Task", "cruds")], [Scope("*", "rs")]) == (Scope("Task", "rs"),)
    assert within([Scope("Task", "rs")], [Scope("Basic", "rs")]) == ()


def test_an_administrator_alone_registers(bob: Actor, charlie: Actor, alice: Actor, registered: Client) -> None:
    with pytest.raises(NotAllowed):
        register(actor=bob, name="x", keys=JWKS, scopes="system/*.rs")
    assert Client.objects.count() == 1
    assert Client.objects.get().organisation == alice.organisation


def test_a_program_with_a_token_still_sees_what_its_organisation_sees_alone(
    registered: Client, charlie: Actor, document: Any
) -> None:
    hidden, open_ = document(charlie), document(charlie, visibility=Visibility.PUBLISHED)
    program = coming(registered, "system/*.cruds")
    assert program.get(f"/Basic/{hidden.pk}").status_code == 404
    assert program.get(f"/Basic/{open_.pk}").status_code == 200
    answer = program.send(f"/Basic/{open_.pk}", BASIC | {"id": str(open_.pk)}, "put")
    assert (answer.status_code, issues(answer)[0][0]) == (403, "forbidden")


def test_the_page_registers_and_withdraws(alice: Actor, signed_in: Callable[[Actor], Browser]) -> None:
    browser = signed_in(alice)
    sent = {"name": "HIS", "keys": JWKS, "scopes": "system/Task.rs"}
    assert browser.post("/health/fhir/programs", sent | {"keys": "x"}).status_code == 422
    assert browser.post("/health/fhir/programs", sent).status_code == 302
    one = Client.objects.get()
    assert str(one.pk) in browser.get("/health/fhir/programs").content.decode()
    assert browser.post(f"/health/fhir/programs/{one.pk}/withdraw").status_code == 302
    one.refresh_from_db()
    assert one.withdrawn_at is not None
