"""The room of reactions to materials and products, and the signals in them."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Safety(AppConfig):
    name = "daodi.hub.health.safety"
    label = "safety"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="health",
        title=_("Safety signals"),
        href="safety:list",
        order=30,
        about=_("Reports of reactions, each herb counted under all its names; what stands out, and its lots."),
    )

    def ready(self) -> None:
        from daodi.hub.core import materials
        from daodi.hub.core.search.registry import findable
        from daodi.hub.health.safety.found import said
        from daodi.hub.health.safety.held import held
        from daodi.hub.health.safety.models import Signal

        findable(Signal, said)
        materials.bring("signals", held)

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The signals that a query finds, as far as the actor may see them."""
        from daodi.hub.health.safety.found import hits

        return hits(query, actor)
