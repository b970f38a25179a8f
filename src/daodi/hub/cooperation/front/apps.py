"""The room of public pages: what a cooperation shows to everybody."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Front(AppConfig):
    name = "daodi.hub.cooperation.front"
    label = "front"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="cooperation",
        title=_("Public pages"),
        href="front:list",
        order=60,
        about=_("What a cooperation is, its partners, its figures with their evidence, and its news, for everybody."),
    )
