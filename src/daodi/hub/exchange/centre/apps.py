"""The room of a trading centre: notices, samples on show, prices of closed orders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Centre(AppConfig):
    name = "daodi.hub.exchange.centre"
    label = "centre"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="exchange",
        title=_("Trading centre"),
        href="centre:board",
        order=60,
        about=_("The centre's board, the samples on its shelves, and a price index that names nobody."),
    )
