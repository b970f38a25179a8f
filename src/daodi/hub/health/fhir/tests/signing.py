"""Keys of the tests' own, and assertions signed with them."""

from __future__ import annotations

import json
import time
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

AUDIENCE = "http://testserver/fhir/token"
ELLIPTIC = ec.generate_private_key(ec.SECP384R1())
PLAIN = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def public(key: Any, kid: str) -> dict[str, Any]:
    algorithm: Any = jwt.algorithms.ECAlgorithm if isinstance(key, ec.EllipticCurvePrivateKey) else None
    algorithm = algorithm or jwt.algorithms.RSAAlgorithm
    said: dict[str, Any] = algorithm.to_jwk(key.public_key(), as_dict=True)
    return {"kty": said["kty"], "kid": kid} | {name: said[name] for name in ("crv", "x", "y", "n", "e") if name in said}


JWKS = json.dumps({"keys": [public(ELLIPTIC, "ec"), public(PLAIN, "rsa")]})


def assertion(client: object, kid: str = "ec", **claims: Any) -> str:
    """A signed assertion; a claim given as None is left out."""
    said: dict[str, Any] = {"iss": str(client), "sub": str(client), "aud": AUDIENCE, "jti": uuid4().hex}
    said = {
        name: value for name, value in (said | {"exp": int(time.time()) + 240} | claims).items() if value is not None
    }
    key, algorithm = (ELLIPTIC, "ES384") if kid == "ec" else (PLAIN, "RS384")
    return jwt.encode(said, key, algorithm=algorithm, headers={"kid": kid})
