"""The room of trials, partners in research, and drug projects by stage."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Research(AppConfig):
    name = "daodi.hub.health.research"
    label = "research"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="health",
        title=_("Research"),
        href="research:list",
        order=70,
        about=_("Trials of many registers in one, partners sought and offered, drug projects by stage."),
    )

    def ready(self) -> None:
        """Makes trials and projects findable, and trials readable at /fhir."""
        from daodi.hub.core.search.registry import findable
        from daodi.hub.health.research.found import said_of_project, said_of_trial
        from daodi.hub.health.research.models import DrugProject, Trial
        from daodi.hub.health.research.served import serve_study

        findable(Trial, said_of_trial)
        findable(DrugProject, said_of_project)
        serve_study()

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """What a query finds, as far as the actor may see it."""
        from daodi.hub.health.research.found import hits

        return hits(query, actor)
