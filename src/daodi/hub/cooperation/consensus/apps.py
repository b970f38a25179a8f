"""The room in which members agree on standards."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Consensus(AppConfig):
    name = "daodi.hub.cooperation.consensus"
    label = "consensus"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="cooperation",
        title=_("Standards by consensus"),
        href="consensus:list",
        order=50,
        about=_("Drafts, comments and ballots; what is agreed becomes rules that lots are checked by."),
    )

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The standards and drafts that a query finds, as far as the actor may see them."""
        from daodi.hub.cooperation.consensus.found import hits

        return hits(query, actor)
