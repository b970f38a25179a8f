"""A signed assertion for a token (RFC 7523, SMART App Launch 2: backend services), and a token for its actor."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from daodi.hub.core.access import keys
from daodi.hub.core.access.actor import NOBODY, READ, WRITE, Actor
from daodi.hub.core.access.recognise import actor_of, bearer_of, by_user
from daodi.hub.health.fhir.models import Assertion, Client, Token
from daodi.hub.health.fhir.scopes import Scope, joined, parsed, within
from daodi.hub.health.fhir.smart.keys import ALGORITHMS

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
PREFIX = f"{keys.PREFIX}fhir_"
HOLDS = timedelta(minutes=5)
LEEWAY = timedelta(seconds=30)
LONGEST = 8000


class Refused(Exception):
    """Why there is no token: the word that OAuth 2 has for it, and a sentence."""

    def __init__(self, error: str, text: str) -> None:
        super().__init__(text)
        self.error = error


def given(form: Mapping[str, str], audience: str) -> dict[str, Any]:
    """The token that a form asks for; ``Refused`` says why there is none."""
    if form.get("grant_type") != "client_credentials":
        raise Refused("unsupported_grant_type", "expected client_credentials")
    if form.get("client_assertion_type") != ASSERTION:
        raise Refused("invalid_request", f"client_assertion_type: expected {ASSERTION}")
    client = proven(form.get("client_assertion", ""), audience)
    scopes = _granted(client, form.get("scope", ""))
    secret = PREFIX + keys.made().removeprefix(keys.PREFIX)
    until = timezone.now() + HOLDS
    said = [str(one) for one in scopes]
    Token.objects.filter(expires_at__lt=timezone.now()).delete()
    Token.objects.create(secret_hash=keys.hashed(secret), client=client, scopes=said, expires_at=until)
    return {
        "access_token": secret,
        "token_type": "bearer",
        "expires_in": int(HOLDS.total_seconds()),
        "scope": " ".join(said),
    }


def proven(assertion: str, audience: str) -> Client:
    """The client whose assertion this is: signed by a key of its own, for this address, for once and for now."""
    try:
        if len(assertion) > LONGEST:
            raise Refused("invalid_client", "the assertion is too long")
        header = jwt.get_unverified_header(assertion)
        client = _client(jwt.decode(assertion, options={"verify_signature": False}).get("iss"))
        key = next((one for one in client.keys if one["kid"] == header.get("kid")), None)
        if key is None or header.get("alg") not in ALGORITHMS:
            raise Refused("invalid_client", "no key of this client has this kid and algorithm")
        claims = _claims(assertion, header["alg"], key, audience)
    except (jwt.PyJWTError, ValueError, TypeError, OverflowError) as error:
        raise Refused("invalid_client", f"the assertion does not hold: {error}") from error
    if claims["sub"] != str(client.pk):
        raise Refused("invalid_client", "iss and sub: expected the client's id")
    _use(client, claims)
    return client


def _claims(assertion: str, algorithm: str, key: dict[str, Any], audience: str) -> dict[str, Any]:
    claims = jwt.decode(
        assertion,
        jwt.PyJWK(key, algorithm=algorithm).key,
        algorithms=[algorithm],
        audience=audience,
        leeway=LEEWAY,
        options={"require": ["iss", "sub", "aud", "exp", "jti"], "verify_aud": True},
    )
    if not isinstance(claims["jti"], str) or not claims["jti"] or not isinstance(claims["exp"], int):
        raise Refused("invalid_client", "jti: expected text; exp: expected a whole number")
    if datetime.fromtimestamp(claims["exp"], UTC) > timezone.now() + HOLDS + LEEWAY:
        raise Refused("invalid_client", "exp: expected at most five minutes from now")
    return claims


def _client(mark: object) -> Client:
    try:
        return Client.objects.get(pk=UUID(str(mark)), withdrawn_at=None)
    except (Client.DoesNotExist, ValueError) as error:
        raise Refused("invalid_client", "no such client") from error


def _use(client: Client, claims: Mapping[str, Any]) -> None:
    """An assertion holds once: what it was called is kept until it would no longer hold anyway."""
    Assertion.objects.filter(expires_at__lt=timezone.now()).delete()
    mark = hashlib.sha256(claims["jti"].encode("utf-8", "replace")).hexdigest()
    until = datetime.fromtimestamp(claims["exp"], UTC) + 2 * LEEWAY
    try:
        with transaction.atomic():
            Assertion.objects.create(client=client, jti=mark, expires_at=until)
    except IntegrityError as error:
        raise Refused("invalid_client", "jti: this assertion was used before") from error


def _granted(client: Client, asked: str) -> tuple[Scope, ...]:
    """What is asked for, as far as the client was given it; what is no scope of ours is passed over."""
    known = []
    for text in asked.split():
        try:
            known.append(parsed(text))
        except ValueError:
            continue
    scopes = within(joined(known), [Scope(*one.removeprefix("system/").split(".")) for one in client.scopes])
    if not scopes:
        raise Refused("invalid_scope", f"expected some of: {' '.join(client.scopes)}")
    return scopes


def actor_at(request: HttpRequest) -> Actor:
    """The one who asks at ``/fhir``: with a token of a client, or as anywhere else. A token opens nothing else."""
    if request.path == "/fhir/token":
        return NOBODY
    bearer = bearer_of(request)
    return by_token(bearer) if bearer is not None and bearer.startswith(PREFIX) else actor_of(request)


def by_token(secret: str) -> Actor:
    """The member as whom the client acts, within the token's scopes; nobody, where one of them holds no more."""
    held = Token.objects.select_related("client__membership__user", "client__membership__organisation")
    token = held.filter(secret_hash=keys.hashed(secret), expires_at__gt=timezone.now()).first()
    if token is None or token.client.withdrawn_at is not None:
        return NOBODY
    place = token.client.membership
    actor = by_user(place.user, place.organisation_id)
    if not actor.is_of(token.client.organisation_id):
        return NOBODY
    writes = any(letter in one.rpartition(".")[2] for one in token.scopes for letter in "cu")
    scopes = (WRITE if writes else READ) | frozenset(token.scopes)
    return replace(actor, scopes=scopes, via=f"client:{str(token.client_id)[:8]}")
