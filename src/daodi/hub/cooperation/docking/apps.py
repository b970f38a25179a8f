"""The room of needs and offers."""

from django.apps import AppConfig


class Docking(AppConfig):
    name = "daodi.hub.cooperation.docking"
    label = "docking"
    default_auto_field = "django.db.models.BigAutoField"
