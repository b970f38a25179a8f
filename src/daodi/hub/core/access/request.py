"""A request as the hub's views see it: with the one who asks."""

from __future__ import annotations

from django.http import HttpRequest

from daodi.hub.core.access.actor import Actor


class Request(HttpRequest):
    """For type checks alone: the middleware puts ``actor`` on Django's own request."""

    actor: Actor
