"""Trade documents as UBL 2.4, out and in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Ubl(AppConfig):
    name = "daodi.hub.exchange.ubl"
    label = "ubl"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="exchange",
        title=_("Documents (UBL)"),
        href="ubl:home",
        order=45,
        about=_("Catalogues, quotes, orders, shipments and invoices in the format of other systems, out and in."),
    )
