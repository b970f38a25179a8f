"""What a cooperation shows to everybody."""

from django.apps import AppConfig


class Front(AppConfig):
    name = "daodi.hub.cooperation.front"
    label = "front"
    default_auto_field = "django.db.models.BigAutoField"
