"""The room of orders, what was shipped and received, complaints and disputes."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Orders(AppConfig):
    name = "daodi.hub.exchange.orders"
    label = "orders"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="exchange",
        title=_("Orders"),
        href="orders:list",
        order=30,
        about=_("From a quote to what arrived: confirmed, shipped in parts, received, and complaints settled."),
    )

    def ready(self) -> None:
        """Tells the catalogue what it may show of a supplier, and that a listing can be ordered."""
        from daodi.hub.exchange.catalogue.record import bring, lead
        from daodi.hub.exchange.orders import record

        bring("orders", record.figures)
        lead("orders", record.order_wanted)

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The orders that a query finds, as far as the actor may see them."""
        from daodi.hub.exchange.orders.found import hits

        return hits(query, actor)
