"""The room of plans, projects, targets and what came of them."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Programmes(AppConfig):
    name = "daodi.hub.cooperation.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="cooperation",
        title=_("Plans and results"),
        href="programmes:plans",
        order=20,
        about=_("What was promised, what came of it, by whom it is known; plans, projects, figures, places, reports."),
    )

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The plans, projects and indicators that a query finds, as far as the actor may see them."""
        from daodi.hub.cooperation.programmes.found import hits

        return hits(query, actor)
