"""How the API learns that somebody known asks. ``auth=member`` stands for all routes; ``auth=anyone`` opens one."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.utils import check_csrf

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotAllowed, NotSignedIn
from daodi.hub.core.access.recognise import bearer_of


def member(request: HttpRequest) -> Actor:
    """A person signed in, or a program with a key that holds."""
    actor = anyone(request)
    if not actor.signed_in:
        raise NotSignedIn
    return actor


def anyone(request: HttpRequest) -> Actor:
    """Whoever it is. A session still has to prove that its own page sent the request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if bearer_of(request) is not None:
        if not actor.signed_in:
            raise NotSignedIn
    elif actor.signed_in and check_csrf(request):
        raise NotAllowed
    return actor
