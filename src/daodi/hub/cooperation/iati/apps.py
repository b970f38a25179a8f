"""IATI 2.03, out and in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Iati(AppConfig):
    name = "daodi.hub.cooperation.iati"
    label = "iati"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="cooperation",
        title=_("IATI"),
        href="iati:home",
        order=60,
        about=_(
            "Projects and results in the format of international aid: published for everybody, and read from files."
        ),
    )
