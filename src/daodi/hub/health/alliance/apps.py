"""The room of a hospital alliance: who offers which service where, and programmes with their sessions."""

from django.apps import AppConfig


class Alliance(AppConfig):
    name = "daodi.hub.health.alliance"
    label = "alliance"
    default_auto_field = "django.db.models.BigAutoField"
