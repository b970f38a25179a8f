"""The room of inquiries, quotes and samples."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Inquiries(AppConfig):
    name = "daodi.hub.exchange.inquiries"
    label = "inquiries"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="exchange",
        title=_("Inquiries"),
        href="inquiries:list",
        order=20,
        about=_("Ask several suppliers at once and compare what they quote: cost there, lots in your market, papers."),
    )

    def ready(self) -> None:
        """Tells the catalogue what it may show of a supplier, and where a listing leads on."""
        from daodi.hub.exchange.catalogue.record import bring, lead
        from daodi.hub.exchange.inquiries import record

        bring("inquiries", record.figures)
        lead("inquiries", record.quote_wanted)
        lead("samples", record.sample_wanted)

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The inquiries that a query finds, of those that the actor is a party to."""
        from daodi.hub.exchange.inquiries.found import hits

        return hits(query, actor)
