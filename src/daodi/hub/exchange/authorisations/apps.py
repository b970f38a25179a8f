"""The room of marketing authorisations and the paths to them."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Authorisations(AppConfig):
    name = "daodi.hub.exchange.authorisations"
    label = "authorisations"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="exchange",
        title=_("Authorisations"),
        href="authorisations:list",
        order=50,
        about=_("Who holds which product's authorisation in which register, and which path is open to a product."),
    )

    def ready(self) -> None:
        from daodi.hub.core.search.registry import findable
        from daodi.hub.exchange.authorisations.found import said_of_authorisation, said_of_product
        from daodi.hub.exchange.authorisations.models import Authorisation, MedicinalProduct

        findable(MedicinalProduct, said_of_product)
        findable(Authorisation, said_of_authorisation)

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """What a query finds, as far as the actor may see it."""
        from daodi.hub.exchange.authorisations.found import hits

        return hits(query, actor)
