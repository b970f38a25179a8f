"""The room of events and emergencies: needs and offers until they arrive, reports, what was learnt."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Emergencies(AppConfig):
    name = "daodi.hub.health.emergencies"
    label = "emergencies"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="health",
        title=_("Emergencies"),
        href="emergencies:list",
        order=20,
        about=_("Rumours weighed with their source; what is needed and what is offered, until it arrives."),
    )

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The emergencies and events that a query finds, as far as the actor may see them."""
        from daodi.hub.health.emergencies.found import hits

        return hits(query, actor)
