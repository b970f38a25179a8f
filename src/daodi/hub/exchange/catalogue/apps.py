"""The room of products, their suppliers, and how they are found."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Catalogue(AppConfig):
    name = "daodi.hub.exchange.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="exchange",
        title=_("Catalogue"),
        href="catalogue:find",
        order=10,
        about=_("What members offer, by any name; with its lots, and whether each meets the rules of your market."),
    )

    def ready(self) -> None:
        from daodi.hub.core import materials
        from daodi.hub.core.lots import follow
        from daodi.hub.core.rulebook.following import also
        from daodi.hub.core.search.registry import findable
        from daodi.hub.exchange.catalogue import held, standings
        from daodi.hub.exchange.catalogue.found import said
        from daodi.hub.exchange.catalogue.models import Listing

        findable(Listing, said)
        materials.bring("listings", held.held)
        follow(standings.of_lots)
        also("follow-rules-catalogue")

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The listings that a query finds, as far as the actor may see them."""
        from daodi.hub.exchange.catalogue.found import hits

        return hits(query, actor)
