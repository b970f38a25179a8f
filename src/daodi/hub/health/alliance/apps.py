"""The room of a hospital alliance: who offers which service where, and programmes with their sessions."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Alliance(AppConfig):
    name = "daodi.hub.health.alliance"
    label = "alliance"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="health",
        title=_("Services and alliances"),
        href="alliance:find",
        order=40,
        about=_("What hospitals offer, where, in which languages and at which price; and what campaigns achieved."),
    )

    def ready(self) -> None:
        from daodi.hub.core.search.registry import findable
        from daodi.hub.health.alliance import served
        from daodi.hub.health.alliance.found import said
        from daodi.hub.health.alliance.kinds import KINDS

        for kind in KINDS:
            if kind.findable:
                findable(kind.model, said)
        served.serve_all()

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """What a query finds, as far as the actor may see it."""
        from daodi.hub.health.alliance.found import hits

        return hits(query, actor)
