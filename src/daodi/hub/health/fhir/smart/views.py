"""Where a program learns how to come in, and where it gets its token. Errors here are those of OAuth 2."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from daodi.hub.core.access.errors import Refusal
from daodi.hub.core.access.throttle import Fair
from daodi.hub.health.fhir.registry import types
from daodi.hub.health.fhir.smart.keys import ALGORITHMS
from daodi.hub.health.fhir.smart.tokens import Refused, given
from daodi.hub.health.fhir.speaking import base_of, spoken
from daodi.hub.health.fhir.visit import Visit

LONGEST = 16_000
fair = Fair()


@spoken("GET")
def configuration(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What SMART App Launch 2 asks of this address."""
    scopes = [f"system/{one.type}.{'cru' if one.taken else 'r'}s" for one in types()]
    said = {
        "token_endpoint": f"{visit.base}/token",
        "grant_types_supported": ["client_credentials"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": list(ALGORITHMS),
        "scopes_supported": ["system/*.rs", *scopes],
        "code_challenge_methods_supported": ["S256"],
        "capabilities": ["client-confidential-asymmetric", "permission-v1", "permission-v2"],
    }
    return JsonResponse(said)


@csrf_exempt
@never_cache
@sensitive_variables("token")
def token(request: HttpRequest) -> HttpResponse:
    """A token of five minutes for an assertion."""
    if request.method != "POST":
        return _refused("invalid_request", "expected POST", 405)
    if request.content_type != "application/x-www-form-urlencoded" or len(request.body) > LONGEST:
        return _refused("invalid_request", f"expected a form of at most {LONGEST} bytes", 400)
    if not fair.allow_request(request):
        return _refused("temporarily_unavailable", "too many requests", 429)
    try:
        token: dict[str, Any] = given(request.POST.dict(), f"{base_of(request)}/token")
    except Refused as error:
        return _refused(error.error, str(error), 401 if error.error == "invalid_client" else 400)
    except Refusal as error:
        return _refused("invalid_request", error.title, 400)
    answer = JsonResponse(token)
    answer["Pragma"] = "no-cache"
    return answer


def _refused(error: str, text: str, status: int) -> HttpResponse:
    headers = {"Allow": "POST"} if status == 405 else {}
    return JsonResponse({"error": error, "error_description": text}, status=status, headers=headers)
