"""Puts the actor on each request, and says what stands in the way: as a page, or as programs read it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from daodi.hub.core.access.errors import NotSignedIn, Refusal, unkeepable
from daodi.hub.core.access.programs import speech_of
from daodi.hub.core.access.recognise import actor_of

Answering = Callable[[HttpRequest], HttpResponse]


class SetActor:
    """``request.actor``: read from the session or the key when it is first looked at."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering

    def __call__(self, request: HttpRequest) -> HttpResponse:
        speech = speech_of(request.path)
        known = (speech.known if speech else None) or actor_of
        request.actor = SimpleLazyObject(lambda: known(request))  # type: ignore[attr-defined]
        return self.answering(request)


class SayErrors:
    """Turns a ``Refusal`` that a view let through into its answer."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answering(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, DataError):
            error = unkeepable()
        if not isinstance(error, Refusal):
            return None
        if (speech := speech_of(request.path)) is not None:
            return speech.refused(error)
        if isinstance(error, NotSignedIn):
            return redirect_to_login(request.get_full_path())
        said = {"heading": error.title, "status": error.status}
        return render(request, "web/error.html", said, status=error.status)
