"""The room of alliances, memoranda, platforms and their meetings."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Mechanisms(AppConfig):
    name = "daodi.hub.cooperation.mechanisms"
    label = "mechanisms"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="cooperation",
        title=_("Mechanisms"),
        href="mechanisms:list",
        order=10,
        about=_("Alliances, memoranda, platforms and forums: who takes part, what they decide, and what follows."),
    )

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The mechanisms that a query finds, as far as the actor may see them."""
        from daodi.hub.cooperation.mechanisms.found import hits

        return hits(query, actor)
