"""The room of counts over areas and weeks, alarms, and what was made of them."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Surveillance(AppConfig):
    name = "daodi.hub.health.surveillance"
    label = "surveillance"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="health",
        title=_("Surveillance"),
        href="surveillance:list",
        order=10,
        about=_("Counts by area and week from many offices; what is above its bound is seen, acknowledged, assessed."),
    )

    def ready(self) -> None:
        """Serves the counts at ``/fhir``."""
        from daodi.hub.health.fhir.registry import serve
        from daodi.hub.health.surveillance.served import REPORT

        serve(REPORT)

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The diseases whose counts the actor reads."""
        from daodi.hub.health.surveillance.found import hits

        return hits(query, actor)
