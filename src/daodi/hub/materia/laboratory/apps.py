"""The room of lots, reports and verdicts."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Laboratory(AppConfig):
    name = "daodi.hub.materia.laboratory"
    label = "laboratory"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="materia",
        title=_("Laboratory"),
        href="laboratory:lots",
        order=30,
        about=_("Lots with their results, held against the rules of every market; kept, shared, checked again."),
    )

    def ready(self) -> None:
        from daodi.hub.core.lots import bring
        from daodi.hub.core.search.registry import findable
        from daodi.hub.materia.laboratory.found import said
        from daodi.hub.materia.laboratory.kept import Kept
        from daodi.hub.materia.laboratory.models import Lot

        findable(Lot, said)
        bring(Kept())

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The lots that a query finds, as far as the actor may see them."""
        from daodi.hub.materia.laboratory.found import hits

        return hits(query, actor)
