"""A write that names itself with an Idempotency-Key is carried out once; sent again, it gets the first answer.

The key, what was done and the answer stand in one transaction: there is no moment at which one is kept without the
others, and a second sender waits for the first.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.middleware import Answering
from daodi.hub.core.access.models import Answer
from daodi.hub.core.access.programs import Speech, speech_of

READS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
KEPT = timedelta(days=7)
HEADERS = ("Content-Type", "Location", "ETag", "Last-Modified")
# These say nothing of what was asked, only that it could not be taken now.
NOT_AN_ANSWER = frozenset({401, 403, 408, 425, 429})


class OnceOnly:
    """Replays the first answer to a repeated write of the API."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.headers.get("Idempotency-Key", "")
        speech = speech_of(request.path)
        if not key or request.method in READS or speech is None:
            return self.answering(request)
        if len(key) > 255:
            return speech.said(400, _("Idempotency-Key: expected at most 255 characters"), "")
        holder = request.actor.holder  # type: ignore[attr-defined]
        return self._once(request, holder, key, speech) if holder else self.answering(request)

    def _once(self, request: HttpRequest, holder: str, key: str, speech: Speech) -> HttpResponse:
        asked = _asked(request)
        with transaction.atomic():
            answer, is_first = Answer.objects.get_or_create(holder=holder, key=key, defaults={"asked": asked})
            if not is_first:
                return _again(answer, asked, speech)
            response = self.answering(request)
            if response.streaming or response.status_code >= 500 or response.status_code in NOT_AN_ANSWER:
                transaction.set_rollback(True)
                return response
            answer.status, answer.body = response.status_code, response.content
            answer.headers = {name: response[name] for name in HEADERS if name in response}
            answer.save()
        return response


def forget_old() -> int:
    """Forgets the answers that nobody will ask for again; returns how many."""
    return Answer.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]


def _asked(request: HttpRequest) -> str:
    # A file's form has a new boundary each time it is sent, so of it the length alone can be compared.
    is_form = (request.content_type or "").startswith("multipart/")
    body = request.headers.get("Content-Length", "").encode() if is_form else request.body
    said = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(said + body).hexdigest()


def _again(answer: Answer, asked: str, speech: Speech) -> HttpResponse:
    if answer.asked != asked:
        return speech.said(422, _("This Idempotency-Key was used for another request; expected a new key"), "")
    body = bytes(answer.body) if answer.body is not None else b""
    response = HttpResponse(body, status=answer.status or 200)
    for name, value in answer.headers.items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response
