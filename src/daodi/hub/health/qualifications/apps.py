"""The room of professional qualifications, training and medical teams."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Qualifications(AppConfig):
    name = "daodi.hub.health.qualifications"
    label = "qualifications"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="health",
        title=_("Qualifications and training"),
        href="qualifications:list",
        order=60,
        about=_("Whether a practitioner may practise elsewhere, training with certificates, and medical teams."),
    )

    def ready(self) -> None:
        from daodi.hub.core.counts import bring
        from daodi.hub.core.search.registry import findable
        from daodi.hub.health.qualifications.counting import counts
        from daodi.hub.health.qualifications.found import said_of_mission, said_of_training
        from daodi.hub.health.qualifications.models import Mission, Training

        findable(Training, said_of_training)
        findable(Mission, said_of_mission)
        bring("qualifications", counts)

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """What a query finds, as far as the actor may see it. Applications and persons are never found by it."""
        from daodi.hub.health.qualifications.found import hits

        return hits(query, actor)
