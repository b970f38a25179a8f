"""Paths that programs speak to: errors there are never a page, and each standard says them in its own shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from daodi.hub.core.access import problem
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Refusal


@dataclass(frozen=True)
class Speech:
    """How a path answers: a refusal, any other status in words; ``known`` where it has keys of its own."""

    refused: Callable[[Refusal], HttpResponse]
    said: Callable[[int, str, str], HttpResponse]
    known: Callable[[HttpRequest], Actor] | None = None


def _said(status: int, title: str, detail: str = "") -> HttpResponse:
    return problem.problem(status, title, **({"detail": detail} if detail else {}))


PROBLEM = Speech(problem.refused, _said)
_spoken: dict[str, Speech] = {"/api": PROBLEM, "/ubl": PROBLEM}


def speak(prefix: str, speech: Speech) -> None:
    """From here on, the path and all below it answer so."""
    _spoken[prefix] = speech


def speech_of(path: str) -> Speech | None:
    """How a path answers programs; None for a page.

    >>> speech_of("/api/me") is PROBLEM, speech_of("/account")
    (True, None)
    """
    first = path[: path.find("/", 1)] if "/" in path[1:] else path
    return _spoken.get(first)
