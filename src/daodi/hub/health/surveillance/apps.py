"""The room of counts over areas and weeks, alarms, and what was made of them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Surveillance(AppConfig):
    name = "daodi.hub.health.surveillance"
    label = "surveillance"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="health",
        title=_("Surveillance"),
        href="surveillance:list",
        order=10,
        about=_("Counts by area and week from many offices; what is above its bound is seen, acknowledged, assessed."),
    )
