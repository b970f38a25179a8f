"""What could not be done, as an OperationOutcome."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse

from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.health.fhir.validation import Issue

JSON = "application/fhir+json"
CODES = {400: "invalid", 401: "login", 403: "forbidden", 404: "not-found", 405: "not-supported", 406: "not-supported"}
CODES |= {409: "conflict", 412: "conflict", 413: "too-long", 415: "not-supported", 422: "processing", 429: "throttled"}


class Unfit(Refusal):
    """A request that is not FHIR as we speak it."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


class Flawed(Invalid):
    """A resource that breaks rules of its own: the issues say where."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        super().__init__({issue.path: issue.text for issue in self.issues})


class Failed(Refusal):
    """What stands in the way of a transaction, said of the entry that it stands at."""

    def __init__(self, refusal: Refusal, path: str) -> None:
        super().__init__(refusal.title)
        self.status, self.outcome = refusal.status, told_of(refusal, path)


def outcome(*issues: dict[str, Any]) -> dict[str, Any]:
    """An OperationOutcome of these issues."""
    return {"resourceType": "OperationOutcome", "issue": list(issues)}


def issue(code: str, text: str, *, severity: str = "error", path: str = "") -> dict[str, Any]:
    """One issue; ``path`` is an element as FHIRPath writes it."""
    said = {"severity": severity, "code": code, "diagnostics": text}
    return {**said, "expression": [path]} if path else said


def told(issues: Iterable[Issue]) -> dict[str, Any]:
    """What validation found; all is well where it found nothing."""
    found = [
        issue(
            "structure" if one.rule == "structure" else "invariant",
            f"{one.rule}: {one.text}",
            severity=one.severity,
            path=one.path,
        )
        for one in issues
    ]
    return outcome(*(found or [issue("informational", "no problems found", severity="information")]))


def said(status: int, title: str, detail: str = "") -> HttpResponse:
    """Any other status, in words."""
    return answered(outcome(issue(CODES.get(status, "exception"), f"{title} {detail}".strip())), status)


def answered(resource: dict[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A resource as an answer."""
    body = json.dumps(resource, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return HttpResponse(body, status=status, content_type=f"{JSON}; charset=utf-8", headers=headers)


def refused(refusal: Refusal) -> HttpResponse:
    """What stands in the way of a request, as FHIR says it."""
    answer = answered(told_of(refusal), refusal.status)
    if refusal.status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def told_of(refusal: Refusal, path: str = "") -> dict[str, Any]:
    """The same as a resource; ``path`` is the entry that it is said of."""
    code = CODES.get(refusal.status, "processing")
    if isinstance(refusal, Failed):
        return refusal.outcome
    if isinstance(refusal, Flawed):
        return told(refusal.issues)
    if isinstance(refusal, Invalid):
        return outcome(*(issue(code, text, path=_within(path, name)) for name, text in refusal.fields.items()))
    return outcome(issue(code, refusal.title, path=path))


def _within(path: str, name: str) -> str:
    """An element of a resource, as it stands in an entry."""
    inner = name.partition(".")[2] if name[:1].isupper() else name
    return ".".join(filter(None, (path, "resource" if inner else "", inner))) if path else name
