"""The room of needs and offers."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Docking(AppConfig):
    name = "daodi.hub.cooperation.docking"
    label = "docking"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="cooperation",
        title=_("Needs and offers"),
        href="docking:list",
        order=40,
        about=_("What is sought and offered, matched with reasons; names are shown once both sides accept."),
    )

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The needs and offers that a query finds, as far as the actor may see them."""
        from daodi.hub.cooperation.docking.found import hits

        return hits(query, actor)
