"""The room of alliances, memoranda, platforms and their meetings."""

from django.apps import AppConfig


class Mechanisms(AppConfig):
    name = "daodi.hub.cooperation.mechanisms"
    label = "mechanisms"
    default_auto_field = "django.db.models.BigAutoField"
