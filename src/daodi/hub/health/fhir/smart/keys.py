"""Public keys as they are pasted: a JSON Web Key Set, held against what SMART asks for. Nothing is ever fetched."""

from __future__ import annotations

import json
from typing import Any

import jwt
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid

ALGORITHMS = ("RS384", "ES384")
LONGEST, MOST, BITS = 20_000, 10, 2048
SECRET = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")


def keys_of(text: str) -> list[dict[str, Any]]:
    """The keys of a pasted set; ``Invalid`` says what is wrong with which."""
    if len(text) > LONGEST:
        raise Invalid({"keys": _("It is too long; expected at most %d characters.") % LONGEST})
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Invalid({"keys": _("This is no JSON; expected a JSON Web Key Set.")}) from error
    keys = said.get("keys") if isinstance(said, dict) else None
    if not isinstance(keys, list) or not 0 < len(keys) <= MOST or not all(isinstance(one, dict) for one in keys):
        raise Invalid({"keys": _('Expected {"keys": [ … ]} with 1 to %d keys.') % MOST})
    held = [_checked(one, number) for number, one in enumerate(keys, 1)]
    if len({one["kid"] for one in held}) < len(held):
        raise Invalid({"keys": _("Two keys have one kid; expected a kid of its own for each.")})
    return held


def _checked(key: dict[str, Any], number: int) -> dict[str, Any]:
    """One public key, without what isn't needed of it."""
    if any(name in key for name in SECRET):
        raise Invalid({"keys": _("Key %d is a private key. Take it out of use now; paste the public one.") % number})
    if not isinstance(kid := key.get("kid"), str) or not 0 < len(kid) <= 200:
        raise Invalid({"keys": _("Key %d has no kid.") % number})
    names = {"RSA": ("n", "e"), "EC": ("crv", "x", "y")}.get(str(key.get("kty")), ())
    kept = {name: key.get(name) for name in ("kty", "kid", *names)}
    try:
        public = jwt.PyJWK(kept, algorithm="RS384" if key.get("kty") == "RSA" else "ES384").key
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError) as error:
        raise Invalid({"keys": _("Key %d can't be read; expected RSA or EC P-384.") % number}) from error
    size = public.key_size
    if not (size >= BITS if key["kty"] == "RSA" else key.get("crv") == "P-384"):
        raise Invalid({"keys": _("Key %d is too weak; expected RSA of 2048 bits or more, or EC P-384.") % number})
    return kept
