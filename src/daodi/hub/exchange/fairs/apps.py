"""The room of fairs: exhibitors, visitors, and meetings that both sides want."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Fairs(AppConfig):
    name = "daodi.hub.exchange.fairs"
    label = "fairs"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="exchange",
        title=_("Fairs"),
        href="fairs:list",
        order=70,
        about=_("Who shows what at which stand; a time for everybody who wants to meet, once both want it."),
    )
