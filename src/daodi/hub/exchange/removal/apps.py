"""The room where anyone reports what should not stand here, and the operator decides."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Removal(AppConfig):
    name = "daodi.hub.exchange.removal"
    label = "removal"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="exchange",
        title=_("Notice and removal"),
        href="removal:about",
        order=80,
        about=_("Anyone reports what should not stand here; the operator decides, with reasons and in time."),
    )
